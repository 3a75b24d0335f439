import SystemDesign
import Testing

@testable import Estimation

/// A quantity as it is typed, and what it stands for.
struct Typed: Sendable, CustomTestStringConvertible {
  let text: String
  let dimension: Dimension
  let value: Double
  var testDescription: String { "\(text) as \(dimension.rawValue)" }

  init(_ text: String, _ dimension: Dimension, _ value: Double) {
    (self.text, self.dimension, self.value) = (text, dimension, value)
  }
}

/// A text that is no such quantity, and the line that says so.
struct Refused: Sendable, CustomTestStringConvertible {
  let text: String
  let dimension: Dimension
  let kind: QuantityError.Kind
  let says: String
  var testDescription: String { "\(text) as \(dimension.rawValue)" }

  init(
    _ text: String, _ dimension: Dimension, _ says: String,
    _ kind: QuantityError.Kind = .malformed
  ) {
    (self.text, self.dimension, self.kind, self.says) = (text, dimension, kind, says)
  }
}

struct QuantityReaderTests {
  static let typed: [Typed] = [
    Typed("12 GB/day", .bandwidth, 12e9 / 86_400), Typed("1.5 Gbit/s", .bandwidth, 1.5e9 / 8),
    Typed("10 Gbps", .bandwidth, 1.25e9), Typed("10 GBps", .bandwidth, 1e10),
    Typed("10 GB/s", .bandwidth, 1e10), Typed("10 Gb/s", .bandwidth, 1.25e9),
    Typed("3.5k req/s", .rate, 3_500), Typed("3.5kreq/s", .rate, 3_500),
    Typed("3,858 /s", .rate, 3_858), Typed("40 a second", .rate, 40), Typed("2k qps", .rate, 2_000),
    Typed("2kqps", .rate, 2_000), Typed("120 per minute", .rate, 2),
    Typed("100 million a month", .rate, 1e8 / 2_592_000),
    Typed("100M/month", .rate, 1e8 / 2_592_000),
    Typed("1 /day", .rate, 1.0 / 86_400), Typed("90M orders/day", .rate, 9e7 / 86_400),
    Typed("99.95 %", .ratio, 0.9995), Typed("99.95%", .ratio, 0.9995), Typed("3x", .ratio, 3),
    Typed("×3", .ratio, 3), Typed("x3", .ratio, 3), Typed("3 times", .ratio, 3),
    Typed("0.5", .ratio, 0.5), Typed("−5 %", .ratio, -0.05), Typed("-5%", .ratio, -0.05),
    Typed("5 years", .period, 5 * 31_536_000), Typed("10y", .period, 315_360_000),
    Typed("300 ms", .period, 0.3), Typed("90 min", .period, 5_400),
    Typed("1 month", .period, 2_592_000),
    Typed("100 kyears", .period, 3.1536e12), Typed("250 µs", .period, 250e-6),
    Typed("2 KiB", .dataSize, 2_048), Typed("2 kB", .dataSize, 2_000),
    Typed("2KB", .dataSize, 2_000),
    Typed("8 Mbit", .dataSize, 1e6), Typed("8 Mb", .dataSize, 1e6), Typed("8 MB", .dataSize, 8e6),
    Typed("3 tebibytes", .dataSize, 3 * 0x1p40), Typed("602,000 EB", .dataSize, 6.02e23),
    Typed("$300", .money, 300), Typed("300 dollars", .money, 300), Typed("$1.2M", .money, 1.2e6),
    Typed("$300/month", .spending, 300.0 / 2_592_000),
    Typed("$1.20 k/month", .spending, 1_200.0 / 2_592_000),
    Typed("200M users", .count, 2e8), Typed("200 million", .count, 2e8), Typed("2 bn", .count, 2e9),
    Typed("8_000", .count, 8_000), Typed("1e6", .count, 1e6), Typed("1.28e40", .count, 1.28e40),
    Typed("200M DAU", .count, 2e8), Typed("0", .count, 0),
  ]

  private func worked(_ formula: Formula) -> Double? {
    Evaluation(of: [formula]).amount(of: formula).value
  }

  @Test("a quantity as it is typed is the quantity it says", arguments: typed)
  func reads(typed: Typed) throws {
    let formula = try QuantityReader.formula(typed.text, as: typed.dimension)
    #expect(formula.dimension == typed.dimension)
    let value = try #require(worked(formula))
    #expect(abs(value - typed.value) <= abs(typed.value) * 1e-15)
  }

  @Test("a thousand is exactly a thousand")
  func exactPrefix() throws {
    for (text, expected) in [("3.3k", 3_300.0), ("1.1M", 1_100_000), ("0.007 k", 7)] {
      let formula = try QuantityReader.formula(text, as: .count)
      #expect(worked(formula) == expected)
    }
  }

  @Test("a month typed cancels against years as twelve")
  func calendar() throws {
    let rate = try QuantityReader.formula("100M/month", as: .rate)
    let count = Rate(rate).over(5.years)
    #expect(count.median == 6e9)
  }

  private static let typedRanges: [(Typed, high: Double)] = [
    (Typed("80M…120M", .count, 80e6), 120e6),
    (Typed("80M...120M", .count, 80e6), 120e6),
    (Typed("80 to 120 million users", .count, 80e6), 120e6),
    (Typed("80M–120M", .count, 80e6), 120e6),
    (Typed("80-120 ms", .period, 0.08), 0.12),
    (Typed("80 ms…1 s", .period, 0.08), 1),
    (Typed("80M users...120", .count, 80e6), 120e6),
    (Typed("1…2 GB/day", .bandwidth, 1e9 / 86_400), 2e9 / 86_400),
    (Typed("$300…$400/month", .spending, 300.0 / 2_592_000), 400.0 / 2_592_000),
    (Typed("$300...400/month", .spending, 300.0 / 2_592_000), 400.0 / 2_592_000),
    (Typed("−5 %…5 %", .ratio, -0.05), 0.05),
    (Typed("1 MB/s…1 GB/s", .bandwidth, 1e6), 1e9),
    (Typed("500 k…2 M /s", .rate, 5e5), 2e6),
    (Typed("2x…3x", .ratio, 2), 3),
    (Typed("90…99.9 %", .ratio, 0.9), 0.999),
  ]

  @Test(
    "a range has two ends, and what one leaves out is said by the other", arguments: typedRanges)
  func ranges(low: Typed, high: Double) throws {
    let formula = try QuantityReader.formula(low.text, as: low.dimension)
    guard case .range(let a, let b) = formula.operation else {
      Issue.record("no range")
      return
    }
    for (end, expected) in [(a, low.value), (b, high)] {
      let found = try #require(worked(end))
      #expect(abs(found - expected) <= abs(expected) * 1e-14)
    }
  }

  @Test("what is counted is said, or stays what it was")
  func nouns() throws {
    #expect(
      try QuantityReader.formula("200M", as: .count, counting: "users").description
        == "200 million users")
    #expect(
      try QuantityReader.formula("200M new riders", as: .count, counting: "users").description
        == "200 million new riders")
    #expect(
      try QuantityReader.formula("80…120M", as: .count, counting: "users").description
        == "80 million to 120 million users")
  }

  static let refused: [Refused] = [
    Refused("", .count, "a number belongs here (at character 1); say 200M"),
    Refused("many", .count, "a number belongs here (at character 1); say 200M"),
    Refused(
      "12 GBB/day", .bandwidth, "no unit is called 'GBB' (at character 4); did you mean 'GB'?"),
    Refused("300 mss", .period, "no unit is called 'mss' (at character 5); did you mean 'ms'?"),
    Refused(
      "5 yeers", .period, "no unit is called 'yeers' (at character 3); did you mean 'years'?"),
    Refused(
      "200 milion users", .count,
      "no unit is called 'milion' (at character 5); did you mean 'million'?"),
    Refused(
      "5m", .period,
      "no unit is called 'm' (at character 2); say min for minutes, M for millions, mo for months"),
    Refused(
      "3 gb", .dataSize, "no unit is called 'gb' (at character 3); say GB for bytes, Gbit for bits"),
    Refused(
      "3 GB/dya", .bandwidth, "no unit is called 'dya' (at character 6); did you mean 'day'?"),
    Refused(
      "3 GB/", .bandwidth, "a stretch of time belongs here (at character 6); say /s, /day or /month"
    ),
    Refused(
      "200 GB", .count, "this is a size, and a count belongs here (at character 5); say 200M",
      .dimension),
    Refused(
      "3 GB/s", .dataSize,
      "this is a bandwidth, and a size belongs here (at character 3); say 12 GB", .dimension),
    Refused(
      "200 users", .period,
      "this is a count, and a stretch of time belongs here (at character 5); say 300 ms or 5 years",
      .dimension),
    Refused(
      "50 %", .count,
      "this is a share or a multiple, and a count belongs here (at character 4); say 200M",
      .dimension),
    Refused(
      "$5", .count,
      "this is an amount of money, and a count belongs here (at character 1); say 200M", .dimension),
    Refused(
      "50 %/day", .count,
      "only counts, sizes and money are told by time (at character 4); say 200M", .dimension),
    Refused(
      "200", .rate, "the number has no unit, and a rate belongs here (at character 1); say 3.5k/s"),
    Refused(
      "120M…80M", .count,
      "the range is upside down, 120 million to 80 million (at character 5); say the smaller end first"
    ),
    Refused(
      "−3 GB", .dataSize, "a size is never less than nothing (at character 2); say 0 or more"),
    Refused(
      "1e400", .count,
      "the number is larger than any that can be worked with (at character 1); say 200M"),
    Refused(
      "1e308 EB", .dataSize,
      "the number is larger than any that can be worked with (at character 1); say 12 GB"),
    Refused(
      "3,5", .count,
      "a comma stands before three digits and no more (at character 2); say 3,500 for thousands and 3.5 for a part"
    ),
    Refused(
      "1,2345", .count,
      "a comma stands before three digits and no more (at character 2); say 3,500 for thousands and 3.5 for a part"
    ),
    Refused(
      "1.2.3", .count,
      "the number goes on after its decimals (at character 4); say it with one dot: 0.5"),
    Refused("80..120", .count, "two dots are no range (at character 3); say 80M...120M"),
    Refused("80M…", .count, "a number belongs here (at character 5); say 200M"),
    Refused("1 2", .count, "a second number, 2, follows the first (at character 3); say 200M"),
    Refused(
      "1…2…3", .count, "a range has two ends, and a third follows (at character 4); say 200M"),
    Refused("1 /s/s", .rate, "it is told by time twice (at character 5); say 3.5k/s"),
    Refused(
      "5 ms s", .period,
      "'s' follows a quantity that is complete (at character 6); say 300 ms or 5 years"),
    Refused(
      ".5", .ratio, "'.' belongs to no quantity (at character 1); a number begins with a digit: 0.5"
    ),
    Refused("#5", .ratio, "'#' belongs to no quantity (at character 1); say a number and a unit"),
    Refused("nan", .ratio, "a number belongs here (at character 1); say 95 % or 3x"),
    Refused(
      String(repeating: "9", count: 201), .count,
      "no quantity has more than 200 characters (at character 201); say a number and a unit"),
  ]

  @Test("what is no such quantity is told with its place", arguments: refused)
  func refuses(refused: Refused) {
    let error = #expect(throws: QuantityError.self) {
      try QuantityReader.formula(refused.text, as: refused.dimension)
    }
    #expect(error?.description == refused.says)
    #expect(error?.kind == refused.kind)
  }
}
