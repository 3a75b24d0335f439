import ArgumentParser
import DesignLoading
import Estimation
import Scenarios

/// `napkin scenarios`: the built-in designs.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Lists the built-in designs, which every command takes by name.",
    discussion: """
      EXAMPLES
        napkin scenarios
        napkin estimate url-shortener
        napkin critique social-feed/live-event
        napkin new mine --from url-shortener
      """)

  @OptionGroup var output: FormatOptions

  func run() throws {
    switch output.format {
    case .json:
      let list = scenarios.map { scenario in
        JSON.object([
          "id": .string(scenario.id), "name": .string(scenario.design.name),
          "lesson": .string(scenario.lesson),
          "components": .number(Double(scenario.design.components.count)),
          "flows": .number(Double(scenario.design.flows.count)),
          "levels": .array(
            scenario.levels.map { level in
              .object(["id": .string("\(scenario.id)/\(level.name)"), "says": .string(level.says)])
            }),
        ])
      }
      try Envelope("scenarios", data: .object(["scenarios": .array(list)])).print()
    case .text:
      let terminal = Terminal.current
      for scenario in scenarios {
        let estimate = Estimate(of: scenario.design)
        let size =
          "\(scenario.design.components.count) components, \(scenario.design.flows.count) flows"
        let peak = estimate.figure(.ratePeak, of: .system)?.text ?? ""
        let stored = estimate.figure(.storageStored, of: .system)?.text ?? ""
        try terminal.say(terminal.style(scenario.id, .bold) + "   " + scenario.design.name)
        try terminal.say("  " + scenario.lesson)
        try terminal.say("  \(size) · \(peak) at the peak · \(stored) stored")
        for level in scenario.levels {
          try terminal.say("  harder: \(scenario.id)/\(level.name)   \(level.says)")
        }
      }
    }
  }
}
