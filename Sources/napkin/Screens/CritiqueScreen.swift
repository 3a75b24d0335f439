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
    let status = critique.fails(on: level.severity) ? "   exit 1 (--fail-on \(level.rawValue))" : ""
    let accepted = critique.accepted.map { writer.text(accepted: $0.finding.onOneLine, $0.waiver) }
    let open = critique.open.map { writer.text(open: $0, says: $0.says.spoken) }
    let blocks =
      critique.findings.map { writer.text(of: $0.onOneLine) }
      + [accepted, open].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      + [writer.summary(of: critique) + status]
    return [blocks.joined(separator: "\n\n")]
  }
}

extension Finding {
  /// The same, safe to show: names in it may hold anything.
  fileprivate var onOneLine: Finding {
    var shown = Finding(
      rule: rule, slug: slug, severity: severity, subject: subject, flows: flows, hops: hops,
      origin: origin, message: message.onOneLine, evidence: evidence.map(\.onOneLine),
      remedy: remedy.onOneLine)
    shown.consequences = consequences.map(\.onOneLine)
    return shown
  }
}
