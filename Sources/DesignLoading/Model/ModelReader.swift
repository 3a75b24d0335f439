import SystemDesign

/// Where in a model the reader stands, and what it has read before.
struct ModelReader: Sendable {
  /// What was read before.
  struct Known {
    /// The file that an origin without one is in.
    var file = ""
    var formulas: [Formula] = []
    var parts: [Part] = []
    fileprivate(set) var records: [Record] = []
    fileprivate(set) var identities: [Part.ID] = []
    fileprivate var recordsByName: [String: Int] = [:]
    fileprivate var partsByName: [String: Int] = [:]
  }

  /// The same for all readers that look things up in it: a step into a value copies one reference and
  /// no tables.
  private final class Shared: Sendable {
    let known: Known

    init(_ known: Known) { self.known = known }
  }

  private let shared: Shared
  let path: JSONPath

  var known: Known { shared.known }

  init() { self.init(Shared(Known()), JSONPath()) }

  private init(_ shared: Shared, _ path: JSONPath) { (self.shared, self.path) = (shared, path) }

  func key(_ name: String) -> ModelReader { ModelReader(shared, path.key(name)) }

  func index(_ index: Int) -> ModelReader { ModelReader(shared, path.index(index)) }

  /// The same reader once more is known.
  func knowing(_ change: (inout Known) -> Void) -> ModelReader {
    var known = known
    change(&known)
    return ModelReader(Shared(known), path)
  }

  /// Reads the value of a key or of a place in a list.
  ///
  /// Only an error is told the way to it: to note the way at each of a hundred thousand steps was a
  /// tenth of the reading.
  func inside<Value>(
    _ step: JSONPath.Step, _ read: (ModelReader) throws(ModelError) -> Value
  ) throws(ModelError) -> Value {
    do {
      return try read(ModelReader(shared, JSONPath()))
    } catch {
      throw error.inside(path, step)
    }
  }

  /// The same reader with the records, of which a name is that of one alone.
  func knowing(records: [Record]) throws(ModelError) -> ModelReader {
    var first: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      if let earlier = first[record.name] {
        throw key("records").index(index).key("name").error(
          "two records are called '\(Shortened.name(record.name))', here and at records[\(earlier)]; "
            + "give each its own name")
      }
      first[record.name] = index
    }
    return knowing { ($0.records, $0.recordsByName) = (records, first) }
  }

  /// The same reader with the components by name, of which none is read yet.
  func knowing(identities: [Part.ID]) -> ModelReader {
    let first = ModelReader.first(identities.map(\.name))
    return knowing { ($0.identities, $0.partsByName) = (identities, first) }
  }

  private static func first(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Which record a name or a number means.
  func record(_ json: JSON) throws(ModelError) -> Int {
    try position(json, "record", known.recordsByName, known.records.count)
  }

  /// Which component a name or a number means.
  func part(_ json: JSON) throws(ModelError) -> Int {
    try position(json, "component", known.partsByName, known.identities.count)
  }

  private func position(
    _ json: JSON, _ thing: String, _ names: [String: Int], _ count: Int
  ) throws(ModelError) -> Int {
    switch json {
    case .string(let name):
      guard let position = names[name] else {
        throw error(
          "no \(thing) is called '\(Shortened.name(name))'" + Nearest.question(name, in: names.keys)
        )
      }
      return position
    case .number(let number):
      guard let position = Int(exactly: number), (0..<count).contains(position) else {
        throw error("there is no \(thing) \(JSON.written(number)), only \(count) from 0")
      }
      return position
    case .null, .bool, .array, .object:
      throw expected("the name of a \(thing)", json)
    }
  }

  func error(_ says: String) -> ModelError { ModelError(path, says) }

  func expected(_ what: String, _ json: JSON) -> ModelError {
    error("\(what) belongs here, and this is \(json.kind)")
  }

  func unknown(_ word: String, among words: [String]) -> ModelError {
    error("no such word: '\(Shortened.name(word))'; the words are " + words.joined(separator: ", "))
  }
}
