import DesignSyntax

/// What Swift itself does with numbers, texts and truths; without a trap.
enum Arithmetic {
  /// The outcome of an operator between two values, or nil where Swift has none for them.
  static func combined(_ a: Any, _ sign: Name, _ b: Any) throws(Complaint) -> Any? {
    switch (a, b) {
    case (let a as Int, let b as Int): try integers(a, sign, b)
    case (let a as Double, let b as Double): decimals(a, sign.text, b)
    case (let a as String, let b as String): try texts(a, sign, b)
    case (let a as Bool, let b as Bool): truths(a, sign.text, b)
    default: nil
    }
  }

  /// The outcome of an operator before a value, or nil where Swift has none for it.
  static func prefixed(_ sign: Name, _ value: Any) throws(Complaint) -> Any? {
    switch (sign.text, value) {
    case ("-", let number as Int): try whole(number.multipliedReportingOverflow(by: -1), sign)
    case ("-", let number as Double): -number
    case ("!", let truth as Bool): !truth
    default: nil
    }
  }

  private static func integers(_ a: Int, _ sign: Name, _ b: Int) throws(Complaint) -> Any? {
    switch sign.text {
    case "+": return try whole(a.addingReportingOverflow(b), sign)
    case "-": return try whole(a.subtractingReportingOverflow(b), sign)
    case "*": return try whole(a.multipliedReportingOverflow(by: b), sign)
    case "/", "%":
      guard b != 0 else { throw .ofValues(at: sign.place, "division by zero") }
      return try whole(
        sign.text == "/"
          ? a.dividedReportingOverflow(by: b) : a.remainderReportingOverflow(dividingBy: b), sign)
    case "...", "..<":
      guard a <= b, b < .max else {
        throw .ofValues(at: sign.place, "this range ends before it begins: \(a) to \(b)")
      }
      return Numbers(range: a..<(sign.text == "..." ? b + 1 : b))
    default: return compared(a, sign.text, b)
    }
  }

  private static func whole(
    _ outcome: (partialValue: Int, overflow: Bool), _ sign: Name
  ) throws(Complaint) -> Int {
    guard !outcome.overflow else {
      throw .ofValues(at: sign.place, "this number is larger than any that is counted")
    }
    return outcome.partialValue
  }

  private static func decimals(_ a: Double, _ sign: String, _ b: Double) -> Any? {
    switch sign {
    case "+": a + b
    case "-": a - b
    case "*": a * b
    case "/": a / b
    default: compared(a, sign, b)
    }
  }

  private static func texts(_ a: String, _ sign: Name, _ b: String) throws(Complaint) -> Any? {
    guard sign.text == "+" else { return compared(a, sign.text, b) }
    guard a.utf8.count + b.utf8.count <= Limits.longestText else {
      throw .ofValues(
        at: sign.place,
        "this text is longer than \(Limits.longestText) bytes; a design's names are short")
    }
    return a + b
  }

  private static func truths(_ a: Bool, _ sign: String, _ b: Bool) -> Any? {
    switch sign {
    case "==": a == b
    case "!=": a != b
    default: nil
    }
  }

  private static func compared<Value: Comparable>(_ a: Value, _ sign: String, _ b: Value) -> Bool? {
    switch sign {
    case "==": a == b
    case "!=": a != b
    case "<": a < b
    case ">": a > b
    case "<=": a <= b
    case ">=": a >= b
    default: nil
    }
  }
}
