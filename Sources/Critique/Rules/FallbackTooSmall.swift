import Estimation
import Reliability
import SystemDesign

/// What is done instead must carry the peak of what it stands in for.
///
/// Of a cache another rule says so of the store; here it is said of whatever else has a fallback.
struct FallbackTooSmall: Rule {
  static let id = "AV018"
  static let slug = "fallback-too-small"
  static let group = RuleGroup.availability
  static let law = "What is done instead must carry the peak of what it stands in for."
  static let why =
    "A fallback gets all of the load at once, at the worst moment; one that cannot carry it fails as "
    + "well, and takes along those who asked it before."
  static let instead =
    "Give it the machines for the whole peak, let only so much through to it, or do without it."
  static let source: Citation? = Citation(
    "Jacob Gabrielson", "Avoiding fallback in distributed systems, The Amazon Builders' Library")
  static let notWhen = [
    "what is too much for it is refused: .admitting(upTo:), .shedding(above:), .sheddable()",
    "a queue carries the peak over, and the mean fits",
    "it stands in for a cache: that is said of the store that is asked then",
    "what it stands in for takes the flow down alone: that is said first, this with it",
  ]
  static let examples: [Example] = [
    .fires("two instances for all that six did") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 2, each: 500.perSecond)
      Flow("Look", at: 2_000.perSecond, peak: 2.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain) }
      }
    },
    .fires("what is done instead is also what another flow always does") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 9, each: 500.perSecond)
      Flow("Look", at: 2_000.perSecond, peak: 2.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain) }
      }
      Flow("List", at: 500.perSecond, peak: 2.times) { buyer.calls(plain) }
    },
    .silent("what it cannot do is not let through") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 2, each: 500.perSecond)
      Flow("Look", at: 2_000.perSecond, peak: 2.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain).admitting(upTo: 1_000.perSecond) }
      }
    },
    .silent("what it can do is not stated") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 2)
      Flow("Look", at: 2_000.perSecond, peak: 2.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain) }
      }
    },
    .justSilent("it can just do the peak") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 8, each: 500.perSecond)
      Flow("Look", at: 2_000.perSecond, peak: 2.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain) }
      }
    },
    .justFires("one request a second more than it can do") {
      let buyer = Client("Buyer")
      let ranker = Service("Ranker", instances: 6, each: 1_000.perSecond)
      let plain = Service("Plain", instances: 8, each: 500.perSecond)
      Flow("Look", at: 4_001.perSecond, peak: 1.times) {
        buyer.calls(ranker).fallback { buyer.calls(plain) }
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { first in
      guard first.kind != .cache, first.kind != .cdn else { return nil }
      let over = review.overloads(losing: first).compactMap { Excess($0, losing: first, review) }
      guard let worst = over.max(by: { $0.overload.use < $1.overload.use }) else { return nil }
      return verdict(first, over, worst, review)
    }
  }

  /// What comes to a component that is asked instead, where no part of it is refused.
  private struct Excess {
    let overload: Overload
    let part: Part
    let use: Use

    init?(_ overload: Overload, losing first: Part, _ review: Review) {
      guard let part = review.design.components.first(where: { $0.name == overload.name }),
        let use = review.estimate.everyUse(of: part).first(where: {
          $0.resource == overload.resource
        }), let capacity = use.capacity.value,
        !review.sheds(part, use, to: capacity, withEmpty: first),
        isMore(
          review.carriedOver(use, of: part, losing: first)?.warm.value ?? .infinity, than: 1)
      else { return nil }
      (self.overload, self.part, self.use) = (overload, part, use)
    }
  }

  private func verdict(
    _ first: Part, _ over: [Excess], _ worst: Excess, _ review: Review
  ) -> Verdict {
    var sizing = review.sizing(of: worst.part, worst.use)
    sizing.flood = worst.overload.load
    let more = sizing.machines(busy: 1).flatMap(sizing.count).map { "say \($0) on" }
    return finding(
      .warning, about: .component(first.name), in: review.flows(through: first).map(\.name),
      at: first.origin,
      says: "what is done without '\(first.name)' is too much for \(worst.overload.subject): "
        + "\(Words.use(worst.overload.use, above: 1)) of what it can do",
      because: over.map { Self.inWords($0, without: first) },
      instead:
        "\(more ?? "give more room to") '\(worst.part.name)', or let through what it can do: "
        + ".admitting(upTo: …) in the fallback")
  }

  private static func inWords(_ excess: Excess, without first: Part) -> String {
    let use = excess.use
    func amount(_ value: Double) -> String { QuantityText.text(value, use.resource.dimension) }
    let usual = use.load.value.map { ", \(amount($0)) with it" } ?? ""
    return "\(excess.overload.subject): \(amount(excess.overload.load)) at the peak without "
      + "'\(first.name)'\(usual); it \(use.resource.isAsked ? "can do" : "has") "
      + amount(use.capacity.value ?? 0)
  }
}
