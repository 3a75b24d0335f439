extension CoherentFunction {
  /// The same function with fewer parts: without constants, repetitions and what another part
  /// covers, and with parts that are alike made one.
  func simplified(under root: Node) -> (function: CoherentFunction, root: Node) {
    var (function, root) = (self, root)
    // Each round may make new modules of what was tied together; in practice two are enough.
    for round in 0..<Self.mostRounds {
      var simplifier = Simplifier(
        function, root, round == 0 ? nil : Certainties(of: function, under: root))
      let count = function.nodeCount
      (function, root) = simplifier.run()
      if round > 0 && function.nodeCount >= count { break }
    }
    return (function, root)
  }

  private static let mostRounds = 6
}

private struct Simplifier {
  private let old: CoherentFunction
  private let root: CoherentFunction.Node
  private let certainties: Certainties?
  private var new = CoherentFunction()
  private var known: [Key: CoherentFunction.Node] = [:]
  /// The last gate in which each new part was met.
  private var met: [Int] = []

  private struct Key: Hashable {
    let kind: CoherentFunction.Kind
    let number: UInt32
    let parts: [UInt32]
  }

  private typealias Node = CoherentFunction.Node

  init(
    _ function: CoherentFunction, _ root: CoherentFunction.Node, _ certainties: Certainties?
  ) {
    old = function
    self.root = root
    self.certainties = certainties
  }

  mutating func run() -> (function: CoherentFunction, root: CoherentFunction.Node) {
    let isUsed = old.isUsed(under: root)
    let isInlined = isInlined(isUsed)
    var made = [Node](repeating: CoherentFunction.never, count: isUsed.count)
    // What others than the module itself see of a part.
    func seen(_ part: UInt32) -> Node { certainties?.constants[Int(part)] ?? made[Int(part)] }
    for place in isUsed.indices where isUsed[place] && !isInlined[place] {
      let kind = old.kinds[place]
      let parts = old.parts(of: place)
      switch kind {
      case .never: made[place] = CoherentFunction.never
      case .always: made[place] = CoherentFunction.always
      case .variable: made[place] = new.variable(Int(old.numbers[place]))
      case .all, .any: made[place] = join(kind, inlined(place, isInlined, made).map(\.place))
      case .atLeast: made[place] = atLeast(Int(old.numbers[place]), parts.map(seen))
      case .choice: made[place] = choice(old.number(ofChoice: place), parts.map(seen))
      }
    }
    return (new, made[Int(root.place)])
  }

  /// Whether each part is written out in the only part that uses it, which is of the same kind.
  private func isInlined(_ isUsed: [Bool]) -> [Bool] {
    var users = [Int](repeating: 0, count: isUsed.count)
    var isAlike = [Bool](repeating: false, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      let kind = old.kinds[place]
      for part in old.parts(of: place) {
        users[Int(part)] += 1
        isAlike[Int(part)] = (kind == .all || kind == .any) && old.kinds[Int(part)] == kind
      }
    }
    return isUsed.indices.map { users[$0] == 1 && isAlike[$0] }
  }

  /// The parts of a gate with those written out that no other uses.
  private func inlined(_ gate: Int, _ isInlined: [Bool], _ made: [Node]) -> [Node] {
    var parts: [Node] = []
    var open: [(place: Int, isWay: Bool)] = []
    func enter(_ place: Int, _ open: inout [(place: Int, isWay: Bool)]) {
      if let ways = certainties?.ways[place] {
        open += ways.reversed().map { ($0, true) }
      } else {
        open += old.parts(of: place).reversed().map { (Int($0), false) }
      }
    }
    enter(gate, &open)
    while let (place, isWay) = open.popLast() {
      if isInlined[place] {
        enter(place, &open)
      } else {
        // A module's own ways are what they are; others may take them for granted.
        parts.append(isWay ? made[place] : certainties?.constants[place] ?? made[place])
      }
    }
    return parts
  }

  private mutating func join(_ kind: CoherentFunction.Kind, _ parts: [UInt32]) -> Node {
    let (neutral, absorbing) =
      kind == .all
      ? (CoherentFunction.always, CoherentFunction.never)
      : (CoherentFunction.never, CoherentFunction.always)
    if parts.contains(absorbing.place) { return absorbing }
    let stamp = new.nodeCount
    // One stamp for each gate that is made; a gate that turns out to be known is met again.
    while met.count < new.nodeCount { met.append(-1) }
    var distinct: [UInt32] = []
    for part in parts where part != neutral.place {
      if met[Int(part)] != stamp {
        met[Int(part)] = stamp
        distinct.append(part)
      }
    }
    // "x or (x and y)" is x.
    let opposite: CoherentFunction.Kind = kind == .all ? .any : .all
    let needed = distinct.filter { part in
      new.kinds[Int(part)] != opposite
        || !new.parts(of: Int(part)).contains { met[Int($0)] == stamp }
    }
    for part in distinct { met[Int(part)] = -1 }
    if needed.isEmpty { return neutral }
    return needed.count == 1 ? Node(place: needed[0]) : gate(kind, 0, needed)
  }

  private mutating func atLeast(_ count: Int, _ parts: [Node]) -> Node {
    let count = count - parts.count { $0 == CoherentFunction.always }
    let parts = parts.filter { $0 != CoherentFunction.always && $0 != CoherentFunction.never }
    if count <= 0 { return CoherentFunction.always }
    if count > parts.count { return CoherentFunction.never }
    if count == 1 { return join(.any, parts.map(\.place)) }
    if count == parts.count { return join(.all, parts.map(\.place)) }
    return gate(.atLeast, count, parts.map(\.place))
  }

  private mutating func choice(_ number: Int, _ parts: [Node]) -> Node {
    if parts[0] == CoherentFunction.always || parts[1] == parts[2] { return parts[1] }
    if parts[0] == CoherentFunction.never { return parts[2] }
    return gate(.choice, number, parts.map(\.place))
  }

  private mutating func gate(
    _ kind: CoherentFunction.Kind, _ number: Int, _ parts: [UInt32]
  ) -> Node {
    let key = Key(
      kind: kind, number: UInt32(number), parts: kind == .choice ? parts : parts.sorted())
    if let node = known[key] { return node }
    let nodes = parts.map { Node(place: $0) }
    let node =
      switch kind {
      case .all: new.all(nodes)
      case .any: new.any(nodes)
      case .atLeast: new.atLeast(number, of: nodes)
      default: new.choose(number, nodes[1], nodes[2])
      }
    known[key] = node
    return node
  }
}
