import Estimation
import SystemDesign

/// The figures of a design as a page of GitHub's Markdown.
struct EstimatePage {
  let estimate: Estimate
  let changes: [Change]
  /// The published figures that stand in it for what is not stated.
  var defaults: [Defaults.Taken] = []

  var lines: [String] {
    let name = estimate.design.name.onOneLine.inMarkdown
    let scale = estimate.design.scale
    let tables = EstimateTables(
      estimate: estimate, changes: changes, terminal: nil, marks: !defaults.isEmpty
    ).all
    let sentences = Conclusions(estimate: estimate).sentences.map { $0.onOneLine.inMarkdown }
    var lines = ["# \(name) · estimate"]
    if !scale.isEmpty { lines += ["", scale.inMarkdown] }
    for table in tables { lines += [""] + table.markdown }
    lines += list("Decisions", Decisions(design: estimate.design).sentences)
    if !sentences.isEmpty { lines += ["", "So: " + sentences.joined(separator: " ")] }
    return lines + list("Not stated", estimate.unstated)
      + list("Not counted", estimate.uncounted)
      + list("* Default, not stated in the design", defaults.map(\.text))
  }

  private func list(_ heading: String, _ entries: [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "## \(heading)", ""] + entries.map { "- " + $0.onOneLine.inMarkdown }
  }
}

/// How figures were worked out, as a page of GitHub's Markdown.
struct ExplainPage {
  let explanations: [Explanation]
  let changes: [Change]

  var lines: [String] {
    changes.flatMap { [$0.sentence.inMarkdown, ""] }
      + explanations.enumerated().flatMap { index, it in (index == 0 ? [] : [""]) + page(it) }
  }

  private func page(_ it: Explanation) -> [String] {
    var lines = ["## \(it.title.inMarkdown): \(it.figure.text.inMarkdown)"]
    if let range = it.range { lines += ["", range.inMarkdown] }
    func add(_ heading: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      lines += ["", "**\(heading)**", ""] + entries.map { "- " + $0.inMarkdown }
    }
    if let tree = it.figure.derivationTree { lines += ["", "**How**", ""] + nested(tree, "") }
    add("In your head", it.aloud)
    add("What drives it", it.drivers)
    add("Missing", it.missing)
    return lines
  }

  private func nested(_ step: DerivationStep, _ indent: String) -> [String] {
    ["\(indent)- " + step.shown.inMarkdown] + step.parts.flatMap { nested($0, indent + "  ") }
  }
}

extension Table {
  /// The rows as a table of GitHub's Markdown, its heading above it.
  var markdown: [String] {
    func line(_ cells: [String]) -> String {
      let padded = cells + Array(repeating: "", count: max(0, sides.count - cells.count))
      return "| " + padded.map(\.inMarkdown).joined(separator: " | ") + " |"
    }
    let rule = sides.map { $0 == .right ? "---:" : "---" }.joined(separator: " | ")
    return [
      "## " + (heading.first ?? "").inMarkdown, "", line([""] + heading.dropFirst()), "| \(rule) |",
    ]
      + rows.map(line) + notes.flatMap { ["", $0.inMarkdown] }
  }
}

extension String {
  /// Safe in Markdown: what has a meaning there stands for itself; one line is assumed.
  var inMarkdown: String {
    reduce(into: "") { text, character in
      // A dollar sign begins a formula on GitHub.
      if "\\`*_{}[]<>|~$&#".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
