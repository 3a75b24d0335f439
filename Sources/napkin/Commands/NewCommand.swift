import ArgumentParser
import Scenarios

/// `napkin new`: a file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a design to start from, explained line by line.",
    discussion: """
      EXAMPLES
        napkin new shop                        writes shop.swift
        napkin new shop --from url-shortener   starts from a built-in design
      """)

  @Argument(help: "The name of the design; the file is called after it.")
  var name: String

  @Option(
    help: ArgumentHelp("Start from a built-in design.", valueName: "scenario"),
    completion: .list(scenarios.map(\.id)))
  var from: String?

  func run() throws {
    guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw Refusal("'\(name)' is no name for a design", "say what it is: napkin new shop")
    }
    let path = name.hasSuffix(".swift") ? name : name + ".swift"
    guard !Platform.exists(path) else {
      throw Refusal("'\(path)' is already there", "choose another name, or remove it first")
    }
    let text = try from.map { try ScenarioText.named($0) } ?? NewDesign(path: path).text
    if let reason = Platform.replaceFile(path, with: Array(text.utf8)) {
      throw Refusal("cannot write '\(path)': \(reason)", "choose another place for it")
    }
    try Terminal.current.say("wrote \(path.onOneLine)")
    let typed = path.typed
    Terminal.current.note(
      "next: napkin estimate \(typed)     then: napkin critique \(typed), napkin draw \(typed)"
        .onOneLine)
  }
}
