import SystemDesign

/// Reads the components, each after those that it names.
///
/// The identities come first, since a sentence may name any component; then the components in an
/// order in which none holds one that is not read yet, so that none can hold itself.
struct PartReader {
  /// A queue puts dead letters into a queue, and that one into another: each is a level of the
  /// stack for whoever walks them, and no design has a hundred.
  private static let deepest = 100

  private enum State { case waiting, begun, read }

  private let items: [JSON]
  private var states: [State]
  private var parts: [Part]
  private let reader: ModelReader

  /// The same reader with every component in a list.
  static func read(_ json: JSON, _ reader: ModelReader) throws(ModelError) -> ModelReader {
    let here = reader.key("components")
    guard case .array(let items) = json else { throw here.expected("a list", json) }
    var identities: [Part.ID] = []
    var known: Set<Part.ID> = []
    for (index, item) in items.enumerated() {
      guard case .object(let object) = item else {
        throw here.index(index).expected("an object", item)
      }
      let identity = try ObjectShape<Part>.identity.read(object, here.index(index))
      guard known.insert(identity).inserted else {
        throw here.index(index).error(
          "'\(Shortened.name(identity.name))' is there twice, said in the same place")
      }
      identities.append(identity)
    }
    var table = PartReader(
      items: items, identities: identities, reader: reader.knowing(identities: identities))
    for index in items.indices { try table.read(index, depth: 0) }
    let read = table.knowingParts
    try read.checkRelatives()
    return read
  }

  private init(items: [JSON], identities: [Part.ID], reader: ModelReader) {
    self.items = items
    self.reader = reader
    // Each stands for itself until it is read; nothing looks at it before.
    parts = identities.map { Part(.external, $0.name, 1, nil, $0.origin) }
    states = Array(repeating: .waiting, count: items.count)
  }

  private mutating func read(_ index: Int, depth: Int) throws(ModelError) {
    guard states[index] != .read else { return }
    let here = reader.key("components").index(index)
    guard states[index] == .waiting else {
      throw here.key("relatives").error(
        "'\(Shortened.name(reader.known.identities[index].name))' names itself in the end")
    }
    guard depth <= Self.deepest else {
      throw here.error("components that name each other more than \(Self.deepest) deep")
    }
    states[index] = .begun
    if case .object(let object) = items[index], case .array(let relatives) = object["relatives"] {
      for (position, relative) in relatives.enumerated() {
        try read(try here.key("relatives").index(position).part(relative), depth: depth + 1)
      }
    }
    parts[index] = try decoded(index)
    states[index] = .read
  }

  /// Those who know the components are gone when the next one is noted, so that the list is not
  /// copied.
  private func decoded(_ index: Int) throws(ModelError) -> Part {
    try Shape<Part>.part.decode(items[index], knowingParts.key("components").index(index))
  }

  private var knowingParts: ModelReader { reader.knowing { $0.parts = parts } }
}
