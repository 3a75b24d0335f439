/// Each element once, where it first stands.
@inlinable package func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
  // Most lists have two or three elements.
  guard elements.count > 8 else {
    return elements.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
