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
    let lettingDown = deep.reduce(into: [:] as [Subject: [Int]]) { places, place in
      for name in findings[place].letDown { places[.flow(name), default: []].append(place) }
    }
    let found = findings.indices.map { place -> Int? in
      let subject = findings[place].subject
      let others = bySubject[subject, default: []] + lettingDown[subject, default: []]
      return rules.cause(of: place, among: others, findings)
    }
    var causes = findings
    for (place, cause) in found.enumerated() {
      // What lets a flow down may follow from something else of the same component.
      guard let cause = cause.map({ found[$0] ?? $0 }) else { continue }
      let finding = findings[place]
      causes[cause].consequences.append("\(finding.message) (\(finding.rule))")
      causes[cause].severity = max(causes[cause].severity, finding.severity)
      causes[cause].include(finding)
    }
    return causes.enumerated().filter { found[$0.offset] == nil }.map(\.element)
  }

  private func cause(of place: Int, among others: [Int], _ findings: [Finding]) -> Int? {
    let candidates = others.filter { $0 != place && explains(findings[$0], findings[place]) }
    // The deepest is the one that no other of them explains.
    let deepest = candidates.first { one in
      !candidates.contains { $0 != one && explains(findings[$0], findings[one]) }
    }
    return deepest ?? candidates.first
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
      case .lettingDown: finding.flows.contains(where: cause.letDown.contains)
      }
    }
  }
}
