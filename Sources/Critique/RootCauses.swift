import Estimation
import Reliability
import SystemDesign

/// One root cause, one finding: what follows from it is attached to it.
///
/// Set after waivers, so that accepting a cause does not hide what follows from it. A zone that is
/// lost only because a lone component stands in it is no single point to begin with.
enum RootCauses {
  /// The findings that have no other as their cause, each with what follows from it.
  static func merged(_ findings: [Finding], _ review: Review) -> [Finding] {
    var causes = findings
    var followers: Set<Int> = []
    // The worst cause first: what follows from an overload does not also follow from a single point.
    for (place, finding) in findings.enumerated() {
      let candidates = findings.indices.filter { other in
        other != place && explains(findings[other], finding, review)
      }
      guard let cause = candidates.min(by: { rank(findings[$0]) < rank(findings[$1]) }) else {
        continue
      }
      followers.insert(place)
      causes[cause].consequences.append("\(finding.message) (\(finding.rule))")
      causes[cause].severity = max(causes[cause].severity, finding.severity)
    }
    return causes.enumerated().filter { !followers.contains($0.offset) }.map(\.element)
  }

  /// The rules whose findings explain others, the deepest cause first.
  private static let order = ["SC001", "AV001"]

  private static func rank(_ finding: Finding) -> Int {
    order.firstIndex(of: finding.rule) ?? order.count
  }

  private static func explains(_ cause: Finding, _ finding: Finding, _ review: Review) -> Bool {
    switch (cause.rule, finding.rule) {
    case ("SC001", "AV009"), ("SC001", "CA001"), ("SC001", "SC002"):
      cause.subject == finding.subject
    case ("SC001", "AV001"):
      cause.subject == finding.subject && !isStructural(finding, review)
    case ("AV001", "AV009"):
      // Under an overload both follow from it.
      cause.subject == finding.subject && !isOverloaded(cause, review)
    default: false
    }
  }

  private static func isStructural(_ finding: Finding, _ review: Review) -> Bool {
    review.reliability.flows.flatMap(\.singlePoints).contains {
      $0.kind == .component && .component($0.name) == finding.subject && $0.cause == .structural
    }
  }

  private static func isOverloaded(_ finding: Finding, _ review: Review) -> Bool {
    review.design.components.filter { .component($0.name) == finding.subject }.contains { part in
      review.estimate.uses(of: part).contains { isMore($0.warm.value ?? 0, than: 1) }
    }
  }
}
