import DesignEvaluation
import Testing

@Suite("What Swift refuses, or only Swift reads") struct RefusedFormTests {
  private func first(_ line: String) -> Complaint? {
    Reading("import SystemDesign\n\(line)\n", path: "my.swift").errors.first
  }

  @Test(
    "values of two kinds in one choice",
    arguments: ["let a = true ? 1.byte : 1.second", "let a = true ? \"a\" : 1"])
  func choice(_ line: String) {
    #expect(first(line)?.says.hasPrefix("the two values of this choice are of one kind") == true)
    #expect(first(line)?.isSwift == false)
  }

  @Test("numbers that are only written down are one kind")
  func numerals() { #expect(first("let a = (true ? 1 : 2.5).users") == nil) }

  @Test(
    "what the compiler takes is left to it",
    arguments: [
      "let a = Service(\"A\", taking: .some(1.second))", "let a = max(1, 2)", "let a = Int(2.5)",
      "let a = \"\\(1.byte)\"", "let a = Int.max",
    ])
  func swift(_ line: String) { #expect(first(line)?.isSwift == true) }

  @Test("what comes of another module is not judged")
  func modules() {
    let reading = Reading(
      "import Foundation\nimport SystemDesign\nlet a = Date()\n", path: "my.swift")
    #expect(reading.errors.map(\.says) == ["a design imports SystemDesign and nothing else"])
  }
}
