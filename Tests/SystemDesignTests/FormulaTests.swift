import SystemDesign
import Testing

@Suite("Quantities remember the expression that made them") struct FormulaTests {
  @Test("a range that is named once and used twice is one unknown")
  func identity() {
    let people = 10.users...1_000.users
    let read = people.each(3.requests, per: .day)
    let wrote = people.each(1.request, per: .day)
    #expect(leaf(read) === people.formula)
    #expect(leaf(wrote) === people.formula)
  }

  @Test("two ranges that are written twice are two unknowns")
  func twoUnknowns() {
    let one = 10.users...1_000.users
    let other = 10.users...1_000.users
    #expect(one.formula !== other.formula)
  }

  private func leaf(_ rate: Rate) -> Formula? { rate.formula.parts.first?.parts.first }

  /// A figure and its words; each is checked alone, which is what a compiler can do in time.
  private static func said(_ quantity: some Quantity, _ words: String) -> (Formula, String) {
    (quantity.formula, words)
  }

  static let words: [(Formula, String)] = [
    said(80.million.users, "80 million users"),
    said(80.million.users...120.million.users, "80 million to 120 million users"),
    said(7.bytes...2.kilobytes, "7 B to 2 kB"),
    said(
      assume("readers", 5.users).each(3.requests, per: .day), "readers × 3 requests / day"),
    said(1.day + 2.hours, "1 day + 2 h"),
    said(3.days - (1.day + 2.hours), "3 days − (1 day + 2 h)"),
    said((1.day + 2.hours) * 2.times, "(1 day + 2 h) × 2 times"),
    said(1.kilobyte.at(3.bytes.per(.second)), "1 kB / (3 B / second)"),
    said(95.percent, "95 %"),
    said(2.users.atLeast(3.users), "larger of (2 users, 3 users)"),
    said(2.users.atMost(3.users), "smaller of (2 users, 3 users)"),
    said(2.5.times.roundedUp(), "rounded up (2.5 times)"),
  ]

  @Test("the expression is told in words", arguments: words)
  func description(_ formula: Formula, _ words: String) {
    #expect(formula.description == words)
  }

  @Test(
    "crossing dimensions gives the dimension that it should",
    arguments: [
      (6.users.per(.day).formula, .rate),
      (6.users.each(3.entries).formula, .count),
      (6.users.each(3.bytes).formula, .dataSize),
      (6.users.at(2.perSecond).formula, .period),
      (2.perSecond.over(1.day).formula, .count),
      (2.perSecond.carrying(7.bytes).formula, .bandwidth),
      (2.perSecond.lasting(1.second).formula, .count),
      (2.perSecond.relative(to: 4.perSecond).formula, .ratio),
      (7.bytes.per(.second).formula, .bandwidth),
      (7.bytes.at(1.megabytesPerSecond).formula, .period),
      (1.megabytesPerSecond.over(1.day).formula, .dataSize),
      (300.dollars.per(.month).formula, .spending),
      (300.dollars.per(.month).over(1.year).formula, .money),
    ] as [(Formula, Dimension)])
  func dimension(_ formula: Formula, _ dimension: Dimension) {
    #expect(formula.dimension == dimension)
  }

  @Test(
    "a unit is so many of the base unit",
    arguments: [
      (1.kilobyte.formula, 1e3), (1.kibibyte.formula, 1_024), (1.terabyte.formula, 1e12),
      (1.tebibytes.formula, 1_099_511_627_776), (1.millisecond.formula, 0.001),
      (1.hour.formula, 3_600), (Period.month.formula, 2_592_000), (Period.year.formula, 31_536_000),
      (95.percent.formula, 0.01), (2.times.formula, 1), (1.megabitsPerSecond.formula, 125_000),
      (1.dollars.formula, 1),
    ] as [(Formula, Double)])
  func units(_ formula: Formula, _ factor: Double) {
    guard case .literal(_, let unit) = formula.operation else {
      Issue.record("no literal")
      return
    }
    #expect(abs(unit.factor - factor) <= factor * 1e-15)
  }

  @Test("an audience up to a limit knows its mean, its most and the limit")
  func audience() {
    let followers = Audience("followers", mean: 75.users, top: 31.million.users)
    #expect(followers.multiplicity.top === followers.top.formula)
    let few = followers.upTo(100.thousand.users).multiplicity
    #expect(
      few.mean.description
        == "mean followers up to 100,000 users")
    #expect(few.top?.description == "100,000 users")
  }

  @Test("a sum of ten thousand terms is built, told as far as anybody reads, and let go of")
  func deep() {
    let sum = (0..<10_000).reduce(0.bytes) { sum, _ in sum + 1.byte }
    #expect(sum.formula.description.hasPrefix("… + 1 B + 1 B"))
    #expect(sum.formula.description.count < 1_000)
  }

  @Test("what doubles with every level is told in time")
  func doubling() {
    let much = (0..<10_000).reduce(1.byte) { sum, _ in sum + sum }
    #expect(much.formula.description.count < 10_000)
  }

  @Test("what is no number is shown as unknown")
  func noNumber() {
    #expect(Double.nan.items.formula.description == "? items")
    #expect((-Double.nan).percent.formula.description == "? %")
  }
}
