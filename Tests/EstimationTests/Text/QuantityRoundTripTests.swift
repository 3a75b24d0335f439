import SystemDesign
import Testing

@testable import Estimation

@Suite("Whatever is printed can be read again")
struct QuantityRoundTripTests {
  /// Values of every size that a figure may have, and some that none has.
  private static func values(_ dimension: Dimension, _ count: Int) -> [Double] {
    var dice = Dice(seed: UInt64(dimension.rawValue.utf8.reduce(0) { $0 + Int($1) }))
    let random = (0..<count).map { index -> Double in
      let reach = index % 4 == 0 ? 290.0 : 18
      var value = Double.random(in: 1..<10, using: &dice)
      value *= power(Double.random(in: -reach...reach, using: &dice).rounded())
      return index % 3 == 0 ? value.rounded() : value
    }
    return random + [0, 1, 999.4, 999.5, 999.6, 99_999.4, 99_999.6, 0.0099, 86_400, 119.9, 120]
  }

  private static func power(_ exponent: Double) -> Double { Double("1e\(Int(exponent))") ?? 1 }

  private func read(_ text: String, _ dimension: Dimension) throws -> Double? {
    let formula = try QuantityReader.formula(text, as: dimension)
    return Evaluation(of: [formula]).amount(of: formula).value
  }

  @Test("to the digits that were printed", arguments: Dimension.allCases)
  func printed(dimension: Dimension) throws {
    for value in Self.values(dimension, 1_500) {
      let text = QuantityText.text(value, dimension)
      let found = try #require(try read(text, dimension))
      // Three significant digits: half of the last is at most half a hundredth of the number.
      #expect(abs(found - value) <= abs(value) * 0.005_000_1, "\(value) was printed as \(text)")
    }
  }

  @Test("to the last bit, printed in full", arguments: Dimension.allCases)
  func exact(dimension: Dimension) throws {
    for value in Self.values(dimension, 1_500) {
      let text = QuantityText.exact(value, dimension)
      #expect(try read(text, dimension) == value, "\(value) was printed as \(text)")
    }
  }

  @Test("shares less than nothing as well")
  func negative() throws {
    for value in Self.values(.ratio, 500) {
      let found = try #require(try read(QuantityText.text(-value, .ratio), .ratio))
      #expect(abs(found + value) <= value * 0.005_000_1)
      #expect(try read(QuantityText.exact(-value, .ratio), .ratio) == -value)
    }
  }

  @Test("an expression's own words, as the language wrote it")
  func words() throws {
    let said: [(Formula, String)] = [
      ((80.million.users...120.million.users).formula, "users"), (1.5.terabytes.formula, ""),
      (300.megabitsPerSecond.formula, ""), (2.kibibytes.formula, ""), (99.9.percent.formula, ""),
      (3.times.formula, ""), (500.perSecond.formula, ""), (20.perDay.formula, ""),
      (1.day.formula, ""), (250.microseconds.formula, ""), (300.dollars.formula, ""),
      (12.of("rides").formula, "rides"),
    ]
    for (formula, noun) in said {
      let read = try QuantityReader.formula(
        formula.description, as: formula.dimension, counting: noun)
      #expect(read.description == formula.description)
      let values = Evaluation(of: [read, formula])
      #expect(values.amount(of: read) == values.amount(of: formula))
    }
  }

  @Test("no text of random signs makes the reader fall over")
  func noise() {
    var dice = Dice(seed: 7)
    let signs = Array("0123456789.,…-−/$%×xkMGBbsmdayto perEKi\u{301}é\u{0}µ_e+#")
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...12, using: &dice)
      let text = String((0..<length).compactMap { _ in signs.randomElement(using: &dice) })
      let dimension = Dimension.allCases.randomElement(using: &dice) ?? .count
      guard let formula = try? QuantityReader.formula(text, as: dimension) else { continue }
      #expect(formula.dimension == dimension)
      #expect(Evaluation(of: [formula]).amount(of: formula).value?.isFinite == true, "\(text)")
    }
  }
}
