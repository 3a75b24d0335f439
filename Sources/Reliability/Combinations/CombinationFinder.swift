import DecisionDiagrams
import SystemDesign

/// Finds the minimal cut sets of a flow beyond the single points, and tells alike ones once.
struct CombinationFinder {
  let needs: FlowFunction
  let root: SuccessFunction.ID
  let topology: Topology

  /// More sets than anybody reads, and few enough to list in a tenth of a second.
  private static let mostSets = 20_000

  /// The combinations of two to so many things.
  func combinations(upTo order: Int) -> Combinations {
    let losses = StructuralLosses(of: needs.function, root: root, load: .peak, upTo: order)
    let sets = ModularDiagram(of: losses.function, root: losses.top, mostNodes: 200_000)
      .cutSets(mostOrder: order)
    var complete = min(order, sets.completeOrder ?? order)
    var listed = sets.sets(upTo: complete, most: Self.mostSets)
    while listed == nil, complete > 1 {
      complete -= 1
      listed = sets.sets(upTo: complete, most: Self.mostSets)
    }
    let patterns = distinct((listed ?? []).filter { $0.count > 1 }.map { Pattern($0, losses) })
    return Combinations(
      all: told(patterns, losses), completeOrder: complete,
      isCutShort: losses.isCutShort || needs.isCutShort)
  }

  /// A set without which of several alike machines is meant.
  private struct Pattern: Hashable {
    /// The classes of the machines, each as often as it loses one.
    let machines: [Int]
    let places: [Variable]

    init(_ set: [Int], _ losses: StructuralLosses) {
      var machines: [Int] = []
      var places: [Variable] = []
      for number in set {
        switch losses.losses[number] {
        case .machine(let kind, _): machines.append(kind)
        case .place(let variable): places.append(variable)
        }
      }
      self.init(machines: machines, places: places)
    }

    init(machines: [Int], places: [Variable]) {
      (self.machines, self.places) = (machines.sorted(), places.sorted())
    }
  }

  /// Patterns that read alike become one, with their number.
  private func told(_ patterns: [Pattern], _ losses: StructuralLosses) -> [Combination] {
    let known = Set(patterns)
    let sets = SetLosses(of: needs.function, losses.classes)
    let shares = ExecutionShare(of: needs.function, root: root, losses.classes)
    let unloaded = FailingExecutions(
      of: needs.function, root: needs.acceptedUnloaded, needingAllHops: true)
    var order: [Reading] = []
    var counts: [Reading: Double] = [:]
    var examples: [Reading: Gone] = [:]
    var alike = AlikeNumbers()
    for pattern in patterns {
      let failing = sets.failing(machines: pattern.machines, places: pattern.places)
      let reading = Reading(
        members: members(pattern, losses.classes),
        // Structural where it takes the flow down whatever the load.
        cause: unloaded.share(failing.unloaded) > 0 ? .structural : .capacity,
        share: alike.first(shares.share(losing: pattern.machines, failing.atPeak)),
        isByPlace: isByPlace(pattern, losses.classes, known))
      guard reading.share > 1e-12 else { continue }
      if counts[reading] == nil {
        order.append(reading)
        examples[reading] = example(of: pattern, losses.classes)
      }
      counts[reading, default: 0] += self.count(pattern, losses.classes)
    }
    let managed = Set(topology.parts.lazy.filter(\.isManaged).map(\.name))
    return order.map { reading in
      Combination(
        members: reading.members, cause: reading.cause, share: reading.share,
        count: counts[reading] ?? 1,
        isManaged: reading.members.allSatisfy { member in
          member.kind == .component && managed.contains(member.name)
        }, example: examples[reading] ?? Gone(), isByPlace: reading.isByPlace)
    }
    .enumerated().sorted { ($0.1.order, $0.0) < ($1.1.order, $1.0) }.map(\.1)
  }

  /// Machines of each class, as many of it as are lost, and the places.
  private func example(of pattern: Pattern, _ classes: MachineClasses) -> Gone {
    var left = classes.all.map { $0.machines[...] }
    let machines = pattern.machines.compactMap { left[$0].popFirst() }
    return Gone(machines: machines, places: pattern.places)
  }

  private struct Reading: Hashable {
    let members: [Combination.Member]
    let cause: SinglePoint.Cause
    let share: Double
    let isByPlace: Bool
  }

  private func members(_ pattern: Pattern, _ classes: MachineClasses) -> [Combination.Member] {
    var lost: [[Int]: Int] = [:]
    for kind in pattern.machines {
      lost[[classes.all[kind].component, classes.all[kind].shard], default: 0] += 1
    }
    let machines = lost.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, lost in
      let part = topology.parts[key[0]]
      let isSharded = part.isStore && part.instances > 1
      // Of those the flow rests on: reads from replicas do not count the primary.
      let own = classes.all.indices.filter {
        classes.all[$0].component == key[0] && classes.all[$0].shard == key[1]
      }
      let noun = part.isStore && isOfReplicas(Set(own), classes) ? .readCopies : part.noun
      let shard = isSharded ? " of one shard" : ""
      // Those that stand in a place lost as well are lost with it.
      let outside = own.filter {
        classes.all[$0].places.allSatisfy { !pattern.places.contains($0) }
      }
      let around = pattern.places.filter { place in
        own.contains { classes.all[$0].places.contains(place) }
      }
      return Combination.Member(
        kind: .component, name: part.name, lost: lost,
        of: outside.reduce(0) { $0 + classes.all[$1].count }, noun: noun.many + shard,
        nounOfOne: noun.one + shard, isOfShard: isSharded,
        outside: around.map { place(lost: $0).sentence })
    }
    return machines + pattern.places.map(place)
  }

  private func place(lost place: Variable) -> Combination.Member {
    Combination.Member(
      kind: place.memberKind, name: topology.name(of: place), lost: 1, of: 1, noun: "",
      nounOfOne: "", isOfShard: false, outside: [])
  }

  /// Whether a flow rests on these only as on copies beside the primary.
  private func isOfReplicas(_ kinds: Set<Int>, _ classes: MachineClasses) -> Bool {
    classes.ofGroup.allSatisfy { number, members in
      needs.function.groups[number].role == .replicas || !members.contains(where: kinds.contains)
    }
  }

  /// How many sets a pattern stands for.
  private func count(_ pattern: Pattern, _ classes: MachineClasses) -> Double {
    var chosen: [Int: Int] = [:]
    for kind in pattern.machines { chosen[kind, default: 0] += 1 }
    var alike: [Int: Int] = [:]
    let ways = chosen.reduce(1.0) { product, entry in
      let kind = classes.all[entry.key]
      alike[kind.component] = shards(like: kind, classes)
      return (0..<entry.value).reduce(product) {
        $0 * Double(kind.count - $1) / Double($1 + 1)
      }
    }
    return alike.values.reduce(ways) { $0 * Double($1) }
  }

  /// How many shards stand as the one that is written down for them.
  private func shards(like kind: MachineClasses.Class, _ classes: MachineClasses) -> Int {
    let part = topology.parts[kind.component]
    let shards = max(part.instances, 1)
    guard part.isStore, shards > 1 else { return 1 }
    let written = Set(classes.all.lazy.filter { $0.component == kind.component }.map(\.shard)).count
    guard written < shards else { return 1 }
    let alike = topology.isPlaced(part) ? 1 : min(shards, topology.places(of: part).count)
    return shards / alike + (kind.shard < shards % alike ? 1 : 0)
  }

  /// Whether a machine in the place of a zone it stands in makes a set as well.
  private func isByPlace(
    _ pattern: Pattern, _ classes: MachineClasses, _ known: Set<Pattern>
  ) -> Bool {
    pattern.places.contains { place in
      switch place {
      case .zone, .region: break
      case .machine, .domain: return false
      }
      let others = pattern.places.filter { $0 != place }
      return classes.all.indices.contains { kind in
        classes.all[kind].places.contains(place)
          && known.contains(Pattern(machines: pattern.machines + [kind], places: others))
      }
    }
  }
}

extension Variable {
  var memberKind: Combination.Member.Kind {
    switch self {
    case .machine: .component
    case .zone: .zone
    case .region: .region
    case .domain: .domain
    }
  }
}

extension Part {
  /// What its machines are called.
  fileprivate var noun: Wording.Noun {
    isManaged
      ? Wording.Noun(one: "service", many: "services")
      : isStore
        ? Wording.Noun(one: "copy", many: "copies")
        : Wording.Noun(one: "instance", many: "instances")
  }
}

extension Wording.Noun {
  fileprivate static let readCopies = Wording.Noun(one: "read copy", many: "read copies")
}
