import DesignEvaluation
import SystemDesign
import Testing

@testable import DesignLoading

/// A text that few would write.
struct OddText: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String

  /// Lines before the design, lines in it, and what it is called and how often it is asked.
  init(
    _ what: String, before: String = "", within: String = "", name: String = "\"Shop\"",
    rate: String = "1.perSecond", flow: String = "a.calls(b)"
  ) {
    testDescription = what
    text = """
      import SystemDesign
      \(before)
      let shop = Design(\(name)) {
        let a = Client("A")
        let b = Service("B")
        \(within)
        Flow("F", at: \(rate)) { \(flow) }
      }

      """
  }

  init(_ what: String, text: String) { (testDescription, self.text) = (what, text) }

  func changed(_ what: String, _ change: (String) -> String) -> OddText {
    OddText(what, text: change(text))
  }
}

@Suite("Odd texts are the same to the reader and to the compiler", .enabled(if: hasCompiler))
struct OddTextTests {
  private static let plain = OddText("plain")

  static let read = [
    plain.changed("line ends of another system") { $0.replacing("\n", with: "\r\n") },
    plain.changed("a byte order mark") { "\u{FEFF}" + $0 },
    plain.changed("no last line end") { String($0.reversed().drop { $0 == "\n" }.reversed()) },
    plain.changed("a form feed between lines") { $0.replacing("let shop", with: "\u{C}let shop") },
    OddText("a design without a name", text: plain.text.replacing("let shop = ", with: "")),
    OddText("a choice between spaces", rate: "true   ?   1.perSecond : 2.perSecond"),
    OddText("a comment for a space", rate: "1.perSecond/* x */+/* y */2.perSecond"),
    OddText("a range with spaces", rate: "1.perSecond ... 2.perSecond"),
    OddText("two signs", before: "let n = 3\nlet m = 5 - -n", rate: "m.perSecond"),
    OddText("a raw text", name: ##"#"a "q" \n \(b)"#"##),
    OddText("a hole in a raw text", before: "let n = 3", name: ##"#"a \#(n) \(n)"#"##),
    OddText("texts within holes", before: "let n = 3", name: #""a \("b \("c" + "\(n)")") d""#),
    OddText("a choice within a hole", before: "let n = 3", name: #""\(n > 2 ? "yes" : "no")""#),
    OddText("a text of lines", name: "\"\"\"\n  one\n    two \\\n  three\n  \"\"\""),
    OddText("a tab in a text of lines", name: "\"\"\"\n  one\ttwo\n  \"\"\""),
    OddText(
      "names of anywhere", before: "let größe = 3, 数 = 4, 🚀 = 5", rate: "(größe + 数 + 🚀).perSecond"),
    OddText("a name in grave accents", before: "let `if` = 3", rate: "`if`.perSecond"),
    OddText(
      "sixty brackets",
      rate: String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
        + ".perSecond"),
    OddText(
      "a name given twice, one block in the other",
      within: "if true { let b = Service(\"C\"); Flow(\"G\", at: 1.perSecond) { a.calls(b) } }"),
    OddText("a line of four thousand letters", flow: String(repeating: "a.calls(b); ", count: 350)),
    OddText("a chain over lines", rate: "1\n    // why\n    .perSecond\n    + 2.perSecond"),
    OddText(
      "a part below nothing",
      within: "let r = Record(\"r\", (-3).bytes + 5.bytes), s = Database(\"S\")",
      flow: "a.calls(b); b.reads(r, from: s)"),
  ]

  @Test("and make one model", arguments: read)
  func model(_ odd: OddText) async throws {
    let bytes = Array(odd.text.utf8)
    let read = try await DesignLoader().load(bytes, from: "odd.swift")
    let compiled = try await DesignLoader.compiling.load(bytes, from: "odd.swift")
    #expect(try Model.encode(read.design).text == Model.encode(compiled.design).text)
    #expect(read.warnings == compiled.warnings)
  }

  static let refused = [
    plain.changed("a NUL") { $0.replacing("Client", with: "Cli\u{0}ent") },
    OddText("a tab in a text", name: "\"a\tb\""),
    OddText("a form feed in a text", name: "\"a\u{C}b\""),
    OddText("a control character in a raw text", name: "#\"a\u{1}b\"#"),
    OddText("a control character in a text of lines", name: "\"\"\"\n  a\u{7F}b\n  \"\"\""),
    OddText("a letter in two spellings", before: "let e\u{301} = 3", rate: "\u{E9}.perSecond"),
    OddText("a number without end", rate: "1e308.million.perSecond"),
    OddText("a number that is none", before: "let n = 0.0 / 0.0", rate: "n.perSecond"),
    OddText("a sign with one space", rate: "1.perSecond +2.perSecond"),
    OddText("a comment without end", before: "/* a /* b */ c"),
    OddText("half a surrogate", name: "\"\\u{D800}\""),
    OddText("a point and no digit", before: "let n = .5", rate: "n.perSecond"),
    OddText(
      "two records of a loop",
      within:
        "let s = Database(\"S\")\n  for n in 1...2 { let r = Record(\"r\", n.bytes); Flow(\"G\\(n)\", at: 1.perSecond) { b.reads(r, from: s) } }"
    ),
  ]

  @Test("and are refused on one line", arguments: refused)
  func refusal(_ odd: OddText) async {
    let read = await DesignLoader().complaints(about: odd.text, named: "odd.swift")
    let compiled = await DesignLoader.compiling.complaints(about: odd.text, named: "odd.swift")
    let lines = [read, compiled].map { $0.first?.split(separator: ":").dropFirst().first ?? "" }
    #expect(lines[0] == lines[1] && !lines[0].isEmpty, "\(read) and \(compiled)")
    #expect(read.allSatisfy { $0.contains(": error: ") || $0.hasPrefix("and ") })
  }
}
