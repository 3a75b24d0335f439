import DesignLoading
import Estimation
import Reliability

extension SpofReport {
  /// What is not of one flow.
  var json: JSONObject {
    [
      "failures": claims.json,
      "losses": .array(impacts.map(\.json)),
      "retryStorms": .array(
        retryStorms.map {
          .object([
            "component": .string($0.name), "resource": .string($0.resource.rawValue),
            "amplification": .number($0.amplification), "load": .number($0.load),
            "threshold": .number($0.threshold), "vulnerable": .bool($0.isVulnerable),
          ])
        }),
      "backlogs": .array(
        backlogs.map {
          .object([
            "queue": .string($0.queue), "consumer": .string($0.consumer),
            "rate": .number($0.rate), "outageSeconds": .number($0.outage),
            "messages": .number($0.messages),
            "drainSeconds": $0.drain.map(finite) ?? .null,
          ])
        }),
      "experiments": .array(
        experiments.map {
          .object([
            "order": .number(Double($0.order)), "step": .string($0.step),
            "expected": .string($0.expected),
          ])
        }),
    ]
  }
}

/// A number, or nothing where it has no end: JSON has no word for that.
private func finite(_ value: Double) -> JSON { value.isFinite ? .number(value) : .null }

extension Combination {
  var json: JSON {
    .object([
      "order": .number(Double(order)),
      // As often as machines of it are lost, so that there are as many names as losses.
      "members": .array(
        members.flatMap { Array(repeating: JSON.string($0.name), count: $0.lost) }),
      "sentence": .string(sentence), "cause": .string(cause.rawValue), "share": .number(share),
      "sets": finite(count), "managed": .bool(isManaged), "byPlace": .bool(isByPlace),
    ])
  }
}

extension Improvement {
  var json: JSON {
    .object([
      "component": .string(component), "change": .string(change),
      "minutesAwayAYearBefore": .number(awayBefore * 525_600),
      "minutesAwayAYearAfter": .number(awayAfter * 525_600),
    ])
  }
}

extension Importances {
  var json: JSON {
    .object([
      "unavailability": .number(away),
      "things": .array(
        things.map {
          .object([
            "kind": .string($0.kind.rawValue), "name": .string($0.name),
            "alike": .number(Double($0.machines)), "birnbaum": .number($0.birnbaum),
            "criticality": $0.criticality.map(finite) ?? .null,
            "fussellVesely": $0.fussellVesely.map(finite) ?? .null,
            "riskAchievement": $0.riskAchievement.map(finite) ?? .null,
            "riskReduction": $0.riskReduction.map(finite) ?? .null,
          ])
        }),
      "components": .array(
        components.map {
          .object([
            "name": .string($0.name),
            "unavailabilityIfNeverLost": .number($0.awayWithoutFailures),
            "unavailabilityIfLost": .number($0.awayWhenLost),
            "riskReduction": finite($0.riskReduction),
          ])
        }),
    ])
  }
}

extension LossImpact {
  fileprivate var json: JSON {
    var members: JSONObject = [
      "kind": .string(kind.rawValue), "name": .string(name), "managed": .bool(isManaged),
      "requestsLost": .number(requestsLost), "requestsDegraded": .number(requestsDegraded),
      "flowsLost": .array(flowsLost.map { .string($0.name) }),
      "flowsDegraded": .array(flowsDegraded.map(JSON.string)),
      "overloads": .array(overloads.map(\.json)),
    ]
    if let machines {
      (members["machines"], members["machinesLost"]) = (.number(Double(machines)), .number(1))
    }
    if let chain { members["chain"] = .string(chain) }
    if let busiest { members["busiest"] = busiest.json }
    return .object(members)
  }
}

extension Overload {
  fileprivate var json: JSON {
    .object([
      "name": .string(name), "resource": .string(resource.rawValue), "load": .number(load),
      "use": finite(use), "useBefore": finite(useBefore), "inARow": .number(Double(inARow)),
    ])
  }
}
