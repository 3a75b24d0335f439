import DesignSyntax

/// A design's text, for messages that repeat what was typed at a place of it.
package struct WrittenText: Sendable {
  /// What stands between the commas of a call.
  package struct Argument: Sendable {
    /// As it was typed; nil where it is too long to repeat.
    let text: String?
    /// What stands before its colon.
    let label: String?
    /// What is called.
    let word: String?
  }

  private let bytes: [UInt8]
  private let lines: [Int]
  /// How far from a place its call may begin; what is longer gets a message without it.
  private static let reach = 4_000
  /// The longest argument that is worth repeating.
  private static let longest = 40

  /// A text whose lines end as the compiler counts them.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.bytes = bytes
    lines =
      [0]
      + bytes.indices.filter { index in
        bytes[index] == UInt8(ascii: "\n")
          || bytes[index] == UInt8(ascii: "\r")
            && bytes.dropFirst(index + 1).first != UInt8(ascii: "\n")
      }
      .map { $0 + 1 }
  }

  /// The argument that a place is in.
  package func argument(at place: Place) -> Argument? {
    guard let offset = offset(of: place) else { return nil }
    var start: Int?
    var label: String?
    var position = offset
    var depth = 0
    while position > max(0, offset - Self.reach) {
      position -= 1
      switch bytes[position] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard depth == 0 else {
          depth -= 1
          continue
        }
        let word = bytes[position] == UInt8(ascii: "(") ? identifier(before: position) : nil
        return argument(from: start ?? position + 1, label, word)
      case UInt8(ascii: ","): if depth == 0 { start = start ?? position + 1 }
      case UInt8(ascii: "="):
        if depth == 0 { return argument(from: start ?? position + 1, nil, nil) }
      case UInt8(ascii: ":"):
        if depth == 0, start == nil {
          start = position + 1
          label = identifier(before: position)
        }
      case UInt8(ascii: "\""):
        while position > 0, bytes[position - 1] != UInt8(ascii: "\"") { position -= 1 }
        position = max(0, position - 1)
      default: break
      }
    }
    return start.map { argument(from: $0, label, nil) }
  }

  /// What stands before the dot of the word at a place; nil where it is more than names and numbers.
  package func base(before place: Place) -> String? {
    guard let end = offset(of: place), end > 1, bytes[end - 1] == UInt8(ascii: ".") else {
      return nil
    }
    let start = (bytes[..<(end - 1)].lastIndex { !isPlain($0) } ?? -1) + 1
    guard start < end - 1, bytes[start] != UInt8(ascii: ".") else { return nil }
    return text(start..<(end - 1))
  }

  private func argument(from start: Int, _ label: String?, _ word: String?) -> Argument {
    var end = start
    var depth = 0
    while end < bytes.count, end - start <= Self.longest + Self.longest {
      switch bytes[end] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
        if depth == 0 { return argument(start..<end, label, word) }
        if bytes[end] != UInt8(ascii: ",") { depth -= 1 }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "/"):
        if !isBlank(start..<end) { return argument(start..<end, label, word) }
      default: break
      }
      end += 1
    }
    return argument(start..<end, label, word)
  }

  private func argument(_ range: Range<Int>, _ label: String?, _ word: String?) -> Argument {
    let trimmed = bytes[range].drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    let typed = Array(trimmed)
    let isPlain = typed.allSatisfy(isPlain)
    let isRepeated =
      !typed.isEmpty && typed.count <= Self.longest && !typed.contains(UInt8(ascii: "\""))
    let text = String(decoding: typed, as: UTF8.self)
    return Argument(
      text: isRepeated ? (isPlain ? text : "(\(text))") : nil, label: label, word: word)
  }

  private func offset(of place: Place) -> Int? {
    guard lines.indices.contains(place.line - 1) else { return nil }
    let offset = lines[place.line - 1] + place.column - 1
    return (0..<bytes.count).contains(offset) ? offset : nil
  }

  private func identifier(before position: Int) -> String? {
    let start = (bytes[..<position].lastIndex { !isPlain($0) || $0 == UInt8(ascii: ".") } ?? -1) + 1
    return start < position ? text(start..<position) : nil
  }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy(isSpace) }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }

  /// Whether it can stand in a name, a number, or a member of one.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
