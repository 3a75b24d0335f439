/// The diagram of a part.
struct PartDiagram: Sendable {
  /// The leaf of each level.
  let leaves: [Int]
  let diagram: FrozenDiagram

  /// Tries the orders of the leaves with room for few nodes, then with more, and drops the orders
  /// that get least far; nil where not even the best has room.
  init?(of part: Part, mostNodes: Int) {
    let possible = LeafOrders(of: part)
    // Found when their turn comes: most parts are small in the first.
    var orders = LeafOrders.Arrangement.allCases.map { way in { possible.order(way) } }
    // What is no combination of anything needs a few nodes for each leaf.
    let few = max(4_000, 16 * part.leaves.count)
    var room = few
    while true {
      room = min(room, mostNodes)
      var reached: [(progress: Int, order: [Int])] = []
      var best: (diagram: FrozenDiagram, order: [Int], count: Int)?
      for order in orders.lazy.map({ $0() }) {
        if reached.contains(where: { $0.order == order }) || best?.order == order { continue }
        var builder = PartBuilder(part, order, mostNodes: min(room, best?.count ?? room))
        if let diagram = builder.run() {
          best = (diagram, order, builder.nodeCount)
          // No other order makes a difference that anybody would notice.
          if builder.nodeCount <= few { break }
        } else {
          reached.append((builder.progress, order))
        }
      }
      if let best {
        leaves = best.order.map { part.leaves[$0 - 2] }
        diagram = best.diagram
        return
      }
      guard room < mostNodes else { return nil }
      reached.sort { $0.progress > $1.progress }
      orders = reached.prefix(max(1, (reached.count + 1) / 2)).map { found in { found.order } }
      room *= 8
    }
  }
}

/// Builds the diagram of a part in one order of its leaves.
private struct PartBuilder: ~Copyable {
  private let part: Part
  private let order: [Int]
  private var diagram: BinaryDiagram
  private(set) var progress = 0

  init(_ part: Part, _ order: [Int], mostNodes: Int) {
    self.part = part
    self.order = order
    diagram = BinaryDiagram(mostNodes: mostNodes)
  }

  var nodeCount: Int { diagram.table.count }

  mutating func run() -> FrozenDiagram? {
    var levels = [Int](repeating: 0, count: part.firstGate)
    var refs = [BinaryDiagram.Ref](repeating: BinaryDiagram.never, count: part.count)
    refs[1] = BinaryDiagram.always
    for (level, leaf) in order.enumerated() {
      levels[leaf] = level
      refs[leaf] = diagram.variable(level)
    }
    for gate in part.gates.indices {
      let children = part.children(ofGate: gate)
      let parts = children.map { refs[Int($0)] }
      let made =
        switch part.kind(ofGate: gate) {
        case .all: fold(.and, parts)
        case .any: fold(.or, parts)
        case .atLeast: atLeast(Int(part.function.numbers[part.gates[gate]]), of: parts)
        case .choice:
          diagram.choose(levels[Int(children[children.startIndex])], parts[1], parts[2])
        case .never, .always, .variable: BinaryDiagram.never
        }
      refs[part.firstGate + gate] = made
      if diagram.isFull { return nil }
      progress += 1
    }
    return FrozenDiagram(of: refs[part.count - 1], in: diagram.table)
  }

  /// From the deepest part up: what is joined on top then costs little.
  private mutating func fold(
    _ operation: BinaryDiagram.Operation, _ parts: [BinaryDiagram.Ref]
  ) -> BinaryDiagram.Ref {
    let sorted = sorted(parts)
    var whole = sorted[0]
    for part in sorted.dropFirst() { whole = diagram.combine(operation, part, whole) }
    return whole
  }

  private func sorted(_ parts: [BinaryDiagram.Ref]) -> [BinaryDiagram.Ref] {
    parts.sorted { diagram.level(of: $0) > diagram.level(of: $1) }
  }

  /// At least so many of these, counted from the deepest up.
  private mutating func atLeast(
    _ count: Int, of parts: [BinaryDiagram.Ref]
  ) -> BinaryDiagram.Ref {
    // What it takes that so many more of the parts so far are true.
    var more =
      [BinaryDiagram.always] + [BinaryDiagram.Ref](repeating: BinaryDiagram.never, count: count)
    for part in sorted(parts) {
      if diagram.isFull { return BinaryDiagram.never }
      for needed in stride(from: count, to: 0, by: -1) {
        let with = diagram.combine(.and, part, more[needed - 1])
        more[needed] = diagram.combine(.or, with, more[needed])
      }
    }
    return more[count]
  }
}
