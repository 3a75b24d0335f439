import SystemDesign

/// Puts the compiler's messages into the words of the language where those are better.
struct Wording {
  /// The names that a design gives with `let`.
  private let names: [String]

  init(_ source: String) {
    let words = source.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    names = zip(words, words.dropFirst()).compactMap { keyword, name in
      ["let", "var", "func"].contains(keyword) ? String(name) : nil
    }
  }

  /// The messages in better words, without those that only follow from another.
  func better(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let causes = diagnostics.filter { !$0.says.hasPrefix("cannot infer contextual base") }
    return (causes.isEmpty ? diagnostics : causes).map(better)
  }

  private func better(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      line: diagnostic.line, column: diagnostic.column, severity: diagnostic.severity,
      says: says(diagnostic.says))
  }

  private func says(_ text: String) -> String {
    let quoted = Wording.quoted(text)
    if text.contains("unable to type-check this expression in reasonable time") {
      return "too many operators on this line: give its parts names with 'let'"
    }
    // `conformance of 'Int' to 'Payload' is unavailable: a number needs its unit; say 400.bytes`
    if let instead = Wording.after(" is unavailable: ", in: text) { return instead }
    if text.hasPrefix("initialization of immutable value"), let name = quoted.first {
      return "nothing uses '\(name)'; use it in a flow, or take it out"
    }
    if text.hasPrefix("cannot find"), let name = quoted.first {
      return text + Nearest.question(name, in: names + Vocabulary.types)
    }
    if text.hasPrefix("binary operator"), quoted.count == 3 {
      return Wording.operation(quoted[0], quoted[1], quoted[2])
    }
    if text.hasPrefix("cannot convert value of type"), quoted.count == 2 {
      return Wording.conversion(quoted[0], quoted[1]) ?? text
    }
    if text.hasPrefix("argument type"), quoted.count == 2, let role = Vocabulary.roles[quoted[1]] {
      return "'\(quoted[0])' cannot \(role)"
    }
    if text.contains(" has no member "), quoted.count == 2 {
      if quoted[0] == "Hop", Vocabulary.ofFlows.contains(quoted[1]) {
        return "'\(quoted[1])' is said of a flow; is the '}' of the flow above it missing?"
      }
      // A word of another kind is no slip of the hand.
      guard !Vocabulary.members.contains(quoted[1]) else { return text }
      return text + Nearest.question(quoted[1], in: Vocabulary.members)
    }
    return text
  }

  private static func operation(_ sign: String, _ a: String, _ b: String) -> String {
    switch sign {
    case "+", "-", "...":
      return "'\(sign)' takes two of one kind, and these are '\(a)' and '\(b)'"
    case "*", "/":
      return
        "'\(sign)' takes a number of times, as in 3.times; '\(a)' and '\(b)' meet in a word: "
        + "per, each, carrying, over, lasting, at or relative(to:)"
    default: return "'\(sign)' cannot be said of '\(a)' and '\(b)'"
    }
  }

  private static func conversion(_ given: String, _ wanted: String) -> String? {
    let wanted = wanted.hasSuffix("?") ? String(wanted.dropLast()) : wanted
    guard let example = Vocabulary.examples[wanted] else { return nil }
    guard given == "Int" || given == "Double" else {
      return "'\(given)' stands where '\(wanted)' belongs, as in \(example)"
    }
    return "a number needs its word; say \(example)"
  }

  /// What stands in single quotes in a message.
  private static func quoted(_ text: String) -> [String] {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).map { String(parts[$0]) }
  }

  private static func after(_ mark: String, in text: String) -> String? {
    guard let range = text.firstRange(of: mark) else { return nil }
    return String(text[range.upperBound...])
  }
}
