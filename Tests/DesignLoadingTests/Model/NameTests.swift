import SystemDesign
import Testing

@testable import DesignLoading

@Suite("Names of every kind in models") struct NameTests {
  static let wild = [
    "a < b & \"c\" > 'd'", "two\nlines", "tab\tand\rreturn", "\u{1}\u{1B}[31m\u{7F}\u{0}",
    "😀👩‍👩‍👧‍👦🏳️‍🌈", "שלום עולם", "مرحبا", "\u{202E}backwards\u{202C}", "a\u{200B}b\u{FEFF}c\u{2060}",
    "e\u{301}é", "\u{FFFD}\u{FFFE}\u{10FFFF}", "\\N\\L\\\\", "x\u{2028}\u{2029}",
    String(repeating: "x", count: 200), String(repeating: "é", count: 200),
  ]

  /// A design that says a name wherever a name is said.
  private func design(
    component: String = "S", flow: String = "F", record: String = "r", input: String = "i",
    unit: String = "things", design: String = "D"
  ) -> Design {
    let client = Client("C", line: 2, column: 1)
    let store = Database(component, line: 3, column: 1)
    let note = Record(record, 5.bytes, line: 4, column: 1)
    let count = assume(input, 3.of(unit), line: 5, column: 1)
    return Design(design, file: "n.swift", line: 1, column: 1) {
      Flow(flow, at: count.per(1.second), line: 6, column: 1) {
        client.reads(note, from: store)
      }
    }
  }

  @Test("they work, and come back as they were", arguments: wild)
  func works(_ name: String) throws {
    let named = design(
      component: name, flow: name, record: name, input: name, unit: name, design: name)
    #expect(named.mistakes.isEmpty)
    let text = try Model.encode(named).text
    let again = try Model.read(Array(text.utf8), from: "n.json")
    #expect(try Array(Model.encode(again).text.utf8) == Array(text.utf8))
    let names = [again.name, again.flows[0].name, again.flows[0].hops[0].to.name]
    #expect(names.map { Array($0.utf8) } == Array(repeating: Array(name.utf8), count: 3))
    // Nothing in the text but letters, spaces and ends of lines.
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }

  @Test("a name that is too long is a mistake at its place")
  func long() throws {
    let name = String(repeating: "n", count: 201)
    let says =
      "error: the name '\(String(repeating: "n", count: 30))…' has 201 characters; "
      + "say it in at most 200"
    for (named, place) in [
      (design(design: name), "n.swift:1:1"), (design(component: name), "3:1"),
      (design(record: name), "4:1"), (design(input: name), "5:1"), (design(flow: name), "6:1"),
      (design(unit: name), "6:1"),
    ] {
      let lines = BadModel.messages(about: Array(try Model.encode(named).text.utf8))
      #expect(lines.count == 1)
      #expect(lines.first?.hasSuffix("\(place): \(says)") == true, "\(lines)")
    }
  }

  @Test("a letter with a thousand signs on it is a long name")
  func manySigns() throws {
    let named = design(flow: "e" + String(repeating: "\u{301}", count: 1_000))
    #expect(named.mistakes.map(\.says).first?.hasSuffix("has 1001 characters") == true)
  }

  @Test("a name of a megabyte is a short line")
  func megabyte() throws {
    let named = design(component: String(repeating: "n", count: 1 << 20))
    let lines = BadModel.messages(about: Array(try Model.encode(named).text.utf8))
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.utf8.count < 200 })
  }

  @Test("two components, or two flows, of one name are a mistake; records as well")
  func twice() throws {
    let client = Client("Same", line: 2, column: 1)
    let store = Database("Same", line: 3, column: 1)
    let note = Record("note", 5.bytes, line: 4, column: 1)
    let design = Design("Twice", file: "n.swift", line: 1, column: 1) {
      Flow("Read", at: 1.perSecond, line: 6, column: 1) { client.reads(note, from: store) }
      Flow("Read", at: 1.perSecond, line: 7, column: 1) { client.reads(note, from: store) }
    }
    let lines = BadModel.messages(about: Array(try Model.encode(design).text.utf8))
    #expect(
      lines.map { $0.split(separator: ": error: ").last.map(String.init) ?? "" } == [
        "two components are called 'Same', here and on line 2; give each its own name",
        "two flows are called 'Read', here and on line 6; give each its own name",
      ])
  }

  @Test("a component that is there twice, name and place, is refused")
  func sameComponent() throws {
    var bytes = try Model.encode(design()).text
    bytes = bytes.replacing(#""name": "S""#, with: #""name": "C""#)
    bytes = bytes.replacing("[3, 1", with: "[2, 1")
    #expect(
      BadModel.messages(about: Array(bytes.utf8)).map { $0.split(separator: " error: ").last }
        == ["components[1]: 'C' is there twice, said in the same place"])
  }
}
