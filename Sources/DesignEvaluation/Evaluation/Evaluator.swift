import DesignSyntax
// Not the whole module: it has statements of its own.
import struct SystemDesign.Design
import enum SystemDesign.Nearest

/// Works out a design's tree with the real types of SystemDesign, by the table of its words.
///
/// It knows no words of its own but the arithmetic of numbers and texts, which belongs to Swift.
struct Evaluator {
  let table: Table
  let path: String
  /// What is read, for messages that repeat a piece of it.
  let text: WrittenText
  var scopes = Scopes()
  /// The designs made so far.
  private(set) var designs: [Design] = []
  /// What cannot be read.
  private(set) var errors: [Complaint] = []
  /// What can be read and is most likely not meant.
  private(set) var warnings: [Complaint] = []
  /// How many values were worked out so far.
  private var count = 0
  /// How many lines around this one never happen, and are read only for their mistakes.
  private var idleLines = 0

  init(_ text: String, path: String, table: Table = .ofSystemDesign) {
    self.table = table
    self.path = path
    self.text = WrittenText(text)
  }

  /// Works out a whole text.
  mutating func run(_ file: SourceFile) {
    scopes.expect(file.statements)
    guard file.statements.contains(where: \.isImport) else {
      let place = file.statements.first?.place ?? Place(1, 1)
      errors = [Complaint(at: place, "the first line of a design is 'import SystemDesign'")]
      return
    }
    for statement in file.statements {
      do {
        try line(statement)
      } catch {
        add(error)
        // What another module brings could be anything; nothing that follows can be judged.
        if isAtEnd || statement.isImport { return }
      }
    }
  }

  /// Works out a line; what it gives, where it is a value that stands alone.
  mutating func line(_ statement: Statement) throws(Complaint) {
    switch statement.kind {
    case .importing(let module):
      guard module.text == "SystemDesign" else {
        throw Complaint(
          at: module.place, "a design imports SystemDesign and nothing else", isSwift: true)
      }
    case .binding(let name, let type, let value): try bind(name, type, value)
    case .expression(let expression): _ = try evaluate(expression)
    case .condition, .loop:
      throw Complaint(
        at: statement.place, "a condition or a loop stands inside a design", isSwift: true)
    }
  }

  /// Gives a name to a value; a name whose value cannot be read is known all the same.
  mutating func bind(_ name: Name, _ type: Name?, _ value: Expression) throws(Complaint) {
    let outcome = Result { () throws(Complaint) in try self.value(of: value, typed: type) }
    if !scopes.bind(name, try? outcome.get()) {
      add(Complaint(at: name.place, "invalid redeclaration of '\(name.text)'"))
    }
    _ = try outcome.get()
  }

  private mutating func value(
    of expression: Expression, typed type: Name?
  ) throws(Complaint) -> Any {
    guard let type else {
      let value = try evaluate(expression)
      guard !(value is Nothing) else {
        throw Complaint(at: expression.place, "'nil' says nothing here; leave the line out")
      }
      return value
    }
    guard table.knows(type: type.text) else {
      throw Complaint(
        at: type.place,
        "cannot find type '\(type.text)' in scope"
          + Nearest.question(type.text, in: table.roles.keys),
        isSwift: !type.text.allSatisfy { $0.isLetter })
    }
    let value = try evaluate(expression, .type(type.text))
    return try fit(value, .value(type.text), at: expression.spot)
  }

  // MARK: What was found

  /// Notes a complaint, unless it only follows from another.
  mutating func add(_ complaint: Complaint) {
    guard !complaint.isEcho, !errors.contains(complaint) else { return }
    guard !(complaint.isOfValues && idleLines > 0) else { return }
    errors.append(complaint)
  }

  /// Whether it is of no use to go on.
  var isAtEnd: Bool { errors.count >= Limits.mostComplaints || count > Limits.mostValues }

  mutating func warn(at place: Place, _ says: String) {
    let warning = Complaint(at: place, says)
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Counts a value that is about to be worked out.
  mutating func step(at place: Place) throws(Complaint) {
    count += 1
    guard count <= Limits.mostValues else {
      throw .ofValues(
        at: place, "this design takes more than \(Limits.mostValues) values to work out")
    }
  }

  /// Notes a design, unless its line never happens.
  mutating func made(_ value: Any) {
    if idleLines == 0, let design = value as? Design { designs.append(design) }
  }

  /// Reads what never happens, for its mistakes alone.
  mutating func idly<Value>(
    _ body: (inout Evaluator) throws(Complaint) -> Value
  ) throws(Complaint) -> Value {
    idleLines += 1
    defer { idleLines -= 1 }
    return try body(&self)
  }
}

extension Statement {
  fileprivate var isImport: Bool {
    if case .importing = kind { true } else { false }
  }
}
