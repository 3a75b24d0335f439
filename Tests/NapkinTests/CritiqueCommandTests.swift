import Critique
import Estimation
import Foundation
import Testing

struct CritiqueCommandTests {
  @Test("the URL shortener is clean")
  func clean() throws {
    let answer = try Tool.run(["critique", "Scenarios/URLShortener.swift", "--fail-on", "warning"])
    #expect(answer.status == 0)
    #expect(!answer.output.contains("error["))
    #expect(!answer.output.contains("warning["))
  }

  @Test("findings have the members that programs rely on")
  func shape() throws {
    let folder = try Self.weak()
    let answer = try Tool.json(["critique", "weak.swift"], in: folder.path)
    let data = try #require(answer["data"] as? [String: Any])
    let findings = try #require(data["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty)
    let keys: Set<String> = [
      "rule", "slug", "severity", "subject", "flows", "file", "line", "column", "message",
      "evidence", "remedy", "consequences",
    ]
    for finding in findings { #expect(Set(finding.keys).isSuperset(of: keys)) }
    let summary = try #require(data["summary"] as? [String: Any])
    let errors = findings.filter { $0["severity"] as? String == "error" }.count
    #expect(summary["errors"] as? Int == errors)
  }

  @Test(
    "the level that fails is the one that was asked for",
    arguments: [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
  func levels(level: String, status: Int32) throws {
    let folder = try Self.weak()
    let answer = try Tool.run(["critique", "weak.swift", "--fail-on", level], in: folder.path)
    #expect(answer.status == status)
  }

  @Test("a level that does not exist is wrong usage")
  func wrongLevel() throws {
    #expect(try Tool.run(["critique", "url-shortener", "--fail-on", "terrible"]).status == 64)
  }

  /// One database without a copy or a backup behind a service that stands alone.
  private static func weak() throws -> Tool.Folder {
    let folder = try Tool.Folder()
    try folder.write(
      """
      import SystemDesign

      let weak = Design("Weak") {
        Traffic(peak: 2.times, planned: 1.year)
        let note = Record("note", 1.kilobyte)
        let person = Client("Person")
        let app = Service("App", each: 100.perSecond)
        let notes = Database("Notes", disk: 1.terabyte, reads: 500.perSecond, writes: 500.perSecond)
        Flow("Take a note", at: 5.perSecond, availability: 99.9.percent) {
          person.calls(app, sending: 1.kilobyte, receiving: 100.bytes).timeout(1.second)
          app.writes(note, to: notes).timeout(1.second)
        }
      }
      """, to: "weak.swift")
    return folder
  }

  @Test(
    "a rule is explained by its identifier and by its name", arguments: ["AV001", "no-timeout"])
  func explain(name: String) throws {
    let answer = try Tool.run(["explain", name])
    #expect(answer.status == 0)
    #expect(answer.output.contains("why") && answer.output.contains("instead"))
  }

  @Test("a measure is explained by what it says, in a sentence of its own")
  func measures() throws {
    let answer = try Tool.run(["explain", "utilisation-cold"])
    let words = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(Measure.utilisationCold.meaning))
    #expect(Set(Measure.allCases.map(\.meaning)).count == Measure.allCases.count)
  }

  @Test("every rule is listed and has a page")
  func rules() throws {
    let answer = try Tool.json(["rules"])
    let data = try #require(answer["data"] as? [String: Any])
    let rules = try #require(data["rules"] as? [[String: Any]])
    #expect(rules.count == Rulebook.all.count)
    for rule in rules {
      let id = try #require(rule["id"] as? String)
      #expect(try Tool.run(["explain", id]).status == 0)
    }
  }

  @Test("a rule that does not exist is answered with one that is near")
  func unknownRule() throws {
    let answer = try Tool.run(["explain", "no-timeot"])
    #expect(answer.status == 2)
    #expect(
      answer.messages
        == ["error: no rule or measure is called 'no-timeot'; did you mean 'no-timeout'?"])
  }
}
