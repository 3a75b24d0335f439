import Critique
import SystemDesign

/// What the rules say, the worst first.
struct CritiqueScreen {
  let critique: Critique
  let input: LoadedInput
  let terminal: Terminal

  func lines(failingOn level: CritiqueCommand.Level) -> [String] {
    let (input, terminal) = (input, terminal)
    let writer = FindingText(
      width: min(terminal.width, 96), place: { input.place(of: $0) },
      style: { text, role in
        switch role {
        case .severity(.error): terminal.style(text, .red)
        case .severity(.warning): terminal.style(text, .yellow)
        case .severity(.info): terminal.style(text, .blue)
        case .message: terminal.style(text, .bold)
        case .place, .label: terminal.style(text, .dim)
        }
      })
    let fails = critique.fails(on: level.severity)
    let status = fails ? "   exit 1 (--fail-on \(level.rawValue))" : ""
    return writer.text(of: critique).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).withLast { $0 + status }
  }
}

extension [String] {
  fileprivate func withLast(_ change: (String) -> String) -> [String] {
    guard let last else { return self }
    return dropLast() + [change(last)]
  }
}
