import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Whatever goes wrong in place of a design is told in one line") struct WrongFileTests {
  static let commands = ["estimate", "spof", "critique", "draw", "model"]

  static let rows = [
    BadRow("a model that is not there", ["no.json"], says: "no.json: error: there is no such file"),
    BadRow(
      "a design that is not there", ["no.swift"], says: "no.swift: error: there is no such file"),
    BadRow(
      "a folder that is not there", ["no/where.json"],
      says: "no/where.json: error: there is no such file"),
    BadRow(
      "a file under a file", ["good.json/x.json"], files: GoodModel.file,
      says: "good.json/x.json: error: it cannot be read: not a directory"),
    BadRow("a folder", ["."], says: ".: error: it is a folder, and a file belongs here"),
    BadRow(
      "an empty model", ["empty.json"], files: ["empty.json": Data()],
      says: "empty.json: error: it is empty"),
    BadRow(
      "an empty design", ["empty.swift"], files: ["empty.swift": Data()],
      says: "empty.swift: error: it is empty"),
    BadRow(
      "blanks alone", ["blank.json"], files: ["blank.json": Data(" \n\t\r\n")],
      says: "blank.json: error: it is empty"),
    BadRow(
      "a binary as design", ["b.swift"], files: ["b.swift": Data([0x7F, 0x45, 0x4C, 0x46, 0, 1])],
      says: "b.swift: error: it is no text in UTF-8, so no design"),
    BadRow(
      "a binary as model", ["b.json"], files: ["b.json": Data([0x7F, 0x45, 0x4C, 0x46, 0, 1])],
      says: "b.json:1:1: error: a value belongs here"),
    BadRow(
      "a binary without an ending", ["b"], files: ["b": Data([0x89, 0x50, 0x4E, 0x47, 0, 1])],
      says: "b: error: it is no text in UTF-8, so no design"),
    BadRow("nothing that could be read", ["/dev/null"], says: "/dev/null: error: it is empty"),
    BadRow(
      "a device without end", ["/dev/zero"],
      says: "/dev/zero: error: it has more than 1 MB, and no design has"),
    BadRow("an empty standard input", ["-"], says: "-: error: it is empty"),
    BadRow(
      "a closed standard input", ["-"], shell: "exec \"$@\" <&-", says: "-: error: it is empty"),
    BadRow(
      "half a model on the standard input", ["-"], stdin: "{\n  \"model\": ",
      says: "-:2:12: error: the text ends where a value belongs"),
    BadRow(
      "a scenario's name misspelt", ["url-shorter"],
      says: "error: no file or scenario is called 'url-shorter'; did you mean 'url-shortener'?"),
    BadRow(
      "a name that steers the terminal", ["no\u{1B}[31m\u{202E}\u{7}.json"],
      says: "no [31m\u{FFFD} .json: error: there is no such file"),
  ]

  @Test("of every command", arguments: rows) func file(row: BadRow) throws {
    for command in Self.commands { try row.with(command).check() }
  }

  @Test("a pipe that nobody writes to") func pipe() throws {
    try BadRow("", ["estimate", "pipe.json"], says: "pipe.json: error: it is empty").check {
      #expect(mkfifo($0 + "/pipe.json", 0o600) == 0)
    }
  }

  @Test("a model through a pipe that the shell makes") func substitution() throws {
    let trial = try Trial.run(
      ["estimate", "/dev/fd/3"], files: GoodModel.file,
      shell: "{ sleep 0.2; cat good.json; } | \"$@\" 3<&0 </dev/null")
    #expect(trial.status == 0 && trial.messages.isEmpty)
    #expect(trial.output.hasPrefix("URL shortener · estimate"))
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
  }

  @Test("a file that may not be read", .enabled(if: OrdinaryUser.shell != nil))
  func unreadable() throws {
    try BadRow(
      "", ["estimate", "secret.json"], files: ["secret.json": Data(GoodModel.text)],
      shell: OrdinaryUser.shell, says: "secret.json: error: it may not be read"
    )
    .check { #expect(chmod($0 + "/secret.json", 0) == 0) }
  }

  @Test("a socket") func socket() throws {
    try BadRow(
      "", ["estimate", "s.json"],
      says: "s.json: error: it cannot be read: no such device or address"
    )
    .check { #expect(mknod($0 + "/s.json", S_IFSOCK | 0o600, 0) == 0) }
  }
}

extension BadRow {
  /// The same of another command.
  func with(_ command: String) -> BadRow {
    var row = BadRow(
      testDescription, [command] + arguments, stdin: stdin, files: files, environment: environment,
      shell: shell, status: status)
    row.says = says
    return row
  }
}
