import DesignLoading
import Reliability
import SystemDesign

/// The failures a design tells of, each beside what is worked out.
struct Claims {
  let all: [Claim]

  /// Those of these flows; what is told in words alone is of all.
  init(_ reliability: Reliability, of flows: [FlowReliability]) {
    let shown = Set(flows.map(\.flow.name))
    let isAll = shown.count == reliability.flows.count
    all = reliability.claims.filter { isAll || !shown.isDisjoint(with: $0.flows) }
  }

  /// What is not as the design says, and how many are.
  var short: [String] {
    guard !all.isEmpty else { return [] }
    let wrong = all.filter { $0.verdict == .differs || $0.verdict == .unsaid }
    let words = all.count { $0.verdict == .words }
    let right = all.count - wrong.count - words
    let one = right == 1 ? "1 does" : "\(right) do"
    let count =
      "\(one) what the design says"
      + (words > 0 ? ", \(words) \(words == 1 ? "is" : "are") told in words alone" : "")
      + ": see --all"
    return wrong.map(\.sentence) + (right + words > 0 ? [count] : [])
  }

  /// Every one, with what is felt and done.
  ///
  /// The reach of a loss gives no credit for what caches hold, and a claim does: where a flow fails
  /// by the one and gets less by the other, it is said why.
  func whole(_ impacts: [LossImpact]) -> [String] {
    all.map { claim in
      let failure = claim.failure
      let cached = claim.cached(impacts).map { "'\($0)'" }.joined(separator: ", ")
      let proviso = cached.isEmpty ? "" : " (\(cached) as long as a cache has it)"
      let within = failure.within.map { ", within \($0.formula)" } ?? ""
      let losing = failure.losing.map { ", losing \($0.formula) at most" } ?? ""
      return claim.sentence + proviso + " · \(failure.effect.spoken); \(failure.response.spoken)"
        + within + losing
    }
  }

  var json: JSON { .array(all.map(\.json)) }
}

extension Claim {
  /// The flows it is about, as said and as worked out.
  fileprivate var flows: Set<String> {
    Set(failure.stopped + failure.degraded + (loss?.stopped ?? []) + (loss?.degraded ?? []))
  }

  /// The flows that go on only with what a cache still holds.
  fileprivate func cached(_ impacts: [LossImpact]) -> [String] {
    guard case .component(let id) = failure.subject, let loss else { return [] }
    let lost = impacts.filter {
      $0.kind == .component && $0.name == id.name && $0.machines == nil
    }.flatMap(\.flowsLost).map(\.name)
    return loss.degraded.filter(lost.contains)
  }

  /// What is lost, and what that does.
  fileprivate var sentence: String {
    let found = Self.effect(stopped: loss?.stopped ?? [], degraded: loss?.degraded ?? [])
    switch verdict {
    case .words: return "\(subject): told in words alone"
    case .agrees: return "\(subject): \(found)"
    case .unsaid: return "\(subject): \(found), which the design does not say"
    case .differs:
      let said = Self.effect(stopped: failure.stopped, degraded: failure.degraded)
      return "\(subject): said: \(said); worked out: \(found)"
    }
  }

  private static func effect(stopped: [String], degraded: [String]) -> String {
    func list(_ verb: String, _ flows: [String]) -> String? {
      flows.isEmpty ? nil : verb + " " + flows.map { "'\($0)'" }.joined(separator: ", ")
    }
    let parts = [list("stops", stopped), list("degrades", degraded)].compactMap(\.self)
    return parts.isEmpty ? "no flow notices" : parts.joined(separator: "; ")
  }

  private var subject: String {
    switch failure.subject {
    case .component(let id): "'\(id.name)' gone"
    case .machine(let id): "a machine of '\(id.name)' gone"
    case .domain(let name): "'\(name)' gone"
    case .zone: "a zone gone"
    case .region: "a region gone"
    case .event(let name): "'\(name)'"
    }
  }

  fileprivate var json: JSON {
    func names(_ flows: [String]) -> JSON { .array(flows.map(JSON.string)) }
    var members: JSONObject = [
      "subject": .string(subject), "verdict": .string(verdict.rawValue),
      "effect": .string(failure.effect.spoken), "response": .string(failure.response.spoken),
      "saidStopped": names(failure.stopped), "saidDegraded": names(failure.degraded),
    ]
    if let loss {
      members["stopped"] = names(loss.stopped)
      members["degraded"] = names(loss.degraded)
    }
    if let within = failure.within?.median { members["withinSeconds"] = .number(within) }
    if let losing = failure.losing?.median { members["losingSeconds"] = .number(losing) }
    return .object(members)
  }
}
