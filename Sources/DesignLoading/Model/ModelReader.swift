import SystemDesign

/// Where in a model the reader stands, and what it has read before.
struct ModelReader: Sendable {
  /// The file that an origin without one is in.
  var file = ""
  var formulas: [Formula] = []
  var records: [Record] = []
  var identities: [Part.ID] = []
  var parts: [Part] = []
  private var recordsByName: [String: Int] = [:]
  private var partsByName: [String: Int] = [:]
  private(set) var path = JSONPath()

  func key(_ name: String) -> ModelReader { at(path.key(name)) }

  func index(_ index: Int) -> ModelReader { at(path.index(index)) }

  private func at(_ path: JSONPath) -> ModelReader {
    var copy = self
    copy.path = path
    return copy
  }

  mutating func knows(records: [Record]) {
    self.records = records
    recordsByName = ModelReader.first(records.map(\.name))
  }

  mutating func knows(identities: [Part.ID]) {
    self.identities = identities
    partsByName = ModelReader.first(identities.map(\.name))
  }

  private static func first(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Which record a name or a number means.
  func record(_ json: JSON) throws(ModelError) -> Int {
    try position(json, "record", recordsByName, records.count)
  }

  /// Which component a name or a number means.
  func part(_ json: JSON) throws(ModelError) -> Int {
    try position(json, "component", partsByName, identities.count)
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
