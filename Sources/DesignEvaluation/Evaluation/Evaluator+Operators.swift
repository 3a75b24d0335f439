import DesignSyntax

extension Evaluator {
  /// `left sign right`.
  mutating func combined(
    _ left: Expression, _ sign: Name, _ right: Expression, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    if sign.text == "&&" || sign.text == "||" { return try joined(left, sign, right) }
    var (a, b) = try operands(left, right, wanted)
    // A whole number that is only written down may also be one with a fraction.
    if a is Int, b is Double, left.isNumeral { a = try evaluate(left, .type("Double")) }
    if a is Double, b is Int, right.isNumeral { b = try evaluate(right, .type("Double")) }
    if let outcome = try Arithmetic.combined(a, sign, b) { return outcome }
    let (given, other) = (name(of: a), name(of: b))
    for word in table.members(sign.text, of: given) where word.form == .binary {
      guard word.parameters.count == 2, word.parameters[1].kind.takes(other, of: given) else {
        continue
      }
      return try run(word, Call(values: [[a], [b]], file: path, place: sign.place), sign)
    }
    let instead = table.refusedOperators["\(given) \(sign.text) \(other)"]
    throw Complaint(
      at: sign.place, instead ?? Phrases.operation(sign.text, given, other), progress: .max)
  }

  private mutating func operands(
    _ left: Expression, _ right: Expression, _ wanted: Wanted
  ) throws(Complaint) -> (Any, Any) {
    // Numbers that are only written down are of the type that is wanted of their outcome.
    let numeral: Wanted =
      wanted.type == "Double" && left.isNumeral && right.isNumeral ? wanted : .anything
    let a = try evaluate(left, left.beginsWithDot ? wanted : numeral)
    let b = try evaluate(right, right.beginsWithDot ? .type(name(of: a)) : numeral)
    return (a, b)
  }

  /// `left && right`: the right side is read in any case, and counts where the left leaves it open.
  private mutating func joined(
    _ left: Expression, _ sign: Name, _ right: Expression
  ) throws(Complaint) -> Any {
    let first = try truth(of: left)
    let isSettled = first == (sign.text == "||")
    guard isSettled else { return try truth(of: right) }
    _ = try idly { evaluator throws(Complaint) in try evaluator.truth(of: right) }
    return first
  }

  /// `-value`, `!value`.
  mutating func prefixed(
    _ sign: Name, _ operand: Expression, _ wanted: Wanted
  ) throws(Complaint) -> Any {
    let value = try evaluate(operand, wanted)
    if let outcome = try Arithmetic.prefixed(sign, value) { return outcome }
    let hint = sign.text == "-" ? "; say it of the number, as in (-3).bytes" : ""
    throw Complaint(
      at: sign.place, "'\(sign.text)' cannot be said of '\(name(of: value))'" + hint,
      progress: .max)
  }
}

extension Parameter.Kind {
  /// Whether it takes a value of a type.
  fileprivate func takes(_ type: String, of receiver: String) -> Bool {
    switch self {
    case .value(let wanted): wanted == type
    case .receiver: receiver == type
    default: false
    }
  }
}
