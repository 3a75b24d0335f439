import Estimation
import Reliability
import SystemDesign

/// Everything the rules have to say about a design.
public struct Critique: Sendable {
  /// What they say, the worst first, then in the order of the file.
  public let findings: [Finding]
  /// What they say and the design accepts, with the waiver that accepts it.
  public let accepted: [(finding: Finding, waiver: Waiver)]
  /// What the design does not state and a rule would need, one entry for each rule.
  public let missing: [MissingInput]
  /// What is required and nothing in the design can be held against, in the order of the file.
  public let open: [OpenRequirement]
  /// How many rules were held against the design.
  public let ruleCount: Int

  /// Holds every rule against a design.
  ///
  /// Waivers end when their last day is before `today`; without one they are all in force.
  public init(of reliability: Reliability, today: Day? = nil) {
    let review = Review(of: reliability)
    let verdicts = Rulebook.judging.flatMap { $0.verdicts(in: review) }
    missing = verdicts.compactMap(\.missing)
    let spoken =
      verdicts.compactMap(\.finding) + UnstatedInput().findings(for: missing, review)
    let acceptance = Acceptance(of: spoken, in: review, today: today)
    findings = RootCauses.merged(acceptance.findings, review).sorted(by: Self.isBefore)
    accepted = acceptance.accepted.sorted { Self.isBefore($0.finding, $1.finding) }
    open = OpenRequirement.all(in: review)
    ruleCount = Rulebook.all.count
  }

  /// How bad the worst finding is; nil where there is none.
  public var worst: Severity? { findings.map(\.severity).max() }

  /// Whether a finding is at least so bad; never for nil.
  public func fails(on level: Severity?) -> Bool {
    guard let level, let worst else { return false }
    return worst >= level
  }

  /// How many findings are so bad.
  public func count(_ severity: Severity) -> Int {
    findings.filter { $0.severity == severity }.count
  }

  private static func isBefore(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    let places = [a, b].map { ($0.origin.file, $0.origin.line, $0.origin.column, $0.rule) }
    if places[0] != places[1] { return places[0] < places[1] }
    return a.message < b.message
  }
}
