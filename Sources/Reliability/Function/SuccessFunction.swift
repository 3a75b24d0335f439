import SystemDesign

/// When a flow succeeds: an expression over what can be lost, each shared part held once.
///
/// Parts come before wholes, so that everything that is worked out of it is one pass without
/// recursion: a flow may have a hundred thousand hops.
struct SuccessFunction: Sendable {
  /// The place of a node.
  typealias ID = Int

  enum Node: Hashable, Sendable {
    case always
    case all([ID])
    case any([ID])
    case atLeast(Int, [ID])
    /// A group, by its number.
    case group(Int)
    /// Needed in this share of executions, by the number of the hop; nil where it is unknown.
    case sometimes(hop: Int, share: Double?, ID)
    case shard(ShardChoice)
  }

  /// The shard one execution meets, each as likely as any other.
  struct ShardChoice: Hashable, Sendable {
    /// The store; all choices of one store choose alike, for they look for the same record.
    let component: Int
    /// How many shards are alike, and what the flow needs of one of them.
    let options: [Option]
    /// The share of executions that meet a given shard.
    let meets: Double

    struct Option: Hashable, Sendable {
      let count: Int
      let node: ID
    }

    var total: Int { options.reduce(0) { $0 + $1.count } }
  }

  private(set) var nodes: [Node] = [.always]
  private(set) var groups: [RedundancyGroup] = []
  private var places: [Node: ID] = [.always: 0]

  /// The function that nothing can make fail.
  static let always: ID = 0

  private mutating func place(of node: Node) -> ID {
    if let place = places[node] { return place }
    nodes.append(node)
    places[node] = nodes.count - 1
    return nodes.count - 1
  }

  /// All of these.
  mutating func all(_ parts: [ID]) -> ID {
    let needed = distinct(parts.filter { $0 != Self.always })
    guard let first = needed.first else { return Self.always }
    return needed.count == 1 ? first : place(of: .all(needed))
  }

  /// Any of these; of nothing, nothing is asked.
  mutating func any(_ parts: [ID]) -> ID {
    let choices = distinct(parts)
    guard let first = choices.first, !choices.contains(Self.always) else { return Self.always }
    return choices.count == 1 ? first : place(of: .any(choices))
  }

  /// What nothing makes true: one of no parts.
  mutating func never() -> ID { place(of: .atLeast(1, [])) }

  /// So many of these, each of which counts as often as it is given.
  mutating func atLeast(_ count: Int, _ parts: [ID]) -> ID {
    if count <= 0 { return Self.always }
    if count >= parts.count { return all(parts) }
    return count == 1 ? any(parts) : place(of: .atLeast(count, parts))
  }

  /// Enough of a group; every call makes another group.
  mutating func group(_ group: RedundancyGroup) -> ID {
    guard group.total > 0 else { return Self.always }
    groups.append(group)
    return place(of: .group(groups.count - 1))
  }

  /// Needed in a share of executions.
  mutating func sometimes(hop: Int, share: Double?, _ part: ID) -> ID {
    part == Self.always ? part : place(of: .sometimes(hop: hop, share: share, part))
  }

  /// What the shard that one execution meets must do.
  mutating func shard(_ choice: ShardChoice) -> ID {
    choice.options.contains { $0.node != Self.always } ? place(of: .shard(choice)) : Self.always
  }

  /// The places a root rests on, parts before wholes.
  func reachable(from root: ID) -> [ID] { reachable(from: [root]) }

  /// The parts that a root needs all of, through all that needs all of its own, as one reads them.
  func conjuncts(of root: ID) -> [ID] {
    inReadingOrder(from: root) { node in
      if case .all(let parts) = node { parts } else { [] }
    }
    .filter { if case .all = nodes[$0] { false } else { true } }
  }

  /// Whether a root needs all that another one needs, as far as few parts tell.
  func isNeeded(_ other: ID, by root: ID) -> Bool {
    guard other != Self.always, let needed = fewConjuncts(of: other),
      let all = fewConjuncts(of: root)
    else { return false }
    return needed.isSubset(of: all)
  }

  /// The parts that a root needs all of; nil where they are many, for a long flow asks often.
  private func fewConjuncts(of root: ID) -> Set<ID>? {
    var seen: Set<ID> = []
    var found: Set<ID> = []
    var open = [root]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard seen.count + open.count <= Self.mostConjuncts else { return nil }
      if case .all(let parts) = nodes[next] { open += parts } else { found.insert(next) }
    }
    return found
  }

  /// As many parts are looked at to tell whether one root needs another.
  private static let mostConjuncts = 256

  /// The places several roots rest on, parts before wholes.
  func reachable(from roots: [ID]) -> [ID] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var open = roots
    while let next = open.popLast() {
      if seen[next] { continue }
      seen[next] = true
      open += nodes[next].parts
    }
    return nodes.indices.filter { seen[$0] }
  }

  /// The places a root rests on as one meets them reading from it.
  func inReadingOrder(
    from root: ID, through parts: (Node) -> [ID] = \.parts
  ) -> [ID] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var order: [ID] = []
    var open = [root]
    while let next = open.popLast() {
      if seen[next] { continue }
      seen[next] = true
      order.append(next)
      open += parts(nodes[next]).reversed()
    }
    return order
  }

  /// The groups a small part rests on, by number; costs that part and not the whole function.
  func groupNumbers(under part: ID) -> [Int] {
    var seen: Set<ID> = []
    var open = [part]
    var numbers: [Int] = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if case .group(let number) = nodes[next] { numbers.append(number) }
      open += nodes[next].parts
    }
    return numbers
  }

  /// The choice of a shard in each store.
  var choices: [Int: ShardChoice] {
    var choices: [Int: ShardChoice] = [:]
    for case .shard(let choice) in nodes { choices[choice.component] = choice }
    return choices
  }

  /// The groups a root rests on.
  func groups(under root: ID) -> [RedundancyGroup] {
    reachable(from: root).compactMap {
      if case .group(let number) = nodes[$0] { groups[number] } else { nil }
    }
  }
}

extension SuccessFunction.Node {
  var parts: [SuccessFunction.ID] {
    switch self {
    case .always, .group: []
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts
    case .sometimes(_, _, let part): [part]
    case .shard(let choice): choice.options.map(\.node)
    }
  }
}

extension SuccessFunction.ShardChoice {
  /// How often an execution meets each option when it has met none before.
  var odds: [Double] {
    var left = total
    return options.map { option in
      defer { left -= option.count }
      return left > 0 ? Double(option.count) / Double(left) : 1
    }
  }
}
