import SystemDesign

/// Findings as a person reads them in a terminal.
public struct FindingText: Sendable {
  private let width: Int
  private let style: TextStyle
  private let place: @Sendable (Origin) -> String

  /// Text of a width, styled and with places written as the caller likes.
  public init(
    width: Int = 80, place: @escaping @Sendable (Origin) -> String = FindingText.shortPlace,
    style: @escaping TextStyle = { text, _ in text }
  ) {
    self.width = width
    self.place = place
    self.style = style
  }

  /// The file's own name and the line: "Design.swift:21".
  public static func shortPlace(_ origin: Origin) -> String {
    "\(origin.file.split(separator: "/").last.map(String.init) ?? origin.file):\(origin.line)"
  }

  /// Everything a critique says, what the design accepts and what stays open last, then one line that
  /// counts it.
  public func text(of critique: Critique) -> String {
    let accepted = critique.accepted.map { text(accepted: $0.finding, $0.waiver) }
    let open = critique.open.map { text(open: $0, says: "\($0.says)") }
    return
      (critique.findings.map(text(of:))
      + [accepted, open].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      + [summary(of: critique)])
      .joined(separator: "\n\n")
  }

  /// One finding: what is wrong, where, the numbers, what follows, what to do.
  public func text(of finding: Finding) -> String {
    let head = "\(finding.severity.word)[\(finding.rule)] "
    var lines = Wrapping.paragraph(finding.message, after: head, width: width)
    if let first = lines.first {
      lines[0] =
        style(String(head.dropLast()), .severity(finding.severity)) + " "
        + style(String(first.dropFirst(head.count)), .message)
    }
    lines.append("  " + style(place(finding.origin), .place))
    for line in finding.evidence { lines += Wrapping.paragraph(line, after: "  ", width: width) }
    for line in finding.consequences { lines += labelled("also", line) }
    lines += labelled("fix", finding.remedy)
    lines += labelled("learn", "napkin explain \(finding.rule)")
    return lines.joined(separator: "\n")
  }

  /// One finding that the design accepts, with the reason.
  public func text(accepted finding: Finding, _ waiver: Waiver) -> String {
    let until = waiver.until.map { ", until \($0)" } ?? ""
    return Wrapping.paragraph(
      "\(finding.message): \(waiver.because)\(until)", after: "accepted[\(finding.rule)] ",
      width: width
    ).joined(separator: "\n")
  }

  /// One requirement that nothing is held against, with its words as the caller says them.
  public func text(open requirement: OpenRequirement, says: String) -> String {
    let target = requirement.target.map { ", \($0)" } ?? ""
    return Wrapping.paragraph(
      "\(says)\(target): \(requirement.why)", after: "not held  ", width: width
    ).joined(separator: "\n")
  }

  /// How many of each: "1 error · 2 warnings · 1 note · 16 rules".
  public func summary(of critique: Critique) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = critique.count(severity)
      return count == 0 ? nil : Words.count(count, severity.word)
    }
    let accepted = critique.accepted.isEmpty ? [] : ["\(critique.accepted.count) accepted"]
    return
      ((counts.isEmpty ? ["no findings"] : counts) + accepted
      + [Words.count(critique.ruleCount, "rule")])
      .joined(separator: " · ")
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    let lead = "  " + label + String(repeating: " ", count: max(6 - label.count, 1))
    var lines = Wrapping.paragraph(text, after: lead, width: width)
    if let first = lines.first {
      lines[0] =
        "  " + style(label, .label) + String(first.dropFirst(2 + label.count))
    }
    return lines
  }
}
