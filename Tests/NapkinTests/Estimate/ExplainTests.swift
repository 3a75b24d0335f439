import DesignLoading
import Scenarios
import SystemDesign
import Testing

@testable import Estimation
@testable import napkin

@Suite("how a figure was worked out can be said aloud, whatever the figure and the design")
struct ExplainTests {
  /// Designs that are explained: the scenarios, then some by chance.
  enum Subject: Sendable, CustomTestStringConvertible {
    case scenario(Int)
    case chance(Int)

    var design: Design {
      switch self {
      case .scenario(let index): return Scenarios.scenarios[index].design
      case .chance(let seed):
        var dice = DesignDice(seed: UInt64(seed))
        return dice.design()
      }
    }

    var testDescription: String {
      switch self {
      case .scenario(let index): Scenarios.scenarios[index].design.name
      case .chance(let seed): "by chance, \(seed)"
      }
    }
  }

  static let subjects =
    Scenarios.scenarios.indices.map(Subject.scenario) + (0..<60).map(Subject.chance)

  @Test("every line is one, with every name and every number in it", arguments: subjects)
  func lines(subject: Subject) {
    for figure in Self.figures(of: subject) {
      for line in Self.lines(figure) {
        let wrong = Self.wrong(in: line)
        #expect(wrong == nil, "\(figure.subject.name) \(figure.measure.rawValue): \(line)")
      }
    }
  }

  @Test("the tree's top comes to the figure itself", arguments: subjects)
  func top(subject: Subject) throws {
    for figure in Self.figures(of: subject) {
      guard let value = figure.value else {
        #expect(figure.derivationTree == nil && figure.mental == nil)
        #expect(!figure.amount.missing.isEmpty)
        continue
      }
      let top = try #require(figure.derivationTree).text
      let formula = try #require(figure.formula)
      // An input stands as it was written: "hit ratio: 95 %, from the brief".
      if case .assumption = formula.operation { continue }
      let isAsTold = figure.measure.isShare || figure.measure == .costPerRequest
      #expect(
        top.hasSuffix(isAsTold ? figure.text : QuantityText.text(value, formula.dimension)),
        "\(figure.measure.rawValue) of \(figure.subject.name): \(top)")
    }
  }

  @Test("what is said aloud is within a quarter of the figure, or says how far it is off")
  func aloud() throws {
    var (said, near) = (0, 0)
    for subject in Self.subjects {
      for figure in Self.figures(of: subject) {
        guard let mental = figure.mental, let value = figure.value else { continue }
        said += 1
        if abs(mental.factor - 1) <= 0.25 { near += 1 }
        let end = try #require(mental.sentences.last)
        #expect(mental.factor == mental.value / value)
        #expect(end.contains(QuantityText.text(value, figure.measure)), "\(end)")
        let isExact = end.contains("the exact figure is")
        #expect(isExact == (abs(mental.factor - 1) < 0.000_5), "\(end)")
        let isNext = end.contains("next to the exact")
        #expect((isExact || isNext) == (abs(mental.factor - 1) < 0.005), "\(end)")
      }
    }
    #expect(said > 2_000)
    #expect(Double(near) > 0.98 * Double(said), "\(near) of \(said)")
  }

  private static func figures(of subject: Subject) -> [Figure] {
    Estimate(of: subject.design, sampling: Sampling(count: 100)).figures
  }

  private static func lines(_ figure: Figure) -> [String] {
    let terminal = napkin.Terminal(hasColour: false, hasSigns: true, width: 80)
    return ExplainScreen(
      explanations: [Explanation(figure: figure)], changes: [], terminal: terminal
    ).lines
  }

  /// What cannot be said: no number, no name, a word twice over, brackets left open.
  private static func wrong(in line: String) -> String? {
    let text = String(line.drop { "│├└─ ".contains($0) })
    let words = text.split { !($0.isLetter || $0.isNumber || "?._-−'→".contains($0)) }
      .map(String.init)
    if let odd = words.first(where: { word in
      ["nan", "-nan", "inf", "-inf", "infinity", "?", "''", "nil"].contains(word.lowercased())
    }) {
      return odd
    }
    if text.contains("  ") && !text.contains("   ") { return "two spaces" }
    if text.isEmpty { return "nothing" }
    if text.count(where: { $0 == "(" }) != text.count(where: { $0 == ")" }) { return "brackets" }
    for (a, b) in zip(words, words.dropFirst())
    where a == b && a.count > 1 && a.allSatisfy(\.isLetter) {
      return "\(a) \(b)"
    }
    for odd in ["()", "= =", ", ,", ": :", "a ms", "Optional(", "1 seconds", "1 years", " × ×"]
    where text.contains(odd) {
      return odd
    }
    return nil
  }
}
