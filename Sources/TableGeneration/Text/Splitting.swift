// A declaration is text; these find its pieces without entering brackets or quotes.

/// How deep in brackets a place of a text is, followed one character at a time.
struct Nesting {
  private(set) var depth = 0
  private(set) var isQuoted = false
  private var last: Character = " "

  mutating func pass(_ character: Character) {
    if character == "\"", last != "\\" { isQuoted.toggle() }
    if !isQuoted {
      if "([{<".contains(character) { depth += 1 }
      if ")]}".contains(character) || (character == ">" && last != "-") { depth -= 1 }
    }
    last = character
  }
}

extension StringProtocol {
  /// The pieces between separators that stand outside brackets and quotes.
  func pieces(_ separator: Character) -> [String] {
    var nesting = Nesting()
    var pieces = [""]
    for character in self {
      if character == separator, nesting.depth == 0, !nesting.isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(character)
        nesting.pass(character)
      }
    }
    return pieces.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// What stands inside the bracket this text begins with, and what follows it.
  var bracketed: (inside: String, after: String)? {
    var nesting = Nesting()
    for index in indices {
      nesting.pass(self[index])
      if nesting.depth == 0 {
        guard index > startIndex else { return nil }
        return (
          String(self[self.index(after: startIndex)..<index]),
          String(self[self.index(after: index)...])
        )
      }
    }
    return nil
  }

  /// Without the spaces around it.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What stands before the first appearance of a text outside of brackets, and after it.
  func parted(at mark: String) -> (before: String, after: String)? {
    var nesting = Nesting()
    for index in indices {
      if nesting.depth == 0, !nesting.isQuoted, self[index...].hasPrefix(mark) {
        return (String(self[..<index]), String(self[index...].dropFirst(mark.count)))
      }
      nesting.pass(self[index])
    }
    return nil
  }
}
