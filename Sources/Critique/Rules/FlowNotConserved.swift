import Estimation
import SystemDesign

/// What reaches a component must be what its callers send.
struct FlowNotConserved: Rule {
  static let id = "CAP002"
  static let slug = "flow-not-conserved"
  static let group = RuleGroup.capacity
  static let law = "What a component is expected to receive must be what the flows bring."
  static let why =
    "Requests do not appear between two components: where a stated rate is not the sum of what "
    + "calls it, a multiplier is wrong or a caller was forgotten, and machines are bought by it."
  static let instead =
    "Mend the rate, the times of a hop or the hit ratio on the way; add the flow that is missing."
  static let source: Citation? = Citation(
    "Peter J. Denning and Jeffrey P. Buzen",
    "The Operational Analysis of Queueing Network Models", 1978)
  static let notWhen = [
    "it lies between the mean and the peak of the flows, give or take a tenth",
    "nothing was expected: say .expecting(_:) where a rate was measured or promised",
  ]
  static let examples: [Example] = [
    .fires("half of the deliveries are forgotten") {
      let writer = Service("Writer")
      let timelines = Cache("Timelines").expecting(345_000.perSecond)
      Flow("Post", at: 4_600.perSecond, peak: 1.times) {
        writer.writes(8.bytes, to: timelines, times: 30.times)
      }
    },
    .fires("nothing calls what is expected to be busy") {
      let reader = Client("Reader")
      let app = Service("App").expecting(500.perSecond)
      Flow("Read", at: 50.perSecond, peak: 2.times) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("each post reaches as many as were counted") {
      let writer = Service("Writer")
      let timelines = Cache("Timelines").expecting(345_000.perSecond)
      Flow("Post", at: 4_600.perSecond, peak: 1.times) {
        writer.writes(8.bytes, to: timelines, times: 75.times)
      }
    },
    .silent("what was measured lies between the mean and the peak") {
      let reader = Client("Reader")
      let app = Service("App").expecting(120.perSecond)
      Flow("Read", at: 50.perSecond, peak: 3.times) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("just a tenth above the peak") {
      let reader = Client("Reader")
      let app = Service("App").expecting(110.perSecond)
      Flow("Read", at: 50.perSecond, peak: 2.times) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("a little more than a tenth above the peak") {
      let reader = Client("Reader")
      let app = Service("App").expecting(110.1.perSecond)
      Flow("Read", at: 50.perSecond, peak: 2.times) {
        reader.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard let expected = part.capacity.expected?.median,
        let figure = review.estimate.figure(.rateMean, of: .component(part.name))
      else { return nil }
      let flows = review.flows(through: part)
      guard let mean = figure.value else {
        return figure.amount.missing.first.map { missing($0, of: part, in: flows) }
      }
      let peak = review.estimate.figure(.ratePeak, of: .component(part.name))?.value
      let nearest = min(max(expected, mean), max(mean, peak ?? mean))
      let factor = CheckedFigure.factor(between: expected, and: nearest)
      guard isMore(factor, than: 1.1) else { return nil }
      return verdict(part, expected, mean, peak, factor, flows)
    }
  }

  private func verdict(
    _ part: Part, _ expected: Double, _ mean: Double, _ peak: Double?, _ factor: Double,
    _ flows: [Flow]
  ) -> Verdict {
    let brought = peak.map { ", \(Words.rate($0)) at the peak" } ?? ""
    return finding(
      isMore(factor, than: 2) ? .error : .warning, about: .component(part.name),
      in: flows.map(\.name), at: part.origin,
      says: "'\(part.name)' is expected to receive \(Words.rate(expected)), and the flows bring "
        + Words.rate(mean) + brought,
      because: [Slip.distance(factor)] + (Slip.likely(factor, .rate).map { [$0] } ?? [])
        + (flows.isEmpty
          ? ["no flow reaches it"] : ["it is reached by \(Words.list(flows.map(\.name)))"]),
      instead: "mend the rate or the times of a hop, or say the flow that is missing")
  }
}
