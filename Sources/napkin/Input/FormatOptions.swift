import ArgumentParser

/// How an answer is given.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The choice between an answer for people and one for programs.
struct FormatOptions: ParsableArguments {
  @Option(help: "The form of the answer: text or json.")
  var format: Format = .text
}
