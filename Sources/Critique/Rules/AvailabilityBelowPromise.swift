import Estimation
import Reliability
import SystemDesign

/// A flow must work out at the availability that it promises.
///
/// What works out only between bounds is held against the upper one. What one thing does by itself
/// is said of that thing, and this with it.
struct AvailabilityBelowPromise: Rule {
  static let id = "AV005"
  static let slug = "availability-below-promise"
  static let group = RuleGroup.availability
  static let law = "A flow must work out at the availability that it promises."
  static let why =
    "Each part may be there as often as a flow promises to be, and the flow is not: what it needs is "
    + "away at different times, and these add up."
  static let instead =
    "Let the flow go on without what costs it most, keep a second one of it, or promise what can be "
    + "kept."
  static let source: Citation? = Citation(
    "Ben Treynor, Mike Dahlin, Vivek Rau, Betsy Beyer",
    "The Calculus of Service Availability, ACM Queue", 2017)
  static let notWhen = [
    "an availability that the flow rests on is not stated: then nobody knows",
    "one thing by itself is away more often than the flow may be: that is said first, this with it",
  ]
  static let examples: [Example] = [
    .fires("four bought services in a row, each of which promises as much as the flow") {
      let buyer = Client("Buyer")
      let prices = External("Prices", availability: 99.9.percent)
      let stock = External("Stock", availability: 99.9.percent)
      let bank = External("Bank", availability: 99.9.percent)
      let post = External("Post", availability: 99.9.percent)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(prices, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(post, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("two instances of each of three services, and both of one are away now and then") {
      let buyer = Client("Buyer")
      let edge = LoadBalancer("Edge", instances: 2, each: 1_000.perSecond).available(99.percent)
      let shop = Service("Shop", instances: 2, each: 1_000.perSecond).available(99.percent)
      let stock = Service("Stock", instances: 2, each: 1_000.perSecond).available(99.percent)
      Flow("Buy", at: 10.perSecond, peak: 2.times, availability: 99.98.percent) {
        buyer.calls(shop, through: edge, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("one of the bought services has another to go to, and the flow does without the rest") {
      let buyer = Client("Buyer")
      let prices = External("Prices", availability: 99.9.percent)
      let stock = External("Stock", availability: 99.9.percent)
      let bank = External("Bank", availability: 99.9.percent)
      let other = External("Other bank", availability: 99.9.percent)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(prices, sending: 1.kilobyte, receiving: 1.kilobyte)
          .optional(losing: "the price of today")
        buyer.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
          .optional(losing: "how many are left")
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).fallback {
          buyer.calls(other, sending: 1.kilobyte, receiving: 1.kilobyte)
        }
      }
    },
    .silent("how often the shop itself is there is not stated") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 1_000.perSecond)
      let stock = External("Stock", availability: 99.9.percent)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Buy", at: 10.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("one bought service is away so often by itself: that is said of it") {
      let buyer = Client("Buyer")
      let bank = External("Bank", availability: 99.5.percent)
      Flow("Pay", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("two that are there 99.95 % of the time: 99.900025 % together") {
      let buyer = Client("Buyer")
      let stock = External("Stock", availability: 99.95.percent)
      let bank = External("Bank", availability: 99.95.percent)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("one of them is there 99.949 % of the time: 99.899 % together") {
      let buyer = Client("Buyer")
      let stock = External("Stock", availability: 99.95.percent)
      let bank = External("Bank", availability: 99.949.percent)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(stock, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  /// What helps is worked out by changing the design, again and again: for the first so many flows.
  private static let mostWorkedOut = 4

  func verdicts(in review: Review) -> [Verdict] {
    let below = review.reliability.flows.compactMap { flow -> Shortfall? in
      guard let target = flow.target else { return nil }
      if let share = flow.availability.value {
        return flow.meetsTarget == false ? Shortfall(flow, share, target) : nil
      }
      // Too many combinations of failures to be exact, and too few of them good.
      guard let most = flow.availabilityBounds?.upperBound, isMore(target, than: most) else {
        return nil
      }
      return Shortfall(flow, most, target, isBound: true)
    }
    return below.enumerated().map { place, short in
      verdict(
        short,
        helping: place < Self.mostWorkedOut
          ? helping(short.flow, review.reliability)
          : ["see what helps most: napkin spof --flow \"\(short.flow.flow.name)\""])
    }
  }

  /// A flow that is there less often than it promises.
  private struct Shortfall {
    let flow: FlowReliability
    let share: Double
    let target: Double
    /// Whether it may be there even less.
    let isBound: Bool

    init(_ flow: FlowReliability, _ share: Double, _ target: Double, isBound: Bool = false) {
      (self.flow, self.share, self.target, self.isBound) = (flow, share, target, isBound)
    }
  }

  private func verdict(_ short: Shortfall, helping: [String]) -> Verdict {
    let flow = short.flow.flow
    let promise = flow.availability.map { "\($0.formula.unnamed)" } ?? Nines.text(short.target)
    let (most, least) = short.isBound ? (" at most", " at least") : ("", "")
    return finding(
      .error, about: .flow(flow.name), in: [flow.name], at: flow.origin,
      says: "'\(flow.name)' works out at \(Nines.text(short.share, promised: short.target))\(most) "
        + "and promises \(promise)",
      because: [
        "it is away \(Nines.minutesAMonth(short.share, above: short.target)) a month\(least), and "
          + "\(Nines.minutesAMonth(short.target)) are allowed"
      ],
      instead: (helping.isEmpty
        ? "have what it needs be there more often" : helping.joined(separator: "; "))
        + "; or promise \(Nines.atMost(short.share)) or less")
  }

  /// What helps most by more than a twentieth of the time away: changes that were tried, and that what
  /// costs most fails less, where that would help clearly more than any of them.
  private func helping(_ flow: FlowReliability, _ reliability: Reliability) -> [String] {
    let changes = reliability.remedies(of: flow).filter { $0.awayAfter < $0.awayBefore * 0.95 }
    let most = changes.map { $0.awayBefore - $0.awayAfter }.max() ?? 0
    let costliest = reliability.importances(of: flow).flatMap(Costliest.init)
    let sentences =
      [costliest].compactMap(\.self).filter { $0.saved > 1.1 * most }.map(\.sentence)
      + changes.map {
        "\($0.change) (away \(Nines.minutesAYear(from: $0.awayBefore, to: $0.awayAfter)))"
      }
    return sentences.prefix(1).map { "first " + $0 } + sentences.dropFirst()
  }

  /// What a flow would be away least without: a component, or something that several are lost with.
  private struct Costliest {
    let sentence: String
    /// The share of time that it takes.
    let saved: Double

    init?(_ all: Importances) {
      let component = all.components.first.map {
        (wish: "have '\($0.name)' be there more often", after: $0.awayWithoutFailures)
      }
      let place = all.things.first { $0.kind != .component }.map { thing in
        (
          wish: thing.kind == .domain
            ? "have less hang on '\(thing.name)'" : "have less stand in \(thing.name) alone",
          after: all.away * (1 - (thing.fussellVesely ?? 0))
        )
      }
      guard let most = [component, place].compactMap(\.self).min(by: { $0.after < $1.after }),
        most.after < all.away * 0.95
      else { return nil }
      saved = all.away - most.after
      sentence =
        "\(most.wish) (away \(Nines.minutesAYear(from: all.away, to: most.after)) if it never failed)"
    }
  }
}
