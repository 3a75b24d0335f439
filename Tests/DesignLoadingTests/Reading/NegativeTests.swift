import DesignEvaluation
import SystemDesign
import Testing

@testable import DesignLoading

@Suite("What is less than nothing is judged alike in a text and in its model")
struct NegativeTests {
  private func text(_ field: String, rate: String = "1.perSecond") -> String {
    """
    import SystemDesign
    let notes = Design("Notes") {
      let a = Client("A")
      let b = Service("B")
      let note = Record("note", \(field))
      let store = Database("Store")
      Flow("F", at: \(rate)) {
        a.calls(b)
        b.writes(note, to: store)
      }
    }
    """
  }

  /// The design that a text says, its mistakes and all.
  private func design(_ text: String) throws -> Design {
    let reading = Reading(text, path: "notes.swift")
    #expect(reading.errors == [])
    return try #require(reading.designs.first)
  }

  private static let fine = [
    "(-3).bytes + 5.bytes", "5.bytes - 3.bytes", "5.bytes + (-5).bytes",
    "10.bytes * (-1).times * (-1).times",
    "5.bytes.atLeast((-3).bytes)",
  ]

  @Test("a part may be where the whole is not", arguments: fine)
  func whole(_ field: String) async throws {
    let loaded = try await DesignLoader().load(Array(text(field).utf8), from: "notes.swift")
    let model = try Model.encode(loaded.design).text
    let again = try Model.read(Array(model.utf8), from: "notes.json")
    #expect(try Model.encode(again).text == model)
  }

  @Test("and by the compiler", .enabled(if: hasCompiler))
  func compiled() async throws {
    let source = Array(text("(-3).bytes + 5.bytes").utf8)
    let read = try await DesignLoader().load(source, from: "notes.swift")
    let compiled = try await DesignLoader.compiling.load(source, from: "notes.swift")
    #expect(try Model.encode(compiled.design).text == Model.encode(read.design).text)
  }

  private static let wrong = [
    ("(-3).bytes", "1.perSecond", "5:20: error: 'note' has a field 'body' of -3 B; say 0 or more"),
    (
      "3.bytes - 5.bytes", "1.perSecond",
      "5:20: error: 'note' has a field 'body' of 3 B − 5 B; say 0 or more"
    ),
    ("3.bytes", "(-1).perSecond", "7:7: error: 'F' has a rate of -1 /s; say 0 or more"),
    (
      "3.bytes", "(-2).users.each(3.requests, per: .day)",
      "7:7: error: 'F' has a rate of -2 users × 3 requests / day; say 0 or more"
    ),
    (
      "(-3).bytes...5.bytes", "1.perSecond",
      "5:20: error: 'note' has a field 'body' of -3 to 5 B; say 0 or more"
    ),
  ]

  @Test("the whole may not be", arguments: wrong)
  func refused(_ field: String, _ rate: String, _ says: String) async throws {
    let text = text(field, rate: rate)
    let said = await DesignLoader().complaints(about: text, named: "notes.swift")
    #expect(said == ["notes.swift:" + says])
    let model = try Model.encode(try design(text)).text
    #expect(BadModel.messages(about: Array(model.utf8)) == said)
  }
}
