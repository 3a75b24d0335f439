import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
  private let libraryOfC = "Glibc"
#elseif canImport(Musl)
  import Musl
  private let libraryOfC = "Musl"
#else
  import Darwin
  private let libraryOfC = "Darwin"
#endif

/// What stands after whatever the program does: a design that is right.
private let whole = """
  let shop = Design("Shop") {
    let a = Client("A")
    let b = Service("B")
    Flow("F", at: 1.perSecond) { a.calls(b) }
  }

  """

private func file(_ lines: [String], rest: String = whole) -> [String: Data] {
  ["d.swift": Data((["import SystemDesign"] + lines + [rest]).joined(separator: "\n"))]
}

/// A program in the place of a design, read by the compiler, and what is said of it.
private func row(_ name: String, _ lines: String..., rest: String = whole, says: String) -> BadRow {
  BadRow(name, ["estimate", "--compile", "d.swift"], files: file(lines, rest: rest), says: says)
}

private let c = "import \(libraryOfC)"

@Suite(
  "Whatever a program does in place of a design is told in one line", .serialized,
  .enabled(if: Swiftc.isHere))
struct WrongProgramTests {
  static let programs = [
    row(
      "to trap", "let xs = [1, 2]", "let x = xs[9]",
      says: "d.swift:3:11: error: the design stopped: Index out of range"),
    row(
      "to give up", "fatalError(\"I give up\")",
      says: "d.swift:2:1: error: the design stopped: I give up"),
    row(
      "to call itself without end", "func f(_ n: Int) -> Int { f(n + 1) + n }", "print(f(1))",
      says: "d.swift:2:27: error: the design stopped: it calls itself without end, "
        + "or touches memory that is not there"),
    row("to loop", "while true {}", says: "d.swift: error: the design did not finish in 10 s"),
    row("to wait", c, "sleep(9_999)", says: "d.swift: error: the design did not finish in 10 s"),
    row(
      "to print without end", "while true { print(\"hello\") }",
      says: "d.swift: error: the design printed more than 1 MB"),
    row(
      "to write a file without end", c, "let f = fopen(\"stolen\", \"w\")",
      "while true { fputs(\"hello\", f) }",
      says: "d.swift: error: the design wrote a file of more than 1 MB"),
    row(
      "to read a file that stands beside it", c, "let f = fopen(\"d.swift\", \"r\")!",
      says: "d.swift:3:30: error: the design stopped: "
        + "Unexpectedly found nil while unwrapping an Optional value"),
    row(
      "to leave as if all were well", c, "exit(0)",
      says: "d.swift: error: the design ended the program itself"),
    row(
      "to leave", c, "exit(9)",
      says: "d.swift: error: the design ended the program itself, with status 9"),
    row(
      "to stop itself", c, "raise(SIGKILL)",
      says: "d.swift: error: the design stopped: signal 9"),
    row(
      "no design", rest: "",
      says: "d.swift: error: this file makes no design; say let shop = Design(\"Shop\") { … }"),
    row(
      "two designs", "let other = Design(\"Other\") { Flow(\"F\", at: 1.perSecond) {} }",
      says: "d.swift:3:18: error: this file makes 2 designs, 'Other' on line 2, 'Shop' on line 3; "
        + "a file holds one"),
    row(
      "a mistake", "let a = nothing",
      says: "d.swift:2:9: error: cannot find 'nothing' in scope"),
  ]

  @Test("where it tries", arguments: programs) func program(row: BadRow) throws { try row.check() }

  @Test("where it takes memory without end") func memory() throws {
    let trial = try Trial.run(
      ["estimate", "--compile", "d.swift"],
      files: file([
        "var all: [[Int]] = []", "while true { all.append([Int](repeating: 1, count: 1 << 20)) }",
      ]))
    #expect(trial.status == 2 && trial.output.isEmpty)
    #expect(trial.messages.count == 1)
    #expect(
      trial.messages.first?.hasPrefix("d.swift: error: the design stopped: failed to allocate ")
        == true)
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
  }

  @Test("what it writes where it stands, and what it starts, is gone with it")
  func traces() throws {
    // A number that no other process of this machine has among its words.
    let mark = "9\(getpid())\(Int.random(in: 100...999))"
    let trial = try Trial.run(
      ["model", "--compile", "d.swift"],
      files: file([
        c, "let f = fopen(\"stolen\", \"w\")", "fputs(\"all of it\", f)", "fclose(f)",
        "mkdir(\"folder\", 0o700)", "close(open(\"folder/file\", O_CREAT | O_WRONLY, 0o600))",
        "var words = [strdup(\"sleep\"), strdup(\"\(mark)\"), nil]", "var child = pid_t()",
        "posix_spawn(&child, \"/bin/sleep\", nil, nil, &words, nil)",
      ]))
    #expect(trial.status == 0 && trial.messages.isEmpty)
    #expect(trial.output.contains("\"name\": \"Shop\""))
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
    #expect(!(try Self.isRunning("sleep \(mark)")))
  }

  /// Whether it still runs after five seconds: what was killed may take a moment to be gone.
  static func isRunning(_ command: String) throws -> Bool {
    for _ in 1...50 {
      let search = try WatchedProcess(
        ["/bin/sh", "-c", "ps -A -o args | grep -v grep | grep -q '\(command)'"], in: "/",
        environment: Tool.environment, stdin: "")
      if search.waitUntilItEnds().status != 0 { return false }
      usleep(100_000)
    }
    return true
  }

  struct Moment: CustomTestStringConvertible {
    let name: String
    let signal: Int32
    let milliseconds: Int

    var testDescription: String { "\(name) after \(milliseconds) ms" }
  }

  static let moments = [("SIGINT", SIGINT), ("SIGTERM", SIGTERM), ("SIGHUP", SIGHUP)].flatMap {
    (name, signal) in
    [0, 20, 80, 200, 400, 800, 1_500, 3_000].map {
      Moment(name: name, signal: signal, milliseconds: $0)
    }
  }

  @Test("where it is interrupted, neither a file nor a process is left", arguments: moments)
  func interrupted(moment: Moment) throws {
    let mark = "8\(getpid())\(Int.random(in: 100...999))"
    let trial = try Trial.run(
      ["model", "--compile", "d.swift"],
      files: file([
        c, "var words = [strdup(\"sleep\"), strdup(\"\(mark)\"), nil]", "var child = pid_t()",
        "posix_spawn(&child, \"/bin/sleep\", nil, nil, &words, nil)", "sleep(9_999)",
      ]),
      interruption: .init(signal: moment.signal, milliseconds: moment.milliseconds))
    #expect(trial.status == 128 + moment.signal, "\(trial.errors)")
    #expect(trial.errors.isEmpty && trial.output.isEmpty, "\(trial.errors)")
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty, "\(trial.leftovers)")
    #expect(!(try Self.isRunning("sleep \(mark)")))
  }
}
