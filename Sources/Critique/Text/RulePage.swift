/// The page that explains a rule, made from the rule itself.
struct RulePage {
  private let rule: any Rule
  private let width: Int

  init(_ rule: any Rule, width: Int) {
    self.rule = rule
    self.width = width
  }

  var text: String {
    var lines = Wrapping.paragraph(rule.law, after: "\(rule.id) \(rule.slug) · ", width: width)
    lines += section("why", [rule.why]) + section("instead", [rule.instead])
    lines += ["", "  keeps silent when"]
    lines += rule.notWhen.flatMap { Wrapping.paragraph($0, after: "    - ", width: width) }
    lines += ["", "  speaks about"]
    for example in rule.examples where example.fires {
      lines += Wrapping.paragraph(example.title, after: "    ", width: width)
      for finding in example.critique.findings where finding.rule == rule.id {
        lines += Wrapping.paragraph(
          finding.message, after: "      \(finding.severity.word): ", width: width)
      }
    }
    lines += ["", "  keeps silent about"]
    for example in rule.examples where !example.fires {
      lines += Wrapping.paragraph(example.title, after: "    ", width: width)
    }
    lines += section("source", [rule.source?.description ?? "a law of this tool's own"])
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ paragraphs: [String]) -> [String] {
    ["", "  \(title)"] + paragraphs.flatMap { Wrapping.paragraph($0, after: "    ", width: width) }
  }
}

/// The page that explains what is said about a waiver.
struct NoticePage {
  private let notice: WaiverNotice
  private let width: Int

  init(_ notice: WaiverNotice, width: Int) {
    self.notice = notice
    self.width = width
  }

  var text: String {
    let head = Wrapping.paragraph(
      notice.law, after: "\(notice.id) \(notice.slug) · ", width: width)
    return (head + ["", "  why"] + Wrapping.paragraph(notice.why, after: "    ", width: width))
      .joined(separator: "\n")
  }
}
