import Estimation
import SystemDesign

/// What a rule would have to know is asked for, never guessed.
///
/// One note for each flow and component, and one for what the whole design leaves out. Only flows
/// that promise something are asked about, so that a sketch is not nagged for numbers.
struct UnstatedInput: Rule {
  static let id = "CAP000"
  static let slug = "missing-input"
  static let group = RuleGroup.capacity
  static let law = "What a rule would have to know is asked for, never guessed."
  static let why =
    "A guess inside a tool looks like knowledge; a design that keeps silent where it matters is "
    + "neither right nor wrong."
  static let instead =
    "State the input, as a range where it is a guess, or leave the rule unjudged."
  static let source: Citation? = nil
  static let notWhen = [
    "none of the flows states an availability, a p99 or a peak: nothing is held against them",
    "no rule needs it to judge",
  ]
  static let examples: [Example] = [
    .fires("a promise, a peak and nothing about what a machine can do") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones)
      Flow("Buy", at: 10.perSecond, peak: 3.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("a flow that needs a bought service which promises nothing") {
      let buyer = Client("Buyer")
      let bank = External("Bank")
      Flow("Pay", at: 10.perSecond, peak: 3.times, availability: 99.9.percent) {
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("everything a rule needs is stated") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 100.perSecond)
      Flow("Buy", at: 10.perSecond, peak: 3.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("a sketch that promises nothing") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3)
      let orders = Database("Orders")
      Flow("Buy", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.writes(1.kilobyte, to: orders)
      }
    },
    .justFires("all but the peak is stated") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 100.perSecond)
      Flow("Buy", at: 10.perSecond, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("all but the peak is stated, and nothing is promised") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 100.perSecond)
      Flow("Buy", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    findings(
      for: Rulebook.judging.flatMap { $0.verdicts(in: review) }.compactMap(\.missing), review
    )
    .map(Verdict.finding)
  }

  /// One note a subject for what the other rules had to leave open.
  func findings(for inputs: [MissingInput], _ review: Review) -> [Finding] {
    let bySubject = Dictionary(grouping: inputs, by: \.subject)
    return distinct(inputs.map(\.subject)).compactMap { subject in
      let own = bySubject[subject, default: []]
      guard let first = own.first else { return nil }
      let rules = distinct(own.map(\.rule))
      let names = Set(own.flatMap(\.flows))
      let byInput = Dictionary(grouping: own, by: \.input)
      let evidence = distinct(own.map(\.input)).map { input in
        let needed = distinct(byInput[input, default: []].map(\.rule))
        return rules.count > 1 && needed.count < rules.count
          ? "\(input) (\(needed.joined(separator: ", ")))" : input
      }
      let verdict = finding(
        .info, about: subject, in: review.flows.map(\.name).filter(names.contains),
        at: first.origin,
        says:
          "\(Self.who(subject)) leaves open what \(Self.list(rules)) \(rules.count == 1 ? "needs" : "need")",
        because: evidence, instead: "say it, as a range where it is a guess, or leave it unjudged")
      return verdict.finding
    }
  }

  private static func who(_ subject: Subject) -> String {
    subject == .system ? "the design" : "'\(subject.name)'"
  }

  private static func list(_ rules: [String]) -> String {
    guard rules.count > 1, let last = rules.last else { return rules.first ?? "" }
    return rules.dropLast().joined(separator: ", ") + " and " + last
  }
}
