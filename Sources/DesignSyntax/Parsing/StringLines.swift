/// Resolves the escapes of a string's words, and takes the indentation from its lines.
struct StringLines {
  private let bytes: [UInt8]
  private let isMultiline: Bool
  private let pounds: Int
  /// The blanks before the closing quotes, which every line begins with.
  private let indentation: ArraySlice<UInt8>
  private(set) var faults: [SyntaxError] = []

  init(_ bytes: [UInt8], closer: Token, isMultiline: Bool, pounds: Int) {
    self.bytes = bytes
    self.isMultiline = isMultiline
    self.pounds = pounds
    let before = bytes[min(closer.lineStart, closer.start)..<closer.start]
    indentation = before
    guard isMultiline else { return }
    if !before.allSatisfy(Self.isBlank) {
      faults.append(
        SyntaxError(at: closer.place, "the closing '\"\"\"' stands on a line of its own"))
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func byte(_ index: Int, _ end: Int) -> UInt8 { index < end ? bytes[index] : 0 }

  /// The words of a token.
  mutating func read(_ token: Token, isFirst: Bool, isLast: Bool) -> String {
    var index = token.start
    var end = token.end
    var line = token.line
    if isMultiline {
      if isLast { end = dropLastLine(token) }
      if isFirst { index = skipNewline(index, end, &line) }
      if isFirst, index > token.start { index = skipIndentation(index, token.end, line) }
    }
    guard
      bytes[min(index, end)..<end].contains(where: {
        $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
      })
    else {
      return index < end ? String(decoding: bytes[index..<end], as: UTF8.self) : ""
    }
    var text: [UInt8] = []
    text.reserveCapacity(end - index)
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isEscape(index, end):
        index = readEscape(index + 1 + pounds, end, &line, into: &text)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        text.append(UInt8(ascii: "\n"))
        index = skipIndentation(skipNewline(index, end, &line), token.end, line)
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func isEscape(_ index: Int, _ end: Int) -> Bool {
    (0..<pounds).allSatisfy { byte(index + 1 + $0, end) == UInt8(ascii: "#") }
  }

  /// The end of the words without the line end and the blanks before the closing quotes.
  private func dropLastLine(_ token: Token) -> Int {
    var end = token.end
    while end > token.start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    guard end > token.start else { return token.end }
    if bytes[end - 1] == UInt8(ascii: "\n") {
      end -= 1
      if end > token.start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    } else if bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    } else {
      return token.end
    }
    return end
  }

  private func skipNewline(_ index: Int, _ end: Int, _ line: inout Int) -> Int {
    switch byte(index, end) {
    case UInt8(ascii: "\r") where byte(index + 1, end) == UInt8(ascii: "\n"):
      line += 1
      return index + 2
    case UInt8(ascii: "\r"): return index + 1
    case UInt8(ascii: "\n"):
      line += 1
      return index + 1
    default: return index
    }
  }

  /// Skips the blanks that the closing quotes have before them too.
  private mutating func skipIndentation(_ start: Int, _ end: Int, _ line: Int) -> Int {
    var index = start
    var wanted = indentation.startIndex
    while wanted < indentation.endIndex, index < end, bytes[index] == indentation[wanted] {
      index += 1
      wanted += 1
    }
    let isBlankLine =
      index < end && (bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r"))
    if wanted < indentation.endIndex, index < bytes.count, !isBlankLine {
      faults.append(
        SyntaxError(
          at: Place(line, index - start + 1),
          "this line of the string is indented less than its closing '\"\"\"'"))
    }
    return index
  }

  private mutating func readEscape(
    _ start: Int, _ end: Int, _ line: inout Int, into text: inout [UInt8]
  ) -> Int {
    switch byte(start, end) {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "0"): text.append(0)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): text.append(bytes[start])
    case UInt8(ascii: "u"): return readScalar(start + 1, end, into: &text)
    default: return skipContinuation(start, end, &line)
    }
    return start + 1
  }

  private func readScalar(_ start: Int, _ end: Int, into text: inout [UInt8]) -> Int {
    guard byte(start, end) == UInt8(ascii: "{") else { return start }
    var index = start + 1
    var value: UInt32 = 0
    while let digit = hexadecimal(byte(index, end)), index < start + 10 {
      value = value << 4 | digit
      index += 1
    }
    if let scalar = Unicode.Scalar(value) { text += Array(String(scalar).utf8) }
    return byte(index, end) == UInt8(ascii: "}") ? index + 1 : index
  }

  /// Skips the end of a line that a backslash joins to the next.
  private mutating func skipContinuation(_ start: Int, _ end: Int, _ line: inout Int) -> Int {
    var index = start
    while index < end, Self.isBlank(bytes[index]) { index += 1 }
    let next = skipNewline(index, end, &line)
    return next == index ? index : skipIndentation(next, end, line)
  }
}
