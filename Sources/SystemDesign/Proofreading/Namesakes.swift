extension Design {
  /// Whether several of its inputs go by one name, so that they may differ in value.
  package var hasNamesakes: Bool {
    var seen = FormulaNumbers()
    var names: Set<String> = []
    // A list of what is open and no recursion: a sum of ten thousand terms is ten thousand deep.
    var open = Figures(statements: statements, components: components).all.map(\.formula)
    while let next = open.popLast() {
      guard seen.give(0, to: next) == nil else { continue }
      if case .assumption(let name, _, _, _) = next.operation, !names.insert(name).inserted {
        return true
      }
      next.eachPart { open.append($0) }
    }
    return false
  }
}
