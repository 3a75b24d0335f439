import DesignEvaluation
import DesignSyntax
import SystemDesign

/// Puts the compiler's messages into the words of the language where those are better.
struct Wording {
  /// The names that a design gives with `let`.
  private let names: [String]
  private let source: WrittenText

  init(_ source: String) {
    self.source = WrittenText(source)
    let words = source.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    names = zip(words, words.dropFirst()).compactMap { keyword, name in
      ["let", "var", "func"].contains(keyword) ? String(name) : nil
    }
  }

  /// The messages in better words, without those that only follow from another.
  func better(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let diagnostics = diagnostics.filter {
      // A design that goes by no name is a design all the same.
      !$0.says.hasPrefix("result of 'Design' initializer is unused")
    }
    let causes = diagnostics.filter { !$0.says.hasPrefix("cannot infer contextual base") }
    return (causes.isEmpty ? diagnostics : causes).map(better)
  }

  private func better(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      line: diagnostic.line, column: diagnostic.column, severity: diagnostic.severity,
      says: says(diagnostic.says, at: Place(diagnostic.line ?? 0, diagnostic.column ?? 0)))
  }

  private func says(_ text: String, at place: Place) -> String {
    let quoted = Wording.quoted(text)
    if text.contains("unable to type-check this expression in reasonable time") {
      return "too many operators on this line: give its parts names with 'let'"
    }
    if text.hasPrefix("conformance of 'Int'"), quoted.count == 2 {
      return Phrases.role(quoted[0], as: quoted[1], source.argument(at: place))
    }
    // `conformance of 'Queue' to 'Callable' is unavailable: nobody waits for a queue; say …`
    if let instead = Wording.after(" is unavailable: ", in: text) { return instead }
    if text.hasPrefix("initialization of immutable value"), let name = quoted.first {
      return "nothing uses '\(name)'; use it in a flow, or take it out"
    }
    if text.hasPrefix("cannot find"), let name = quoted.first {
      return text + Nearest.question(name, in: names + Words.standingAlone)
    }
    if text.hasPrefix("binary operator"), quoted.count == 3 {
      return Phrases.operation(quoted[0], quoted[1], quoted[2])
    }
    if text.hasPrefix("cannot convert value of type"), quoted.count == 2 {
      return Phrases.conversion(
        bare(quoted[0]), to: bare(quoted[1]), source.argument(at: place))
    }
    if text.hasPrefix("argument type"), quoted.count == 2 {
      return Phrases.role(quoted[0], as: quoted[1], source.argument(at: place))
    }
    if text.contains(" has no member "), quoted.count == 2 {
      return Words.noMember(
        quoted[1], of: bare(quoted[0]), isType: text.hasPrefix("type "),
        on: source.base(before: place))
    }
    return text
  }

  /// A type without the mark that says it may be missing.
  private func bare(_ type: String) -> String {
    type.hasSuffix("?") ? String(type.dropLast()) : type
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
