/// Builds the tree of a text from its tokens.
struct Parser {
  let tokens: [Token]
  let bytes: [UInt8]
  var index = 0
  var errors: [SyntaxError] = []
  /// Whether something in the statement that is being read was refused.
  var isDamaged = false
  /// Whether brackets that have no partner may be the fault of a mistake that was named before.
  var bracketsAreUncertain: Bool
  /// Where a bracket was given up whose partner is missing; those around it are silent there.
  var givenUpAt: Int?
  /// How many parentheses, brackets, blocks and holes are open.
  var nesting = 0
  /// How many strings are open.
  var openStrings = 0
  /// The height of the tree of the value read last.
  var height = 0

  /// Ends the reading of what holds a mistake, which has been named.
  struct Stop: Error {}

  init(_ tokens: [Token], of bytes: [UInt8], bracketsAreUncertain: Bool) {
    self.tokens = tokens
    self.bytes = bytes
    self.bracketsAreUncertain = bracketsAreUncertain
  }

  var token: Token { peek(0) }

  /// A token some way on; the end stays the end.
  func peek(_ ahead: Int) -> Token {
    let wanted = index + ahead
    return wanted < tokens.count ? tokens[wanted] : tokens[tokens.count - 1]
  }

  var previous: Token { tokens[max(0, min(index, tokens.count) - 1)] }

  func at(_ kind: Token.Kind) -> Bool { token.kind == kind }

  func at(_ keyword: Keyword) -> Bool { token.keyword == keyword }

  @discardableResult
  mutating func take() -> Token {
    let taken = token
    if index < tokens.count - 1 { index += 1 }
    return taken
  }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    take()
    return true
  }

  func text(_ token: Token) -> String {
    String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }

  /// The word, without backticks.
  func word(_ token: Token) -> String {
    token.kind == .quotedWord
      ? String(decoding: bytes[token.start + 1..<token.end - 1], as: UTF8.self) : text(token)
  }

  /// How far the line of a token is indented.
  func indentation(_ token: Token) -> Int {
    var end = token.lineStart
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") {
      end += 1
    }
    return end - token.lineStart
  }
}
