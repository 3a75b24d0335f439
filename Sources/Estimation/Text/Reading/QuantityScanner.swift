/// One piece of a quantity's text.
struct QuantityToken: Equatable {
  enum Kind: Equatable {
    /// Digits without separators: "3858", "3.5", "1.28e40".
    case number(String)
    case word(String)
    /// "per", "a", "/": what follows is a stretch of time.
    case per
    /// "…", "...", "to": what follows is the other end of a range.
    case to
    case minus
    case dollar
    /// "×" or "x" before a number.
    case times
  }

  let kind: Kind
  /// The character it begins with, counted from one.
  let place: Int
}

/// Takes a quantity's text apart.
struct QuantityScanner {
  private let text: [Character]
  private var next = 0
  private(set) var tokens: [QuantityToken] = []

  /// Longer than any quantity is written.
  private static let longest = 200

  init(_ text: String) throws(QuantityError) {
    self.text = Array(text)
    guard self.text.count <= Self.longest else {
      throw QuantityError(
        at: Self.longest + 1, "no quantity has more than \(Self.longest) characters",
        "say a number and a unit")
    }
    while next < self.text.count { try scan() }
  }

  private var current: Character? { next < text.count ? text[next] : nil }

  private func character(_ ahead: Int) -> Character? {
    next + ahead < text.count ? text[next + ahead] : nil
  }

  private mutating func add(_ kind: QuantityToken.Kind, _ length: Int = 1) {
    tokens.append(QuantityToken(kind: kind, place: next + 1))
    next += length
  }

  private mutating func scan() throws(QuantityError) {
    guard let first = current else { return }
    switch first {
    case _ where first.isWhitespace: next += 1
    case _ where first.isDigit: try number()
    case "…": add(.to)
    case "." where character(1) == "." && character(2) == ".": add(.to, 3)
    case "." where character(1) == ".":
      throw QuantityError(at: next + 1, "two dots are no range", "say 80M...120M")
    case "–", "—": add(.to)
    case "-", "−":
      // Between two ends it says "to", before one "less than nothing".
      add(follows([.number, .word]) ? .to : .minus)
    case "/": add(.per)
    case "$": add(.dollar)
    case "%": add(.word("%"))
    case "×": add(follows([.number]) ? .word("×") : .times)
    case "x", "X":
      if !follows([.number, .word]), character(1)?.isDigit == true { add(.times) } else { word() }
    case _ where first.isLetter || first == "µ": word()
    default:
      throw QuantityError(
        at: next + 1, "'\(first)' belongs to no quantity",
        first == "." ? "a number begins with a digit: 0.5" : "say a number and a unit")
    }
  }

  private enum Sort { case number, word }

  private func follows(_ sorts: [Sort]) -> Bool {
    switch tokens.last?.kind {
    case .number: sorts.contains(.number)
    case .word: sorts.contains(.word)
    case .per, .to, .minus, .dollar, .times, nil: false
    }
  }

  private mutating func word() {
    let start = next
    var end = next
    while end < text.count, text[end].isLetter || text[end] == "µ" { end += 1 }
    let word = String(text[start..<end])
    switch word.lowercased() {
    case "per", "a", "an", "every": add(.per, end - start)
    case "to": add(.to, end - start)
    default: add(.word(word), end - start)
    }
  }

  private mutating func number() throws(QuantityError) {
    let start = next
    var digits = wholeDigits()
    if current == ",", digits.count <= 3 { digits += try groups() }
    if current == ",", character(1)?.isDigit == true { throw wrongComma }
    if current == ".", character(1)?.isDigit == true {
      next += 1
      digits += "." + wholeDigits()
    }
    digits += exponent()
    if current == ".", character(1)?.isDigit == true || character(1) == nil {
      throw QuantityError(
        at: next + 1, "the number goes on after its decimals", "say it with one dot: 0.5")
    }
    tokens.append(QuantityToken(kind: .number(digits), place: start + 1))
  }

  private mutating func wholeDigits() -> String {
    var digits = ""
    while let digit = current, digit.isDigit || (digit == "_" && character(1)?.isDigit == true) {
      if digit != "_" { digits.append(digit) }
      next += 1
    }
    return digits
  }

  /// What follows the first comma, three digits at a time.
  private mutating func groups() throws(QuantityError) -> String {
    var digits = ""
    while current == ",", character(1)?.isDigit == true {
      guard (1...3).allSatisfy({ character($0)?.isDigit == true }),
        character(4)?.isDigit != true
      else { throw wrongComma }
      digits += String(text[next + 1...next + 3])
      next += 4
    }
    return digits
  }

  private var wrongComma: QuantityError {
    QuantityError(
      at: next + 1, "a comma stands before three digits and no more",
      "say 3,500 for thousands and 3.5 for a part")
  }

  /// "e40", where a number follows the letter.
  private mutating func exponent() -> String {
    guard current == "e" || current == "E" else { return "" }
    let hasSign = character(1) == "-" || character(1) == "+"
    guard character(hasSign ? 2 : 1)?.isDigit == true else { return "" }
    let sign = hasSign && character(1) == "-" ? "e-" : "e"
    next += hasSign ? 2 : 1
    return sign + wholeDigits()
  }
}

extension Character {
  /// A digit of ASCII: others are read by nobody who writes a quantity.
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
