import Testing

@testable import DesignLoading

@Suite("A formula that is taken out of its quantity")
struct StrayFormulaTests {
  private func lines(_ rate: String, by loader: DesignLoader) async -> [String] {
    let text = """
      import SystemDesign
      let notes = Design("Notes") {
        let a = Client("A")
        let b = Service("B")
        Flow("F", at: Rate(\(rate))) { a.calls(b, sending: 1.byte, receiving: 1.byte) }
      }
      """
    do {
      _ = try await loader.load(Array(text.utf8), from: "notes.swift")
      return []
    } catch {
      return error.lines
    }
  }

  private static let refused = [
    "notes.swift:5:7: error: rate: a rate belongs here, and formula 0 is a period"
  ]

  @Test("is taken where it measures the same, and refused where it does not")
  func reading() async {
    #expect(await lines("10.perSecond.formula", by: DesignLoader()) == [])
    #expect(await lines("10.seconds.formula", by: DesignLoader()) == Self.refused)
  }

  @Test("and so by the compiler", .enabled(if: hasCompiler))
  func compiling() async {
    #expect(await lines("10.seconds.formula", by: .compiling) == Self.refused)
  }
}
