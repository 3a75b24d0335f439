import SystemDesign

/// What the model has mentioned so far, each thing once.
struct ModelWriter {
  /// The file that an origin without one is in.
  let file: String
  private(set) var formulas = FormulaTable()
  private(set) var records: [JSON] = []
  private(set) var problem: ModelError?
  private var recordIndexes: [JSON: Int] = [:]
  private var recordsByName: [String: Int] = [:]
  private let partIndexes: [Part.ID: Int]
  private let partsByName: [String: Int]

  init(_ design: Design) {
    file = design.origin.file
    let parts = design.components.enumerated()
    partIndexes = Dictionary(
      parts.map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    partsByName = Dictionary(
      parts.map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func index(of formula: Formula) -> Int {
    formulas.index(of: formula, file: file)
  }

  /// A record by its name; by its place in the table where another of that name came before it.
  mutating func reference(to record: Record) -> JSON {
    let json = Shape.record.encode(record, &self)
    let index = recordIndexes[json] ?? records.count
    if index == records.count {
      records.append(json)
      recordIndexes[json] = index
      if recordsByName[record.name] == nil { recordsByName[record.name] = index }
    }
    return recordsByName[record.name] == index ? .string(record.name) : .number(Double(index))
  }

  /// A component by its name; by its place where another of that name came before it; by name and
  /// origin where nothing in the design uses it.
  func reference(to id: Part.ID) -> JSON? {
    guard let index = partIndexes[id] else { return nil }
    return partsByName[id.name] == index ? .string(id.name) : .number(Double(index))
  }

  /// Notes a number that JSON cannot hold.
  mutating func check(_ number: Double) {
    guard !number.isFinite, problem == nil else { return }
    problem = ModelError(JSONPath(), "a number is not finite: \(number)")
  }
}
