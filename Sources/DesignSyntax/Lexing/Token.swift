/// The smallest stretch of a text that means something.
struct Token {
  /// What kind it is.
  let kind: Kind
  /// The word among those Swift keeps for itself, where it is one.
  let keyword: Keyword?
  /// Whether it is the first of its line.
  let startsLine: Bool
  private let offsets: (start: UInt32, end: UInt32, line: UInt32, lineStart: UInt32)

  /// The kinds of tokens.
  enum Kind: UInt8 {
    case end
    /// Something that was refused already.
    case unknown
    case word, quotedWord, keyword, dollar
    case integer, decimal
    case quoteOpen, text, holeOpen, holeClose, quoteClose
    /// The end of a string that was refused for want of one.
    case brokenString
    case parenOpen, parenClose, squareOpen, squareClose, braceOpen, braceClose
    case comma, colon, semicolon, period, equal
    case infix, prefix, postfix
    case question, questionPostfix, exclaimPostfix
    case arrow, ampersand, at, pound, backslash
  }

  /// A stretch of bytes on a line that begins at an offset; offsets fit, as the text is limited.
  init(
    _ kind: Kind, _ range: Range<Int>, line: Int, lineStart: Int, startsLine: Bool,
    keyword: Keyword? = nil
  ) {
    self.kind = kind
    self.keyword = keyword
    self.startsLine = startsLine
    offsets = (
      UInt32(truncatingIfNeeded: range.lowerBound), UInt32(truncatingIfNeeded: range.upperBound),
      UInt32(truncatingIfNeeded: line), UInt32(truncatingIfNeeded: lineStart)
    )
  }

  var start: Int { Int(offsets.start) }
  var end: Int { Int(offsets.end) }
  var line: Int { Int(offsets.line) }
  var lineStart: Int { Int(offsets.lineStart) }
  var place: Place { Place(line, start - lineStart + 1) }
}
