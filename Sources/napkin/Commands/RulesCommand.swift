import ArgumentParser
import Critique
import DesignLoading

/// `napkin rules`: what the critique looks at.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules of the critique.",
    discussion: """
      EXAMPLES
        napkin rules
        napkin explain AV001
      """)

  @OptionGroup var output: FormatOptions

  func run() throws {
    switch output.format {
    case .json:
      let list = Rulebook.all.map { rule in
        JSON.object([
          "id": .string(rule.id), "slug": .string(rule.slug), "law": .string(rule.law),
        ])
      }
      try Envelope("rules", data: .object(["rules": .array(list)])).print()
    case .text:
      let terminal = Terminal.current
      let ids = Rulebook.all.map(\.id.count).max() ?? 0
      let slugs = Rulebook.all.map(\.slug.count).max() ?? 0
      for rule in Rulebook.all {
        let afterID = String(repeating: " ", count: ids - rule.id.count)
        let afterSlug = String(repeating: " ", count: slugs - rule.slug.count)
        try terminal.say(
          "\(terminal.style(rule.id, .bold))\(afterID)  \(rule.slug)\(afterSlug)  \(rule.law)")
      }
    }
  }
}
