/// Puts a string together from its pieces.
struct StringReader {
  private let bytes: [UInt8]
  private let pounds: Int
  private let isMultiline: Bool
  private let opener: Token
  private var parts: [Part] = []

  private enum Part {
    case words(Token)
    case hole(Arguments)
  }

  init(_ opener: Token, _ bytes: [UInt8]) {
    self.bytes = bytes
    self.opener = opener
    let mark = bytes[opener.start..<opener.end]
    pounds = mark.prefix { $0 == UInt8(ascii: "#") }.count
    isMultiline = mark.count - pounds == 3
  }

  mutating func add(_ text: Token) { parts.append(.words(text)) }

  mutating func add(_ hole: Arguments) { parts.append(.hole(hole)) }

  /// The string's pieces, and what is wrong with the indentation of its lines.
  func finish(_ closer: Token) -> (pieces: [StringPiece], faults: [SyntaxError]) {
    var lines = StringLines(bytes, closer: closer, isMultiline: isMultiline, pounds: pounds)
    var pieces: [StringPiece] = []
    for (index, part) in parts.enumerated() {
      switch part {
      case .words(let token):
        let text = lines.read(token, isFirst: index == 0, isLast: index == parts.count - 1)
        if !text.isEmpty { pieces.append(.text(text)) }
      case .hole(let arguments):
        pieces.append(.hole(arguments))
      }
    }
    return (pieces, lines.faults)
  }
}
