/// A choice among several ways, as seen from within one of them.
struct EnclosingChoice {
  /// Its number among those of the flow.
  let number: Int
  /// The way from which it is seen.
  let way: Int
  /// It and the choices within its other ways.
  private let others: Set<Int>

  init(number: Int, ways: [[Outline.Item]], way: Int) {
    (self.number, self.way) = (number, way)
    var others: Set<Int> = [number]
    var open = ways.indices.filter { $0 != way }.flatMap { ways[$0] }
    while let item = open.popLast() {
      switch item {
      case .hop(_, let instead): open += instead
      case .oneOf(let choice, let ways):
        others.insert(choice)
        open += ways.joined()
      }
    }
    self.others = others
  }

  /// Whether it depends on the number of open ways that something sends load another way.
  func governs(_ diversion: Diversion, in flow: Int) -> Bool {
    guard case .way(let choice, _) = diversion.place else { return false }
    return diversion.flow == flow && others.contains(choice)
  }
}
