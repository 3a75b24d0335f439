import Estimation
import Reliability
import SystemDesign

/// One root cause, one finding: what follows from it is attached to it.
///
/// Set after waivers, so that accepting a cause does not hide what follows from it. A zone that is
/// lost only because a lone component stands in it is no single point to begin with.
struct RootCauses {
  /// What the findings of each rule explain.
  private let explained: [String: [Consequence]]
  /// The components whose work nothing else can do, however many of them there are.
  private let structural: Set<Subject>

  private init(_ review: Review) {
    explained = Dictionary(
      Rulebook.all.map { ($0.id, $0.explains) }, uniquingKeysWith: { first, _ in first })
    structural = Set(
      review.reliability.flows.flatMap(\.singlePoints)
        .filter { $0.kind == .component && $0.cause == .structural }
        .map { .component($0.name) })
  }

  /// The findings that have no other as their cause, each with what follows from it.
  static func merged(_ findings: [Finding], _ review: Review) -> [Finding] {
    let rules = RootCauses(review)
    let deep = findings.indices.filter { rules.explained[findings[$0].rule]?.isEmpty == false }
    let bySubject = Dictionary(grouping: deep) { findings[$0].subject }
    var causes = findings
    var followers: Set<Int> = []
    for (place, finding) in findings.enumerated() {
      let candidates = bySubject[finding.subject, default: []].filter { other in
        other != place && rules.explains(findings[other], finding)
      }
      // The deepest is the one that no other of them explains.
      let deepest = candidates.first { one in
        !candidates.contains { $0 != one && rules.explains(findings[$0], findings[one]) }
      }
      guard let cause = deepest ?? candidates.first else { continue }
      followers.insert(place)
      causes[cause].consequences.append("\(finding.message) (\(finding.rule))")
      causes[cause].severity = max(causes[cause].severity, finding.severity)
      causes[cause].include(finding)
    }
    return causes.enumerated().filter { !followers.contains($0.offset) }.map(\.element)
  }

  /// Whether one finding explains another about the same subject.
  private func explains(_ cause: Finding, _ finding: Finding) -> Bool {
    explained[cause.rule, default: []].contains { consequence in
      guard consequence.rule == finding.rule else { return false }
      let isTooFew = !structural.contains(cause.subject)
      return switch consequence.condition {
      case .always: true
      case .tooFew: isTooFew
      case .tooFewAndPromised: isTooFew && cause.severity > .info
      case .tooFewAndUnpromised: isTooFew && finding.severity == .info
      }
    }
  }
}
