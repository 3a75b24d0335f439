import Critique
import Estimation
import Reliability
import Scenarios
import SystemDesign
import Testing

@testable import napkin

@Suite("Harder variants of the reference designs")
struct LevelTests {
  static let all = scenarios.flatMap { scenario in
    scenario.levels.map { "\(scenario.id)/\($0.name)" }
  }

  /// What says first that the reference was not built for it.
  struct Failing: Sendable, CustomTestStringConvertible {
    let level: String
    let rule: String
    let component: String
    let message: String
    var testDescription: String { level }
  }

  static let failing = [
    Failing(
      level: "url-shortener/ten-times", rule: "SC001", component: "Redirects",
      message: "'Redirects' is asked for 482 % of what it can do"),
    Failing(
      level: "url-shortener/abuse", rule: "DA010", component: "Links",
      message: "'Links' does not fit its disk at the horizon, though 'link' is kept for 5 years"),
    Failing(
      level: "social-feed/live-event", rule: "SC001", component: "Feed",
      message: "'Feed' is asked for 521 % of what it can do"),
    Failing(
      level: "social-feed/denser", rule: "AV009", component: "Fan-out",
      message: "after the loss of a zone 'Fan-out' is 122 % used at the peak"),
    Failing(
      level: "distributed-cache/write-heavy", rule: "SC001", component: "Backing store",
      message: "'Backing store' is asked for 317 % of what it can do"),
    Failing(
      level: "distributed-cache/colder", rule: "SC002", component: "Backing store",
      message: "'Backing store' is 75.2 % busy at the peak; the limit is 70 %"),
    Failing(
      level: "chat/devices", rule: "SC001", component: "Owners",
      message: "'Owners' is asked for 127 % of what it can do"),
    Failing(
      level: "chat/channels", rule: "SC006", component: "Couriers",
      message: "'Send a message' reaches its largest audience in 2.98 min and promises 500 ms"),
  ]

  private func design(_ name: String) throws -> Design {
    try #require(try ScenarioName(name)).design
  }

  @Test("a finding says that the reference was not built for it", arguments: failing)
  func finding(_ failing: Failing) throws {
    let critique = Critique(of: Reliability(of: Estimate(of: try design(failing.level))))
    let found = critique.findings.first {
      $0.rule == failing.rule && $0.subject == .component(failing.component)
    }
    #expect(found?.message == failing.message)
    // What the reference was built for has nothing of the kind.
    let reference = try #require(try ScenarioName(failing.level)).scenario.design
    let before = Critique(of: Reliability(of: Estimate(of: reference)))
    #expect(!before.findings.contains { $0.rule == failing.rule })
  }

  @Test("each level is one of those, and changes what the reference is asked for", arguments: all)
  func accounted(level: String) throws {
    #expect(Self.failing.contains { $0.level == level })
    let name = try #require(try ScenarioName(level))
    #expect(
      try name.design.name == "\(name.scenario.design.name), \(try #require(name.level).name)")
  }

  @Test("commands take a level by its name, and name those there are for another")
  func commands() throws {
    let answer = try Tool.run(["critique", "social-feed/live-event"])
    #expect(answer.status == 1 && answer.output.contains("'Feed' is asked for 521 %"))
    let unknown = try Tool.run(["critique", "social-feed/live-events"])
    #expect(unknown.status == 2)
    #expect(
      unknown.messages == [
        "error: 'social-feed' has no level 'live-events'; did you mean 'live-event'?"
      ])
    let list = try Tool.run(["scenarios"]).output
    for level in Self.all { #expect(list.contains("harder: \(level) ")) }
  }
}
