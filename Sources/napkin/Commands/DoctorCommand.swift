import ArgumentParser

/// `napkin doctor`: what is here, what is missing, and what to type.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says what is here, what is missing, and what to type.",
    discussion: """
      Draws a small picture in every form, asks for the font and for the compiler, and tries the \
      temporary folder. Exits 3 when something is missing that a command needs.

      EXAMPLES
        napkin doctor
        napkin doctor --format json
      """)

  @OptionGroup var output: FormatOptions

  func run() async throws {
    let examination = await Examination()
    switch output.format {
    case .json: try Envelope("doctor", data: examination.json).print()
    case .text:
      let terminal = Terminal.current
      let screen = DoctorScreen(examination: examination, terminal: terminal)
      for line in screen.lines { try terminal.say(line) }
    }
    if !examination.isComplete { throw ExitCode(3) }
  }
}
