import Scenarios
import SystemDesign

/// A built-in design by what was typed for it: `social-feed`, or `social-feed/live-event` for one of
/// its levels.
struct ScenarioName {
  let scenario: Scenario
  /// The level; nil for the scenario as it is.
  let level: Level?

  /// Nil where no scenario is meant; refuses a level that the scenario does not have.
  init?(_ typed: String) throws {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, let scenario = scenarios.first(where: { $0.id == parts[0] }) else {
      return nil
    }
    self.scenario = scenario
    guard parts.count == 2 else {
      level = nil
      return
    }
    guard let level = scenario.levels.first(where: { $0.name == parts[1] }) else {
      let names = scenario.levels.map(\.name)
      throw Refusal(
        "'\(scenario.id)' has no level '\(parts[1])'",
        Nearest.guess(parts[1], in: names) ?? "it has " + names.joined(separator: " and "))
    }
    self.level = level
  }

  /// The design, asked for what the level asks.
  ///
  /// What was published is about the scenario as it is, and nothing of a level is held against it.
  var design: Design {
    get throws {
      guard let level else { return scenario.design }
      let settings = level.settings.map { "\($0.input)=\($0.value)" }
      let changed = try Changes(settings, horizon: nil, to: scenario.design).design
      let statements = changed.statements.filter { statement in
        if case .check = statement { false } else { true }
      }
      return Design(
        name: "\(changed.name), \(level.name)", statements: statements,
        origin: changed.origin)
    }
  }
}
