import Estimation

/// Breaks text into lines.
package enum Wrapping {
  /// Lines of at most so many characters, where words allow; a word longer than a line has its own.
  package static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    let isPlain = text.isPlain
    let words =
      isPlain
      ? text.unicodeScalars.split(separator: " ").map(Substring.init) : text.split(separator: " ")
    func length(_ text: some StringProtocol) -> Int {
      isPlain ? text.unicodeScalars.count : text.count
    }
    for word in words {
      if !line.isEmpty, length(line) + 1 + length(word) > width {
        lines.append(line)
        line = ""
      }
      if !line.isEmpty { line += " " }
      line += word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The same under a first line's beginning, later lines indented as deep as it is long.
  static func paragraph(_ text: String, after lead: String, width: Int) -> [String] {
    let room = max(width - lead.count, 16)
    let indent = String(repeating: " ", count: lead.count)
    return lines(text, width: room).enumerated().map { ($0 == 0 ? lead : indent) + $1 }
  }
}
