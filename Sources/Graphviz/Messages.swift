/// One message of Graphviz.
struct Message: Hashable {
  /// Whether Graphviz calls it an error; what it says then holds, whatever its function returned.
  let isError: Bool
  /// The message in one line, without the word before it.
  let text: String
}

extension Message {
  /// Splits what Graphviz said into messages; a line without "Error" or "Warning" goes on with the
  /// message before it.
  static func all(in text: String) -> [Message] {
    var messages: [Message] = []
    for line in text.split(separator: "\n") {
      if let rest = line.dropping(prefix: "Error: ") {
        messages.append(Message(isError: true, text: String(rest)))
      } else if let rest = line.dropping(prefix: "Warning: ") {
        messages.append(Message(isError: false, text: String(rest)))
      } else if let last = messages.popLast() {
        messages.append(Message(isError: last.isError, text: last.text + "\n" + line))
      } else {
        messages.append(Message(isError: false, text: String(line)))
      }
    }
    return messages.map { Message(isError: $0.isError, text: $0.text.joiningLines()) }
  }

  /// The error this message stands for.
  var error: RenderingError {
    if let label = text.ranges(of: " in label of ").last {
      return .malformedLabel(
        owner: String(text[label.upperBound...]), problem: String(text[..<label.lowerBound]))
    }
    // The shim calls every text "DOT"; a text may name itself by a line directive.
    if let at = text.firstRange(of: "syntax error in line ") {
      let rest = text[at.upperBound...]
      let digits = rest.prefix(while: \.isNumber)
      let what = rest.dropFirst(digits.count).removingGuessOfLength()
      return .malformedDOT(line: Int(digits), problem: "syntax error" + what)
    }
    return .failed(problem: text)
  }
}

extension StringProtocol {
  fileprivate func dropping(prefix: String) -> SubSequence? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }

  /// The text in one line, each run of blanks a single space.
  fileprivate func joiningLines() -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text without "longer than 16384?": the shim feeds the parser so that no length is too much.
  fileprivate func removingGuessOfLength() -> String {
    let text = String(self)
    guard let guess = text.firstRange(of: " longer than ") else { return text }
    let after = text[guess.upperBound...].drop(while: \.isNumber)
    guard after.first == "?" else { return text }
    return String(text[..<guess.lowerBound] + after.dropFirst())
  }
}
