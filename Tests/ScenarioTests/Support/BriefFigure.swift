import Estimation
import Foundation
import Scenarios
import SystemDesign
import Testing

/// One figure of a brief, as the brief prints it, and where the reference design has it.
struct BriefFigure: Sendable, CustomTestStringConvertible {
  /// Where a figure comes from.
  enum Source: String, Sendable {
    case published, assumed, derived
  }

  /// Where a figure stands in a design or in what is worked out of it.
  enum Place: Sendable {
    case figure(Measure, Subject)
    /// What an input is said to be.
    case assumption(String)
    /// A figure that the reason of a decision leans on, counted from nought.
    case reason(of: String, Int = 0)
    /// A figure in the effect of a failure.
    case effect(of: String, Int = 0)
    /// Our figure beside one from elsewhere.
    case ours(String)
    /// What the peak asks of one resource of a component, caches warm and cold.
    case asked(String, Use.Resource)
    case askedCold(String, Use.Resource)
    /// The machines of a component: shards times copies.
    case machines(String)
  }

  /// What the brief calls it.
  let name: String
  /// Its digits as printed there, in units of `unit` base units.
  let digits: String
  let unit: Double
  let source: Source
  let place: Place

  init(_ name: String, _ digits: String, _ unit: Double, _ source: Source, _ place: Place) {
    self.name = name
    self.digits = digits
    self.unit = unit
    self.source = source
    self.place = place
  }

  var testDescription: String { "\(name): \(digits)" }

  /// The design's figure, rounded as the brief prints its own.
  func printed(_ value: Double) -> String {
    let places = digits.split(separator: ".").dropFirst().first?.count ?? 0
    return String(format: "%.\(places)f", value / unit)
  }
}

/// The scenario of that name, with its figures.
struct Worked: Sendable {
  let design: Design
  let estimate: Estimate

  init(_ id: String) {
    guard let scenario = scenarios.first(where: { $0.id == id }) else {
      preconditionFailure("no scenario is called \(id)")
    }
    design = scenario.design
    estimate = Estimate(of: scenario.design)
  }

  /// The value of a figure in base units; nil where the design has no such figure.
  func value(_ place: BriefFigure.Place) -> Double? {
    switch place {
    case .figure(let measure, let subject): estimate.figure(measure, of: subject)?.value
    case .assumption(let name): assumptions[name]?.value
    case .reason(let topic, let number): worked(reason(topic), number)
    case .effect(let name, let number): worked(effect(name), number)
    case .ours(let name): estimate.checks.first { $0.check.name == name }?.ours.value
    case .asked(let name, let resource): use(name, resource)?.load.value
    case .askedCold(let name, let resource): use(name, resource)?.coldLoad.value
    case .machines(let name):
      design.components.first { $0.name == name }.map { Double($0.machines) }
    }
  }

  /// The inputs that anything said of the design leads to, with their values and sources.
  var assumptions: [String: (value: Double, source: String?)] {
    var open: [Formula] =
      design.statements.flatMap { statement -> [Formula] in
        switch statement {
        case .flow(let flow):
          [flow.rate.formula] + [flow.facts.completes?.time.formula].compactMap(\.self)
            + flow.everyHop.flatMap { [$0.times.mean, $0.times.top].compactMap(\.self) }
        case .check(let check): [check.ours, check.theirs]
        case .decision(let decision): decision.reason.figures
        default: []
        }
      } + estimate.figures.compactMap(\.formula)
    var seen: Set<ObjectIdentifier> = []
    var found: [String: (Double, String?)] = [:]
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      if case .assumption(let name, let inner, let source, _) = next.operation {
        found[name] = (Evaluation(of: [inner]).amount(of: inner).value ?? .nan, source)
      }
      open += next.parts
    }
    return found
  }

  private func worked(_ sentence: Sentence?, _ number: Int) -> Double? {
    guard let figures = sentence?.figures, figures.indices.contains(number) else { return nil }
    return Evaluation(of: [figures[number]]).amount(of: figures[number]).value
  }

  private func reason(_ topic: String) -> Sentence? {
    for case .decision(let decision) in design.statements where decision.topic == topic {
      return decision.reason
    }
    return nil
  }

  private func effect(_ name: String) -> Sentence? {
    for case .failure(let failure) in design.statements where failure.subject.name == name {
      return failure.effect
    }
    return nil
  }

  private func use(_ name: String, _ resource: Use.Resource) -> Use? {
    design.components.first { $0.name == name }.flatMap { part in
      estimate.uses(of: part).first { $0.resource == resource }
    }
  }
}

extension Sentence {
  /// The figures it names, in order.
  var figures: [Formula] {
    pieces.compactMap { if case .figure(let formula) = $0 { formula } else { nil } }
  }
}

extension Failure.Subject {
  /// What is lost, in a word or two.
  var name: String {
    switch self {
    case .component(let id): id.name
    case .machine(let id): "one of \(id.name)"
    case .domain(let name), .event(let name): name
    case .zone: "zone"
    case .region: "region"
    }
  }
}
