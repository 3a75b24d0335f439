/// Cuts a text into tokens, in one pass over its bytes.
struct Lexer {
  let bytes: [UInt8]
  var position = 0
  var line = 1
  var lineStart = 0
  var startsLine = true
  var tokens: [Token] = []
  var errors: [SyntaxError] = []
  /// The strings whose holes are being read, outermost first.
  var strings: [OpenString] = []
  /// Whether a string without an end may have swallowed brackets.
  var mayHaveSwallowedBrackets = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 4 + 1)
  }

  /// The byte some way on; zero behind the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index >= 0 && index < bytes.count ? bytes[index] : 0
  }

  var isAtEnd: Bool { position >= bytes.count }
  var place: Place { Place(line, position - lineStart + 1) }

  mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while true {
      skipSpace()
      if isAtEnd { break }
      readToken()
      startsLine = false
    }
    if !strings.isEmpty { breakOffStrings() }
    append(.end, from: position)
  }

  mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil) {
    tokens.append(
      Token(
        kind, start..<position, line: line, lineStart: lineStart, startsLine: startsLine,
        keyword: keyword))
  }

  mutating func refuse(_ says: String, at place: Place, isSwift: Bool = false) {
    guard errors.count < Limits.errors else { return }
    errors.append(SyntaxError(at: place, says, isSwift: isSwift))
  }

  private mutating func readToken() {
    let start = position
    let first = byte()
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: ")"): readParenthesis(first)
    case UInt8(ascii: "["): readMark(.squareOpen)
    case UInt8(ascii: "]"): readMark(.squareClose)
    case UInt8(ascii: "{"): readMark(.braceOpen)
    case UInt8(ascii: "}"): readMark(.braceClose)
    case UInt8(ascii: ","): readMark(.comma)
    case UInt8(ascii: ":"): readMark(.colon)
    case UInt8(ascii: ";"): readMark(.semicolon)
    case UInt8(ascii: "@"): readMark(.at)
    case UInt8(ascii: "\\"): readMark(.backslash)
    case UInt8(ascii: "\""): openString(pounds: 0)
    case UInt8(ascii: "#"): readPound()
    case UInt8(ascii: "`"): readQuotedWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case _ where isWordHead(first): readWord()
    case _ where isOperator(first): readOperator()
    case UInt8(ascii: "$"):
      position += 1
      skipWord()
      append(.dollar, from: start)
    default: readScalar()
    }
  }

  private mutating func readMark(_ kind: Token.Kind) {
    position += 1
    append(kind, from: position - 1)
  }

  private mutating func readParenthesis(_ mark: UInt8) {
    guard let depth = strings.last?.depth else {
      return readMark(mark == UInt8(ascii: "(") ? .parenOpen : .parenClose)
    }
    if mark == UInt8(ascii: "(") {
      strings[strings.count - 1].depth = depth + 1
      readMark(.parenOpen)
    } else if depth > 0 {
      strings[strings.count - 1].depth = depth - 1
      readMark(.parenClose)
    } else {
      readMark(.holeClose)
      startsLine = false
      readText()
    }
  }

  private mutating func readPound() {
    var pounds = 0
    while byte(pounds) == UInt8(ascii: "#") { pounds += 1 }
    if byte(pounds) == UInt8(ascii: "\"") { return openString(pounds: pounds) }
    // All of them at once: one by one, a row of them would be counted again and again.
    position += pounds
    append(.pound, from: position - pounds)
  }
}
