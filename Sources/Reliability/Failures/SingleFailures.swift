/// What takes a flow down when it alone is lost: its minimal cut sets of order one.
///
/// Exact, without trying each: a whole that needs all its parts is lost with any of them, one that
/// needs any part only with what all of them share. Sets are kept where a choice begins; below an
/// "all of these" they are gathered by walking, so that a long flow costs its length and no square.
struct SingleFailures {
  /// What takes every execution down.
  let every: Set<Variable>
  /// What takes at least those executions down that meet some shards; holds `every` as well.
  let some: Set<Variable>

  private struct Sets {
    var every: Set<Variable> = []
    var some: Set<Variable> = []
  }

  /// The things whose loss takes the root down, with the number of machines needed at a load.
  ///
  /// Components that are taken to be perfect never fail, whatever they stand in. With
  /// `atAnyTime` false only what every execution needs counts.
  init(
    of function: SuccessFunction, root: SuccessFunction.ID, load: RedundancyGroup.Load,
    perfect: Set<Int> = [], atAnyTime: Bool = true
  ) {
    var search = Search(function, load, perfect, atAnyTime)
    var known: [SuccessFunction.ID: Sets] = [:]
    for place in function.reachable(from: root) {
      switch function.nodes[place] {
      case .any(let parts):
        known[place] = search.lost(1, of: parts, known)
      case .atLeast(let count, let parts):
        known[place] = search.lost(count, of: parts, known)
      case .shard(let choice):
        known[place] = search.lost(choice, known)
      case .always, .all, .group, .sometimes: break
      }
    }
    let sets = search.gather(root, known)
    every = sets.every
    some = sets.some
  }

  private struct Search {
    let function: SuccessFunction
    let load: RedundancyGroup.Load
    let perfect: Set<Int>
    let atAnyTime: Bool
    /// In which walk each node was met last.
    private var met: [Int]
    private var walks = 0

    init(
      _ function: SuccessFunction, _ load: RedundancyGroup.Load, _ perfect: Set<Int>,
      _ atAnyTime: Bool
    ) {
      self.function = function
      self.load = load
      self.perfect = perfect
      self.atAnyTime = atAnyTime
      met = Array(repeating: 0, count: function.nodes.count)
    }

    /// What a whole is lost with, walking through the parts it needs all of.
    mutating func gather(_ root: SuccessFunction.ID, _ known: [SuccessFunction.ID: Sets]) -> Sets {
      // Kept apart until the end: most of what is lost is lost for every execution.
      var (every, more): (Set<Variable>, Set<Variable>) = ([], [])
      walks += 1
      var open = [root]
      while let next = open.popLast() {
        guard met[next] != walks else { continue }
        met[next] = walks
        switch function.nodes[next] {
        case .always: break
        case .all(let parts): open += parts
        case .sometimes(_, _, let part): if atAnyTime { open.append(part) }
        case .group(let number):
          guard !perfect.contains(function.groups[number].component) else { break }
          every.formUnion(function.groups[number].singleFailures(load))
        case .any, .atLeast, .shard:
          every.formUnion(known[next]?.every ?? [])
          more.formUnion(known[next]?.some ?? [])
        }
      }
      return Sets(every: every, some: more.isEmpty ? every : every.union(more))
    }

    /// What leaves fewer than so many parts.
    mutating func lost(
      _ needed: Int, of parts: [SuccessFunction.ID], _ known: [SuccessFunction.ID: Sets]
    ) -> Sets {
      let spare = parts.count - needed
      let sets = parts.map { gather($0, known) }
      return Sets(
        every: Self.inMore(than: spare, of: sets.map(\.every)),
        some: Self.inMore(than: spare, of: sets.map(\.some)))
    }

    private static func inMore(than spare: Int, of sets: [Set<Variable>]) -> Set<Variable> {
      var counts: [Variable: Int] = [:]
      for set in sets { for variable in set { counts[variable, default: 0] += 1 } }
      return Set(counts.lazy.filter { $0.value > spare }.map(\.key))
    }

    /// A machine of one shard never takes down the executions that meet another.
    mutating func lost(
      _ choice: SuccessFunction.ShardChoice, _ known: [SuccessFunction.ID: Sets]
    ) -> Sets {
      let sets = choice.options.map { gather($0.node, known) }
      let every = sets.dropFirst().reduce(sets.first?.every ?? []) { $0.intersection($1.every) }
      return Sets(
        every: every.filter { $0.component != choice.component },
        some: sets.reduce([]) { $0.union($1.some) })
    }
  }
}
