import Estimation
import SystemDesign

/// What a machine can do of mixed work is no arithmetic mean of what it can do of each kind.
struct MeanOfRates: Rule {
  static let id = "CAP008"
  static let slug = "mean-of-rates"
  static let group = RuleGroup.capacity
  static let law = "What a machine does of mixed work is the harmonic mean of its rates."
  static let why =
    "Most of the time goes into the slow kind: of 360 and 16,000 requests a second, half of each, a "
    + "machine does 704, not 8,180, and a fleet sized on the mean is twelve times too small."
  static let instead =
    "Add the times, not the rates: 2.requests.per(1.request.at(slow) + 1.request.at(fast))."
  static let source: Citation? = Citation(
    "James E. Smith", "Characterizing Computer Performance with a Single Number", 1988)
  static let notWhen = [
    "the rates are the same, or at most 10 % apart",
    "rates are added that different machines or flows have, and nothing divides them",
  ]
  static let examples: [Example] = [
    .fires("the mean of slow and fast requests") {
      let user = Client("User")
      let app = Service("App", each: (360.perSecond + 16_000.perSecond) / 2.times)
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("half of each, said as shares") {
      let user = Client("User")
      let app = Service("App", each: 360.perSecond * 50.percent + 16_000.perSecond * 50.percent)
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("the times are added") {
      let user = Client("User")
      let app = Service(
        "App", each: 2.requests.per(1.request.at(360.perSecond) + 1.request.at(16_000.perSecond)))
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("half of what was measured, to be careful") {
      let user = Client("User")
      let app = Service("App", each: 2_000.perSecond / 2.times)
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("a tenth apart") {
      let user = Client("User")
      let app = Service("App", each: (1_000.perSecond + 1_100.perSecond) / 2.times)
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("a little more than a tenth apart") {
      let user = Client("User")
      let app = Service("App", each: (1_000.perSecond + 1_101.perSecond) / 2.times)
      Flow("Ask", at: 1_000.perSecond) {
        user.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part in
      [part.capacity.each, part.capacity.reads, part.capacity.writes].compactMap { rate in
        rate.flatMap { WeightedMean(of: $0.formula) }.flatMap { verdict(part, $0, review) }
      }
    }
  }

  private func verdict(_ part: Part, _ mean: WeightedMean, _ review: Review) -> Verdict? {
    guard let slowest = mean.rates.min(), let fastest = mean.rates.max(), slowest > 0,
      isMore(fastest / slowest, than: 1.1)
    else { return nil }
    let rates = mean.rates.map(Words.rate).joined(separator: " and ")
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: "what one machine of '\(part.name)' can do is the arithmetic mean of \(rates)",
      because: [
        "mixed so, the time for each kind adds up: one machine does \(Words.rate(mean.harmonic)), "
          + "not \(Words.rate(mean.arithmetic))"
      ],
      instead: "add the times: \(mean.harmonicInCode)")
  }
}

/// A rate that was written as a mean of rates, each with its share of the whole.
struct WeightedMean {
  let rates: [Double]
  private let shares: [Double]

  /// Nil where the expression is no sum of two or more rates whose shares make a whole.
  init?(of formula: Formula) {
    var terms: [(rate: Formula, share: Double)] = []
    guard Self.collect(formula, 1, &terms), terms.count > 1 else { return nil }
    let rates = terms.compactMap { Rate($0.rate).median }
    shares = terms.map(\.share)
    guard rates.count == terms.count, abs(shares.reduce(0, +) - 1) < 1e-6 else { return nil }
    self.rates = rates
  }

  var arithmetic: Double { zip(rates, shares).reduce(0) { $0 + $1.0 * $1.1 } }
  var harmonic: Double { 1 / zip(rates, shares).reduce(0) { $0 + $1.1 / $1.0 } }

  /// What to write for the harmonic mean, in the fewest requests of which each rate has a whole
  /// number: "10.requests.per(9.requests.at(360.perSecond) + 1.request.at(16_000.perSecond))".
  var harmonicInCode: String {
    func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) < 1e-6 }
    let all = (1...1_000).first { all in
      shares.allSatisfy { isWhole($0 * Double(all)) && $0 * Double(all) > 0.5 }
    }
    guard let all else { return "the share of each rate over the rate, and 1 over their sum" }
    func requests(_ count: Int) -> String { count == 1 ? "1.request" : "\(count).requests" }
    let times = zip(rates, shares).map { rate, share in
      "\(requests(Int((share * Double(all)).rounded()))).at(\(Self.code(rate)))"
    }
    return "\(requests(all)).per(\(times.joined(separator: " + ")))"
  }

  private static func code(_ rate: Double) -> String {
    guard let whole = Int(exactly: rate) else { return "\(rate).perSecond" }
    let digits = Array(String(whole))
    let grouped = digits.indices.map { place in
      (place > 0 && (digits.count - place) % 3 == 0 ? "_" : "") + String(digits[place])
    }
    return grouped.joined() + ".perSecond"
  }

  /// Takes a sum apart into rates and what each is multiplied with; false where a factor is unknown
  /// or there are too many terms to be a mean that anybody wrote.
  private static func collect(
    _ formula: Formula, _ share: Double, _ terms: inout [(rate: Formula, share: Double)]
  ) -> Bool {
    guard terms.count < 16, formula.depth < 64 else { return false }
    switch formula.operation {
    case .assumption(_, let inner, _, _), .named(_, let inner):
      return collect(inner, share, &terms)
    case .sum(let a, let b):
      return collect(a, share, &terms) && collect(b, share, &terms)
    case .product(let a, let b) where a.dimension == .rate && b.dimension == .ratio:
      guard let factor = Ratio(b).median else { return false }
      return collect(a, share * factor, &terms)
    case .quotient(let a, let b) where a.dimension == .rate && b.dimension == .ratio:
      guard let divisor = Ratio(b).median, divisor != 0 else { return false }
      return collect(a, share / divisor, &terms)
    default:
      terms.append((formula, share))
      return true
    }
  }
}
