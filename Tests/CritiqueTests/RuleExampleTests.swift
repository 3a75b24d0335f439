import Critique
import Estimation
import Reliability
import Testing

/// One example of one rule.
struct RuleExample: CustomTestStringConvertible, Sendable {
  let rule: any Rule
  let example: Example

  var testDescription: String { "\(rule.id) \(example.title)" }

  static let all = Rulebook.all.flatMap { rule in
    rule.examples.map { RuleExample(rule: rule, example: $0) }
  }
}

@Suite("the examples of the rules")
struct RuleExampleTests {
  @Test("a rule speaks about the designs it says it speaks about", arguments: RuleExample.all)
  func speaks(_ entry: RuleExample) {
    let found = entry.example.critique.findings.filter { $0.rule == entry.rule.id }
    #expect(found.isEmpty != entry.example.fires, "\(found.map(\.message))")
  }

  @Test("judged by less than every figure, a design is judged the same", arguments: RuleExample.all)
  func isJudgedTheSame(_ entry: RuleExample) {
    let all = Critique(of: Reliability(of: Estimate(of: entry.example.design)))
    #expect(entry.example.critique.findings == all.findings)
  }

  @Test("an example is a design that can be meant", arguments: RuleExample.all)
  func isMeant(_ entry: RuleExample) {
    #expect(entry.example.design.mistakes.isEmpty)
  }

  @Test("a rule has two designs it speaks about, two it does not, and an edge", arguments: ids)
  func isShown(_ id: String) throws {
    let examples = try #require(Rulebook.rule(named: id)).examples
    #expect(examples.filter { $0.fires && !$0.isBoundary }.count >= 2)
    #expect(examples.filter { !$0.fires && !$0.isBoundary }.count >= 2)
    #expect(examples.filter(\.isBoundary).isEmpty == false)
  }

  @Test("every finding says something, proves it and shows the way out", arguments: RuleExample.all)
  func isWhole(_ entry: RuleExample) {
    for finding in entry.example.critique.findings {
      #expect(finding.message.first?.isUppercase == false)
      #expect(finding.message.last != ".")
      #expect(!finding.evidence.isEmpty)
      #expect(finding.evidence.allSatisfy { !$0.isEmpty && $0.last != "." })
      #expect(!finding.remedy.isEmpty && finding.remedy.last != ".")
      #expect(finding.origin.line > 0)
    }
  }

  static let ids = Rulebook.all.map(\.id)
}
