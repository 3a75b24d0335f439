import ArgumentParser
import SystemDesign

/// What is wrong with the way a command was typed, in one line.
enum Usage {
  /// Refuses a word that is no command before the parser wonders about what follows it.
  static func check(_ arguments: [String]) throws {
    let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let word = words.first, !word.hasPrefix("-"), !isCommand(word) else { return }
    throw Refusal(
      "no command is called '\(word)'",
      Nearest.guess(word, in: shownCommands) ?? "'napkin --help' lists the commands", status: 64)
  }

  /// The parser's words in ours: what is wrong, then what to do about it.
  static func refusal(_ message: String, for arguments: [String]) -> Refusal {
    let message = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    // Its second sentence, where there is one, is the remedy; the first ends with a quoted word.
    guard let end = message.ranges(of: "'. ").last else {
      let command = arguments.first.flatMap { isCommand($0) ? " \($0)" : nil } ?? ""
      return Refusal(
        begun(message), "'napkin\(command) --help' says what there is", status: 64)
    }
    let remedy = begun(String(message[end.upperBound...]))
    return Refusal(
      begun(String(message[..<end.lowerBound])) + "'",
      remedy.hasSuffix(".") ? String(remedy.dropLast()) : remedy, status: 64)
  }

  private static let commands = Napkin.configuration.subcommands.map { $0.configuration }

  private static let shownCommands =
    commands.filter(\.shouldDisplay).compactMap(\.commandName) + ["help"]

  private static func isCommand(_ word: String) -> Bool {
    word == "help" || commands.contains { $0.commandName == word }
  }

  private static func begun(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}
