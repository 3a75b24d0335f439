import Estimation
import SystemDesign

/// What a rule has to say: a finding, or what it would have to know to judge.
public enum Verdict: Sendable {
  case finding(Finding)
  case missing(MissingInput)

  /// The finding, where it is one.
  public var finding: Finding? {
    if case .finding(let finding) = self { finding } else { nil }
  }

  /// What is not stated, where that keeps a rule from judging.
  public var missing: MissingInput? {
    if case .missing(let input) = self { input } else { nil }
  }
}

/// Something that a rule needs and the design does not say.
public struct MissingInput: Sendable, Hashable {
  /// The rule that needs it.
  public let rule: String
  /// What it would be said about.
  public let subject: Subject
  /// The flows that the rule would judge with it.
  public let flows: [String]
  /// Where it could be said.
  public let origin: Origin
  /// What it is, and how to say it.
  public let input: String
}

extension Rule {
  /// A finding of this rule.
  func finding(
    _ severity: Severity, about subject: Subject, in flows: [String], at origin: Origin,
    hops: [Origin] = [], says message: String, because evidence: [String], instead remedy: String,
    asking machines: MachineCount? = nil, lettingDown letDown: [String] = []
  ) -> Verdict {
    var finding = Finding(
      rule: Self.id, slug: Self.slug, severity: severity, subject: subject, flows: flows,
      hops: hops, origin: origin, message: message, evidence: evidence, remedy: remedy)
    finding.machines = machines
    finding.letDown = letDown
    return .finding(finding)
  }

  /// Something this rule needs to judge a component.
  func missing(_ input: String, of part: Part, in flows: [Flow]) -> Verdict {
    .missing(
      MissingInput(
        rule: Self.id, subject: .component(part.name), flows: flows.map(\.name),
        origin: part.origin, input: input))
  }
}
