import SystemDesign

extension Formula {
  /// The defaults it rests on, each once.
  var defaults: [ReferenceNumber] {
    var names: Set<String> = []
    var seen: Set<ObjectIdentifier> = []
    // A list of what is open and no recursion: a sum of ten thousand terms is ten thousand deep.
    var open = [self]
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      if case .assumption(let name, _, let source?, _) = next.operation,
        source.hasPrefix(ReferenceNumber.mark)
      {
        names.insert(name)
      }
      open += next.parts
    }
    return names.isEmpty ? [] : ReferenceNumber.all.filter { names.contains($0.quantity) }
  }
}

extension Figure {
  /// The published figures that stand in it for what the design does not state.
  public var defaults: [ReferenceNumber] { formula?.defaults ?? [] }
}
