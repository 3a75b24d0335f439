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
  private static let order = ["SC001", "AV001", "AV009", "SC002"]

  private static func rank(_ finding: Finding) -> Int {
    order.firstIndex(of: finding.rule) ?? order.count
  }

  /// Whatever one explains, a deeper cause of the same component explains as well, so that nothing
  /// is attached to a finding that is itself attached.
  private static func explains(_ cause: Finding, _ finding: Finding, _ review: Review) -> Bool {
    guard cause.subject == finding.subject else { return false }
    switch (cause.rule, finding.rule) {
    case ("SC001", "AV009"), ("SC001", "CA001"), ("SC001", "SC002"), ("AV009", "SC002"):
      return true
    case ("SC001", "AV001"): return !isStructural(finding, review)
    case ("AV001", "AV009"), ("AV001", "SC002"):
      return !isStructural(cause, review) && cause.severity > .info
    // Where nothing is promised, a machine too few is first of all too little room.
    case ("AV009", "AV001"), ("SC002", "AV001"):
      return !isStructural(finding, review) && finding.severity == .info
    default: return false
    }
  }

  /// Whether nothing else can do the work of a component, however little there is of it.
  private static func isStructural(_ finding: Finding, _ review: Review) -> Bool {
    review.reliability.flows.flatMap(\.singlePoints).contains {
      $0.kind == .component && .component($0.name) == finding.subject && $0.cause == .structural
    }
  }
}
