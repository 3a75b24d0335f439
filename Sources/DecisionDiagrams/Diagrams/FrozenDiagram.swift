/// A finished diagram, with only the nodes that its root needs.
///
/// Nodes stand after those below them; the first two are the ends.
struct FrozenDiagram: Sendable {
  private(set) var levels: [UInt32] = [.max, .max]
  private(set) var lows: [UInt32] = [0, 1]
  private(set) var highs: [UInt32] = [0, 1]
  private(set) var root: UInt32

  init(of root: NodeTable.Ref, in table: borrowing NodeTable) {
    self.root = root
    guard root > 1 else { return }
    var places = [UInt32](repeating: 0, count: Int(root) + 1)
    places[Int(root)] = 1
    var count = 0
    for place in stride(from: Int(root), to: 1, by: -1) where places[place] != 0 {
      count += 1
      places[Int(table.nodes[place].low)] = 1
      places[Int(table.nodes[place].high)] = 1
    }
    (places[0], places[1]) = (0, 1)
    levels.reserveCapacity(count + 2)
    lows.reserveCapacity(count + 2)
    highs.reserveCapacity(count + 2)
    for place in stride(from: 2, through: Int(root), by: 1) where places[place] != 0 {
      let node = table.nodes[place]
      places[place] = UInt32(levels.count)
      levels.append(node.level)
      lows.append(places[Int(node.low)])
      highs.append(places[Int(node.high)])
    }
    self.root = UInt32(levels.count - 1)
  }

  /// The places of the nodes, without the ends.
  var nodes: Range<Int> { 2..<levels.count }
}
