import DesignLoading
import Estimation
import SystemDesign
import Testing

@testable import napkin

@Suite("what is written of any design is a number, or says what is missing")
struct RandomDesignTests {
  @Test(
    "no output holds what is no number, what has no end, or a nothing with a sign",
    arguments: 0..<200)
  func finite(seed: Int) {
    var dice = DesignDice(seed: UInt64(seed))
    let design = dice.design()
    let all = Estimate(of: design, sampling: Sampling(count: 200))
    let few = Estimate(of: design, .essentials, sampling: Sampling(count: 200))
    let terminal = napkin.Terminal(hasColour: false, hasSigns: true, width: 80)
    let json = JSON.array(all.figures.map(\.json) + all.checks.map(\.json))
    let outputs = [
      "text": EstimateScreen(estimate: few, changes: [], terminal: terminal).lines
        .joined(separator: "\n"),
      "json": json.text,
      "markdown": EstimatePage(estimate: all, changes: []).lines.joined(separator: "\n"),
      "csv": FiguresCSV(figures: all.figures).text,
    ]
    #expect(all.figures.contains { $0.value != nil })
    for (form, output) in outputs {
      let wrong = Self.wrong(in: output)
      #expect(wrong.isEmpty, "seed \(seed), \(form)")
    }
  }

  @Test(
    "a search for them finds each of them, and nothing else",
    arguments: [
      ("nan /s", ["nan"]), ("\"value\":inf", ["inf"]), ("-0 /s, -0.0 %", ["-0", "-0.0"]),
      ("−0.00 ms", ["−0.00"]), ("Infinity", ["Infinity"]), ("1e-05", []),
      ("-0.5, 10-0, 2026-05", []),
    ])
  func search(text: String, found: [String]) { #expect(Self.wrong(in: text) == found) }

  /// The words of a text that are no number a person can use.
  private static func wrong(in text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || ".-−".contains($0)) }.map(String.init)
      .filter { word in
        if ["nan", "-nan", "inf", "-inf", "infinity"].contains(word.lowercased()) { return true }
        guard let sign = word.first, sign == "-" || sign == "−", word.count > 1 else {
          return false
        }
        return word.dropFirst().allSatisfy { $0 == "0" || $0 == "." }
      }
  }
}
