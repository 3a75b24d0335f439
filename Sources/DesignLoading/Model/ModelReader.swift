import SystemDesign

/// Where in a model the reader stands, and what it has read before.
struct ModelReader: Sendable {
  /// What was read before, the same for all readers of one model: a step into a value copies one
  /// reference and no tables.
  // Written only between the lists of a model, by the one thread that reads it; the flows, which are
  // read side by side, only look things up in it.
  final class Known: @unchecked Sendable {
    /// The file that an origin without one is in.
    var file = ""
    var formulas: [Formula] = []
    var parts: [Part] = []
    fileprivate(set) var records: [Record] = []
    fileprivate(set) var identities: [Part.ID] = []
    fileprivate var recordsByName: [String: Int] = [:]
    fileprivate var partsByName: [String: Int] = [:]
  }

  let known: Known
  let path: JSONPath

  init() { self.init(Known(), JSONPath()) }

  private init(_ known: Known, _ path: JSONPath) { (self.known, self.path) = (known, path) }

  func key(_ name: String) -> ModelReader { ModelReader(known, path.key(name)) }

  func index(_ index: Int) -> ModelReader { ModelReader(known, path.index(index)) }

  /// Reads the value of a key or of a place in a list.
  ///
  /// Only an error is told the way to it: to note the way at each of a hundred thousand steps was a
  /// tenth of the reading.
  func inside<Value>(
    _ step: JSONPath.Step, _ read: (ModelReader) throws(ModelError) -> Value
  ) throws(ModelError) -> Value {
    do {
      return try read(ModelReader(known, JSONPath()))
    } catch {
      throw error.inside(path, step)
    }
  }

  /// Takes note of the records, of which a name is that of one alone.
  func knows(records: [Record]) throws(ModelError) {
    var first: [String: Int] = [:]
    for (index, record) in records.enumerated() {
      if let earlier = first[record.name] {
        throw key("records").index(index).key("name").error(
          "two records are called '\(Shortened.name(record.name))', here and at records[\(earlier)]; "
            + "give each its own name")
      }
      first[record.name] = index
    }
    known.records = records
    known.recordsByName = first
  }

  func knows(identities: [Part.ID]) {
    known.identities = identities
    known.partsByName = ModelReader.first(identities.map(\.name))
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
