import DecisionDiagrams
import SystemDesign

/// When a flow is lost, over the single things that can be, as far as so few losses go.
///
/// Of machines that are alike no more are told apart than may be lost: six hundred instances are
/// two variables where pairs are sought. What hops are needed for in part counts in full, and a
/// shard counts as soon as some execution meets it.
struct StructuralLosses {
  enum Loss: Hashable {
    /// One of the machines of a class.
    case machine(class: Int, unit: Int)
    /// A zone, a region or something that is shared.
    case place(Variable)
  }

  let classes: MachineClasses
  private(set) var function = CoherentFunction()
  private(set) var top = CoherentFunction.never
  /// What each variable stands for.
  private(set) var losses: [Loss] = []
  /// Whether something stands in too many places to try them all.
  private(set) var isCutShort = false
  private var numbers: [Loss: Int] = [:]
  private let order: Int
  /// The places that were asked for last, and all choices of them.
  private var known: (places: [Variable], subsets: [[Variable]]) = ([], [[]])

  /// More places than this are not combined with each other.
  private static let mostPlaces = 64

  /// So many shards of several stores, each with each, are told apart.
  private static let mostAssignments = 64

  init(
    of success: SuccessFunction, root: SuccessFunction.ID, load: RedundancyGroup.Load,
    upTo order: Int
  ) {
    classes = MachineClasses(of: success, under: root)
    self.order = order
    let needed = success.conjuncts(of: root)
    let places = success.reachable(from: needed)
    let groups = Dictionary(
      uniqueKeysWithValues: places.compactMap { place -> (Int, CoherentFunction.Node)? in
        guard case .group(let number) = success.nodes[place] else { return nil }
        return (number, lost(success.groups[number], number, load))
      })
    // What takes some execution down: each meets one shard of a store, the same at every hop.
    let met = assignments(success, places)
    top = function.any(met.map { lost(success, needed, places, groups, meeting: $0) })
  }

  /// A store whose shard is chosen at two hops is taken shard by shard; one that is chosen once
  /// needs no telling apart.
  private mutating func assignments(
    _ success: SuccessFunction, _ places: [SuccessFunction.ID]
  ) -> [[Int: Int]] {
    var nodes: [Int: (count: Int, options: Int)] = [:]
    for place in places {
      guard case .shard(let choice) = success.nodes[place] else { continue }
      let known = nodes[choice.component] ?? (0, 0)
      nodes[choice.component] = (known.count + 1, max(known.options, choice.options.count))
    }
    var all: [[Int: Int]] = [[:]]
    for (component, node) in nodes.sorted(by: { $0.key < $1.key }) where node.count > 1 {
      guard all.count * node.options <= Self.mostAssignments else {
        isCutShort = true
        return [[:]]
      }
      all = all.flatMap { assignment in
        (0..<node.options).map { assignment.merging([component: $0]) { $1 } }
      }
    }
    return all
  }

  private mutating func lost(
    _ success: SuccessFunction, _ needed: [SuccessFunction.ID], _ places: [SuccessFunction.ID],
    _ groups: [Int: CoherentFunction.Node], meeting shards: [Int: Int]
  ) -> CoherentFunction.Node {
    var made = [CoherentFunction.Node](
      repeating: CoherentFunction.never, count: success.nodes.count)
    for place in places {
      made[place] =
        switch success.nodes[place] {
        case .always: CoherentFunction.never
        case .all(let parts): function.any(parts.map { made[$0] })
        case .any(let parts): function.all(parts.map { made[$0] })
        case .atLeast(let count, let parts):
          function.atLeast(parts.count - count + 1, of: parts.map { made[$0] })
        case .group(let number): groups[number] ?? CoherentFunction.never
        case .sometimes(_, _, let part): made[part]
        case .shard(let choice):
          if let shard = shards[choice.component] {
            made[choice.options[min(shard, choice.options.count - 1)].node]
          } else {
            function.any(distinct(choice.options.map(\.node)).map { made[$0] })
          }
        }
    }
    return function.any(needed.map { made[$0] })
  }

  private mutating func variable(_ loss: Loss) -> CoherentFunction.Node {
    if let number = numbers[loss] { return function.variable(number) }
    numbers[loss] = losses.count
    losses.append(loss)
    return function.variable(losses.count - 1)
  }

  /// Some places and some machines elsewhere, so that too few are left.
  private mutating func lost(
    _ group: RedundancyGroup, _ number: Int, _ load: RedundancyGroup.Load
  ) -> CoherentFunction.Node {
    let own = (classes.ofGroup[number] ?? []).map { ($0, classes.all[$0]) }
    let all = own.reduce(0) { $0 + $1.1.count }
    let tooMany = group.total - group.needed(load) + 1
    var ways = group.needed(load) > 0 ? group.shared.map { variable(.place($0)) } : []
    let places = distinct(own.flatMap(\.1.places))
    if places.count > Self.mostPlaces { isCutShort = true }
    for lost in subsets(of: Array(places.prefix(Self.mostPlaces))) {
      let standing =
        lost.isEmpty ? own : own.filter { $0.1.places.allSatisfy { !lost.contains($0) } }
      let gone = lost.isEmpty ? 0 : all - standing.reduce(0) { $0 + $1.1.count }
      let more = tooMany - gone
      guard more <= order - lost.count else { continue }
      var units: [CoherentFunction.Node] = []
      if more > 0 {
        for (number, kind) in standing {
          for unit in 0..<min(kind.count, order) {
            units.append(variable(.machine(class: number, unit: unit)))
          }
        }
      }
      guard more <= units.count else { continue }
      ways.append(
        function.all(lost.map { variable(.place($0)) } + [function.atLeast(more, of: units)]))
    }
    return function.any(ways)
  }

  /// All choices of places that may be lost together: most groups stand in the same.
  private mutating func subsets(of places: [Variable]) -> [[Variable]] {
    if places != known.places {
      known = (places, Self.subsets(of: places, upTo: order))
    }
    return known.subsets
  }

  /// All choices of so many or fewer, the smaller ones first.
  static func subsets<Element>(of elements: [Element], upTo most: Int) -> [[Element]] {
    var all: [[Element]] = [[]]
    var last: [(chosen: [Element], next: Int)] = [([], 0)]
    for _ in 0..<max(0, most) {
      last = last.flatMap { chosen, next in
        (next..<elements.count).map { (chosen + [elements[$0]], $0 + 1) }
      }
      all += last.map(\.chosen)
    }
    return all
  }
}
