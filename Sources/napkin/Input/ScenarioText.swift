import Scenarios
import SystemDesign

/// The text of the built-in designs, as their files have it.
enum ScenarioText {
  /// The text of a scenario by its name on the command line.
  static func named(_ id: String) throws -> String {
    guard let scenario = scenarios.first(where: { $0.id == id }) else {
      let names = scenarios.map(\.id)
      throw Refusal(
        "no scenario is called '\(id)'",
        Nearest.guess(id, in: names) ?? "there are " + names.joined(separator: ", "))
    }
    return String(decoding: scenario.text, as: UTF8.self)
  }
}
