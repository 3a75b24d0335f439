import Foundation
import Testing

@Suite("Whatever goes wrong with the words of the command is told in one line")
struct WrongUsageTests {
  private static let design = "url-shortener"

  static let rows = [
    BadRow(
      "a command misspelt", ["estimat", "x.swift"],
      says: "error: no command is called 'estimat'; did you mean 'estimate'?"),
    BadRow(
      "two letters swapped", ["darw"],
      says: "error: no command is called 'darw'; did you mean 'draw'?"),
    BadRow(
      "a command that is near no other", ["simulate"],
      says: "error: no command is called 'simulate'; 'napkin --help' lists the commands"),
    BadRow(
      "the command of the program itself is not shown", ["__run-desig"],
      says: "error: no command is called '__run-desig'; 'napkin --help' lists the commands"),
    BadRow(
      "help about a command misspelt", ["help", "critque"],
      says: "error: no command is called 'critque'; did you mean 'critique'?"),
    BadRow(
      "a design and no command", ["shop.swift"],
      says: "error: no command is called 'shop.swift'; 'napkin --help' lists the commands"),
    BadRow(
      "no design", ["estimate"],
      says: "error: missing expected argument '<design>'; "
        + "'napkin estimate --help' says what there is"),
    BadRow(
      "two designs", ["spof", design, "b.swift"],
      says: "error: unexpected argument 'b.swift'; 'napkin spof --help' says what there is"),
    BadRow(
      "a flag misspelt", ["estimate", design, "--formt", "json"],
      says: "error: unknown option '--formt'; did you mean '--format'?"),
    BadRow(
      "a flag that is near no other", ["--frobnicate"],
      says: "error: unknown option '--frobnicate'; 'napkin --help' says what there is"),
    BadRow(
      "a flag without its value", ["draw", design, "-o"],
      says: "error: missing value for '-o <file>'; 'napkin draw --help' says what there is"),
    BadRow(
      "a format that there is not", ["rules", "--format", "xml"],
      says: "error: the value 'xml' is invalid for '--format <format>'; "
        + "please provide one of 'text' and 'json'"),
    BadRow(
      "a form of picture that there is not", ["draw", design, "--as", "gif"],
      says: "error: the value 'gif' is invalid for '--as <as>'; "
        + "please provide one of 'svg', 'png', 'pdf' or 'dot'"),
    BadRow(
      "a picture whose name says no form", ["draw", design, "-o", "picture"],
      says: "error: 'picture' does not say what to draw; "
        + "end it in one of .svg, .png, .pdf, .dot, or say --as svg"),
    BadRow(
      "a level that there is not", ["critique", design, "--fail-on", "awful"],
      says: "error: the value 'awful' is invalid for '--fail-on <fail-on>'; "
        + "please provide one of 'error', 'warning', 'info' or 'never'"),
    BadRow(
      "a value that tries to end the sentence", ["rules", "--format", "x'. Y"],
      says: "error: the value 'x'. Y' is invalid for '--format <format>'; "
        + "please provide one of 'text' and 'json'"),
    BadRow(
      "a value that steers the terminal", ["rules", "--format", "\u{1B}[2J\u{202E}"],
      says: "error: the value ' [2J\u{FFFD}' is invalid for '--format <format>'; "
        + "please provide one of 'text' and 'json'"),
    BadRow(
      "a shell that there is no completion for", ["--generate-completion-script", "csh"],
      says: "error: can't generate completion scripts for 'csh'; "
        + "please use --generate-completion-script=<shell> with one of: zsh bash fish"),
  ]

  @Test("wrong usage is status 64", arguments: rows) func usage(row: BadRow) throws {
    try row.with(status: 64).check()
  }

  static let names = [
    BadRow(
      "a rule that there is not", ["explain", "AV999"],
      says: "error: no rule or measure is called 'AV999'; did you mean 'AV009'?"),
    BadRow(
      "a rule that is near no other", ["explain", "everything"],
      says: "error: no rule or measure is called 'everything'; 'napkin rules' lists the rules"),
    BadRow(
      "a flow that there is not", ["spof", design, "--flow", "Follow the link"],
      says: "error: no flow is called 'Follow the link'; did you mean 'Follow a link'?"),
    BadRow(
      "a figure that there is not", ["estimate", design, "--explain", "Lnks"],
      says: "error: no figure is called 'Lnks'; did you mean 'Links'?"),
    BadRow(
      "a scenario that there is not", ["new", "mine", "--from", "url-shortner"],
      says: "error: no scenario is called 'url-shortner'; did you mean 'url-shortener'?"),
    BadRow(
      "a name without a letter", ["new", "--", "..."],
      says: "error: '...' is no name for a design; say what it is: napkin new shop"),
  ]

  @Test("what a design or the tool does not know is status 2", arguments: names)
  func unknown(row: BadRow) throws {
    try row.check()
  }
}

extension BadRow {
  /// The same with another status.
  fileprivate func with(status: Int32) -> BadRow {
    var row = BadRow(testDescription, arguments, status: status)
    row.says = says
    return row
  }
}
