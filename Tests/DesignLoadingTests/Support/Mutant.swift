@testable import DesignLoading

/// A design's text with one thing in it changed.
struct Mutant {
  /// What was changed, for the message of a test that fails.
  let change: String
  /// The text.
  let text: String

  /// One token of a text replaced, taken away or said twice, as the dice fall.
  init(of text: String, _ dice: inout Dice) {
    let tokens = Mutant.tokens(of: text)
    let words = tokens.filter(\.isWord)
    let old = tokens.randomElement(using: &dice) ?? Token(text: text[...], isWord: false, role: "")
    let word = words.randomElement(using: &dice) ?? old
    switch Int.random(in: 0..<10, using: &dice) {
    case 0...4:
      let like = words.filter { $0.role == word.role }.randomElement(using: &dice) ?? word
      self.init(text, word.text, String(like.text))
    case 5:
      let other = words.randomElement(using: &dice) ?? word
      self.init(text, word.text, String(other.text))
    case 6: self.init(text, old.text, "")
    case 7: self.init(text, old.text, "\(old.text) \(old.text)")
    case 8:
      let sign = ["+", "-", "*", "/", "...", "?", ",", ":", ")", "}"].randomElement(using: &dice)
      self.init(text, old.text, "\(old.text) \(sign ?? "+")")
    default:
      let value = tokens.filter(\.isValue).randomElement(using: &dice) ?? old
      let values = ["3", "2.5", "\"x\"", "3.days", "nil", "true", ".day", "links", "[]"]
      self.init(text, value.text, values.randomElement(using: &dice) ?? "3")
    }
  }

  private init(_ text: String, _ old: Substring, _ new: String) {
    let line = text[..<old.startIndex].count { $0 == "\n" } + 1
    change = "'\(old)' to '\(new)' on line \(line)"
    self.text = text[..<old.startIndex] + new + text[old.endIndex...]
  }

  /// A word, a literal or a sign within the braces of a design.
  private struct Token {
    let text: Substring
    let isWord: Bool
    /// What stands around it: words of one role can stand for each other.
    let role: String

    var isValue: Bool { text.first.map { $0 == "\"" || $0.isNumber } ?? false }
  }

  private static func tokens(of text: String) -> [Token] {
    let start = text.firstIndex(of: "{") ?? text.startIndex
    let pattern =
      /\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*|[0-9][0-9_]*(?:\.[0-9]+)?|\.\.\.|[^\s]/
    return text[start...].matches(of: pattern).map(\.0).filter { !$0.hasPrefix("//") }.map {
      let first = $0.first ?? " "
      let before = text[..<$0.startIndex].last.map(String.init) ?? ""
      let after = text[$0.endIndex...].first.map(String.init) ?? ""
      return Token(
        text: $0, isWord: (first.isLetter || first == "_") && $0 != "let",
        role: (before == "." ? "." : "") + ([":", "(", "."].contains(after) ? after : ""))
    }
  }
}
