import DesignSyntax

/// The values handed to a word of the language, fitted to its parameters.
struct Call {
  /// The value before the dot; of a word that stands alone, or belongs to a type, nothing.
  let receiver: Any
  /// For each parameter the values it got: none where its default holds or `nil` was said.
  let values: [[Any]]
  /// The path of the file.
  let file: String
  /// Where the word's parenthesis stands.
  let place: Place

  /// A call with everything said about it.
  init(receiver: Any = (), values: [[Any]] = [], file: String = "", place: Place = Place(1, 1)) {
    self.receiver = receiver
    self.values = values
    self.file = file
    self.place = place
  }

  /// The line it stands on.
  var line: Int { place.line }
  /// The column it stands in.
  var column: Int { place.column }

  // Never inlined, as the functions of the table are never optimised: its nine hundred words then
  // compile in 27 s for release, not in 39.
  /// The value before the dot.
  @inline(never) func subject<Value>() throws(TableMismatch) -> Value { try fitted(receiver) }

  /// The value of a parameter that must have one.
  @inline(never) func value<Value>(_ index: Int) throws(TableMismatch) -> Value {
    guard let value = values[index].first else { throw TableMismatch(wanted: "\(Value.self)") }
    return try fitted(value)
  }

  /// The value of a parameter that may have none.
  @inline(never) func optional<Value>(_ index: Int) throws(TableMismatch) -> Value? {
    guard let value = values[index].first else { return nil }
    return try fitted(value)
  }

  /// The values of a parameter that takes several or a list.
  @inline(never) func list<Value>(_ index: Int) throws(TableMismatch) -> [Value] {
    var fitting: [Value] = []
    for value in values[index] { fitting.append(try fitted(value)) }
    return fitting
  }

  private func fitted<Value>(_ value: Any) throws(TableMismatch) -> Value {
    let seen =
      type(of: value) == Value.self
      ? value as? Value : Faces.ofSystemDesign.face(of: value, as: Value.self)
    guard let fitting = seen ?? value as? Value else {
      throw TableMismatch(wanted: "\(Value.self)")
    }
    return fitting
  }
}

/// The table and the evaluator disagree on a type; a mistake of this package, never of a design.
struct TableMismatch: Error {
  /// The type the table wanted.
  let wanted: String
}
