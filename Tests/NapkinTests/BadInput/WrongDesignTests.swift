import Foundation
import Testing

/// A design that is right, for the rest of a file in which something is wrong.
private let whole = """
  let shop = Design("Shop") {
    let a = Client("A")
    let b = Service("B")
    Flow("F", at: 1.perSecond) { a.calls(b) }
  }

  """

/// What a file says besides, after its import or before it.
private func row(
  _ name: String, _ text: String, before: String = "", rest: String = whole, _ says: String...
) -> BadRow {
  let file = "\(before)import SystemDesign\n\(text)\(rest)"
  var row = BadRow(name, ["d.swift"], files: ["d.swift": Data(file)])
  row.says = says.map { $0.replacing("…", with: way) }
  return row
}

private let way = "; if you trust the file, --compile has swiftc read it"
private let reads = " is no part of a design as napkin reads it"
private let imports = "a design imports SystemDesign and nothing else"

@Suite("Whatever a design tries is refused, and nothing of it runs") struct WrongDesignTests {
  static let programs = [
    row(
      "to trap", "let xs = [1, 2]\nlet x = xs[9]\n",
      "d.swift:3:11: error: '[' after a value\(reads)…"),
    row(
      "to give up", "fatalError(\"!\")\n",
      "d.swift:2:1: error: 'fatalError' is Swift's and no word of designs…"),
    row("to loop", "while true {}\n", "d.swift:2:1: error: 'while'\(reads)…"),
    row("to call itself", "func f() { f() }\nf()\n", "d.swift:2:1: error: 'func'\(reads)…"),
    row(
      "to print without end", "repeat { print(1) } while true\n",
      "d.swift:2:1: error: 'repeat'\(reads)…"),
    row(
      "to allocate without end", "var all = [[1]]\nwhile true { all.append([1]) }\n",
      "d.swift:2:1: error: 'var'\(reads)…", "d.swift:3:1: error: 'while'\(reads)…"),
    row(
      "to read a file", "let s = String(contentsOfFile: \"/etc/passwd\")\n",
      before: "import Foundation\n",
      "d.swift:1:8: error: \(imports)…"),
    row(
      "to write a file", "let f = fopen(\"stolen\", \"w\")\n", before: "import Glibc\n",
      "d.swift:1:8: error: \(imports)…"),
    row(
      "to open a socket", "let s = socket(2, 1, 0)\n", before: "import Glibc\n",
      "d.swift:1:8: error: \(imports)…"),
    row(
      "to start a program", "let p = Process()\n", before: "import Foundation\n",
      "d.swift:1:8: error: \(imports)…"),
    row("to leave", "exit(0)\n", before: "import Glibc\n", "d.swift:1:8: error: \(imports)…"),
    row("to run before all else", "@main struct M {}\n", "d.swift:2:1: error: '@main'\(reads)…"),
  ]

  static let sizes = [
    row(
      "a million empty lines", String(repeating: "\n", count: 1_000_000), rest: "",
      "d.swift: error: this file makes no design; say let shop = Design(\"Shop\") { … }"
    ).verbatim,
    row(
      "a million lines of a design", String(repeating: "let a = 1\n", count: 1_000_000),
      "d.swift: error: it has more than 1 MB, and no design has"),
    row(
      "a thousand brackets",
      "let x = " + String(repeating: "(", count: 1_000) + "1"
        + String(repeating: ")", count: 1_000),
      "d.swift:2:209: error: more than 200 brackets and blocks stand within each other here"),
    row(
      "a thousand braces", "let x = f " + String(repeating: "{ g ", count: 1_000),
      "d.swift:2:811: error: more than 200 brackets and blocks stand within each other here"),
    row(
      "a name of nearly a megabyte",
      "let d = Design(\"\(String(repeating: "n", count: 900_000))\") {\n"
        + "  Flow(\"F\", at: 1.perSecond) { Client(\"A\").calls(Service(\"B\")) }\n}\n", rest: "",
      "d.swift:2:15: error: the name 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…' has 900000 characters; "
        + "say it in at most 200"
    ).verbatim,
    row(
      "a sum of five thousand", "let n = 1" + String(repeating: " + 1", count: 5_000) + "\n",
      "d.swift:2:4011: error: more than 1000 operators and members follow each other here; "
        + "name the steps"),
    row(
      "a list of five thousand", "let n = [1" + String(repeating: ", 1", count: 5_000) + "]\n",
      "d.swift:2:9: error: 5001 things stand between these brackets; a design's have at most 2000"),
    row(
      "a loop of a billion",
      "let d = Design(\"D\") {\n  for _ in 1...1_000_000_000 { Traffic(peak: 2.times) }\n}\n",
      rest: "",
      "d.swift:3:13: error: this loop passes 1000000000 values; a design's passes at most 2000"),
    row(
      "loops within loops",
      "let d = Design(\"D\") {\n  for _ in 1...2_000 {\n    for _ in 1...2_000 {\n"
        + "      Traffic(peak: 2.times)\n    }\n  }\n}\n", rest: "",
      "d.swift:5:7: error: this design takes more than 200000 values to work out"),
    row(
      "a text that doubles",
      "let s0 = \"12345678\"\n"
        + (1...40).map { "let s\($0) = \"\\(s\($0 - 1))\\(s\($0 - 1))\"\n" }.joined(),
      "d.swift:13:12: error: this text is longer than 10000 bytes; a design's names are short"),
    row(
      "an expression twenty thousand deep",
      "let r0 = 1.byte\n" + (1...20_001).map { "let r\($0) = r\($0 - 1) + r0\n" }.joined(),
      "d.swift:20002:21: error: an expression more than 20000 deep"),
    row(
      "a hundred thousand holes", "let a = \"" + String(repeating: "\\(", count: 100_000) + "\n",
      rest: "", "d.swift:2:9: error: the string that begins here has no closing '\"' on its line"),
  ]

  static let others = [
    row(
      "no design", "let a = Client(\"A\")\n", rest: "",
      "d.swift: error: this file makes no design; say let shop = Design(\"Shop\") { … }"
    ).verbatim,
    row(
      "two designs", whole.replacing("shop", with: "other").replacing("Shop", with: "Other"),
      "d.swift:7:18: error: this file makes 2 designs, 'Other' on line 2, 'Shop' on line 7; "
        + "a file holds one"),
    row(
      "more mistakes than anybody reads",
      (1...20).map { "let a\($0) = nothing\($0)\n" }.joined(),
      "d.swift:2:10: error: cannot find 'nothing1' in scope",
      "d.swift:3:10: error: cannot find 'nothing2' in scope",
      "d.swift:4:10: error: cannot find 'nothing3' in scope",
      "d.swift:5:10: error: cannot find 'nothing4' in scope",
      "d.swift:6:10: error: cannot find 'nothing5' in scope", "and 15 more errors"),
    row("a division by zero", "let n = 1 / 0\n", "d.swift:2:11: error: division by zero"),
    row(
      "a number that is too large", "let n = 9_223_372_036_854_775_807 + 1\n",
      "d.swift:2:35: error: this number is larger than any that is counted"),
    row(
      "half a text", "let a = \"abc\n",
      "d.swift:2:9: error: the string that begins here has no closing '\"' on its line"),
    BadRow(
      "no import", ["d.swift"], files: ["d.swift": Data(whole)],
      says: "d.swift:1:1: error: the first line of a design is 'import SystemDesign'"),
  ]

  @Test("where it tries", arguments: programs) func program(row: BadRow) throws {
    try row.with("estimate").check()
  }

  @Test("where it is too much", arguments: sizes) func size(row: BadRow) throws {
    try row.with("critique").check()
  }

  @Test("where it is wrong", arguments: others) func other(row: BadRow) throws {
    for command in WrongFileTests.commands { try row.with(command).check() }
  }

  private static let mistakes = Tool.package + "/Tests/Mistakes"

  @Test("where a mistake is made, by every command")
  func mistake() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.mistakes)
      .filter { $0.hasSuffix(".expected") }.sorted()
    #expect(files.count > 60)
    for (index, expected) in files.enumerated() {
      let name = expected.replacing(".expected", with: ".swift")
      let said = try String(contentsOfFile: "\(Self.mistakes)/\(expected)", encoding: .utf8)
      // A warning is no mistake.
      guard said.contains(": error: ") else { continue }
      let text = try String(contentsOfFile: "\(Self.mistakes)/\(name)", encoding: .utf8)
      let command = WrongFileTests.commands[index % WrongFileTests.commands.count]
      var row = BadRow(name, [command, name], files: [name: Data(text)])
      row.says = said.split(separator: "\n").map(String.init)
      try row.check()
    }
  }

  @Test(
    "an odd text is a text: line ends of another system, a byte order mark, a shell's first line")
  func odd() throws {
    let plain = "import SystemDesign\n" + whole
    for text in [
      plain.replacing("\n", with: "\r\n"), "\u{FEFF}" + plain, "#!/usr/bin/env napkin\n" + plain,
    ] {
      let trial = try Trial.run(["estimate", "-q", "d.swift"], files: ["d.swift": Data(text)])
      #expect(trial.status == 0 && trial.errors.isEmpty && trial.changes.isEmpty)
    }
  }
}

extension BadRow {
  /// The same, where what is said has three dots of its own.
  fileprivate var verbatim: BadRow {
    var row = self
    row.says = says.map { $0.replacing(way, with: "…") }
    return row
  }
}
