import Foundation
import Testing

@Suite("Whatever goes wrong where the answer goes is told in one line") struct WrongOutputTests {
  private static let old = ["old.svg": Data("the picture of yesterday")]

  static let rows = [
    BadRow(
      "a folder that is not there", ["draw", "url-shortener", "-o", "no/where/a.svg"],
      says: "error: cannot write 'no/where/a.svg': no such file or directory; "
        + "choose another place for it"),
    BadRow(
      "a folder in place of a file", ["draw", "url-shortener", "-o", ".", "--as", "svg"],
      says: "error: cannot write '.': is a directory; choose another place for it"),
    BadRow(
      "a file in place of a folder", ["draw", "url-shortener", "-o", "good.json/a.svg"],
      files: GoodModel.file,
      says: "error: cannot write 'good.json/a.svg': not a directory; choose another place for it"),
    BadRow(
      "a new design in a folder that is not there", ["new", "no/where/shop"],
      says: "error: cannot write 'no/where/shop.swift': no such file or directory; "
        + "choose another place for it"),
    BadRow(
      "a full device for a picture", ["draw", "url-shortener", "-o", "/dev/full", "--as", "png"],
      says: "error: cannot write '/dev/full': no space left on device; choose another place for it"),
  ]

  @Test("of a file", arguments: rows) func file(row: BadRow) throws { try row.check() }

  @Test("an old picture stays when no file may grow", arguments: ["svg", "png", "pdf"])
  func fullDisk(form: String) throws {
    // Blocks of 512 or 1,024 bytes: enough for the icons, and for no picture.
    try BadRow(
      "", ["draw", "url-shortener", "-o", "old.svg", "--as", form], files: Self.old,
      shell: "ulimit -f 8; exec \"$@\"",
      says: "error: cannot write 'old.svg': file too large; choose another place for it"
    ).check()
  }

  @Test("a temporary folder that takes nothing is told, and takes nothing")
  func fullTemporaryFolder() throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "old.svg"], files: Self.old,
      shell: "ulimit -f 0; exec \"$@\"")
    #expect(trial.status == 3)
    #expect(trial.messages.count == 1)
    #expect(trial.messages.first?.contains("the icons could not be written to '") == true)
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
  }

  @Test("a folder that may not be written to", .enabled(if: OrdinaryUser.shell != nil))
  func readOnly() throws {
    try BadRow(
      "", ["draw", "url-shortener", "-o", "a.svg"], shell: OrdinaryUser.shell,
      says: "error: cannot write 'a.svg': permission denied; choose another place for it"
    )
    .check { try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: $0) }
  }

  static let answers = [
    ["estimate", "url-shortener"], ["spof", "url-shortener"], ["critique", "url-shortener"],
    ["draw", "url-shortener", "-o", "-"], ["model", "url-shortener"], ["scenarios"], ["rules"],
    ["explain", "AV001"], ["doctor"], ["--help"], ["--version"],
    ["--generate-completion-script", "bash"],
    ["estimate", "url-shortener", "--format", "json"],
  ]

  @Test("a full disk behind the standard output", arguments: answers)
  func full(arguments: [String]) throws {
    try BadRow(
      "", arguments, shell: "exec \"$@\" >/dev/full",
      says: "error: the answer cannot be written: no space left on device; "
        + "make room, or write it elsewhere"
    ).check()
  }

  @Test("a closed standard output", arguments: answers) func closed(arguments: [String]) throws {
    try BadRow(
      "", arguments, shell: "exec \"$@\" >&-",
      says: "error: the answer cannot be written: the standard output is closed; "
        + "open it, or say where to"
    ).check()
  }

  @Test("a closed standard error hides no answer and spoils no file") func noErrors() throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "a.dot"], shell: "exec \"$@\" 0<&- >&- 2>&-")
    #expect(trial.changes == ["a.dot"] && trial.leftovers.isEmpty)
    let whole = try Trial.run(
      ["draw", "url-shortener", "-o", "a.dot"],
      shell: "\"$@\" 0<&- >&- 2>&-; cat a.dot")
    let usual = try Tool.run(["draw", "url-shortener", "-o", "-", "--as", "dot"])
    #expect(whole.output == usual.output)
  }

  @Test("a reader who has read enough is no error", arguments: answers)
  func closedPipe(arguments: [String]) throws {
    let trial = try Trial.run(
      arguments, shell: "{ \"$@\" 2>&3; echo \"status $?\" >&2; } 3>&2 | true")
    let statuses = trial.messages
    // Ended by the signal of a broken pipe, as every tool of the system is, or done before it.
    #expect(
      ["status 0", "status 1", "status 141"].contains(statuses.last), "\(trial.errors)")
    #expect(statuses.count == 1)
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
  }
}
