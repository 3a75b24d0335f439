import DesignLoading
import Estimation
import Reliability

extension FlowReliability {
  /// What one flow depends on, as `napkin spof --format json` gives it.
  func json(
    in input: LoadedInput, _ report: SpofReport, at place: Int, _ defaults: Defaults? = nil
  ) -> JSON {
    var availability: JSONObject = [
      "value": self.availability.value.map(JSON.number) ?? .null,
      "target": target.map(JSON.number) ?? .null,
    ]
    if let bounds = availabilityBounds {
      availability["between"] = .array([.number(bounds.lowerBound), .number(bounds.upperBound)])
    }
    let missing = self.availability.missing
    if !missing.isEmpty { availability["missing"] = .array(missing.map(JSON.string)) }
    let taken = defaults?.behindAvailability(of: flow) ?? []
    if !taken.isEmpty { availability["defaults"] = .array(taken.map(\.json)) }
    if let completion { availability["completed"] = completion.value.map(JSON.number) ?? .null }
    if let value = self.availability.value {
      availability["minutesAwayAMonth"] = .number((1 - value) * 43_200)
      availability["minutesAwayAYear"] = .number((1 - value) * 525_600)
    }
    if let target {
      availability["minutesAllowedAMonth"] = .number((1 - target) * 43_200)
      availability["minutesAllowedAYear"] = .number((1 - target) * 525_600)
    }
    let together = report.combinations.indices.contains(place) ? report.combinations[place] : nil
    var members: JSONObject = [
      "flow": .string(flow.name), "availability": .object(availability),
      "notes": .array(report.notes(of: self).map(JSON.string)),
      "singlePoints": .array(singlePoints.map { $0.json(in: input) }),
      "cutSets": .array(
        cutSets.map {
          .object([
            "order": .number(Double($0.order)), "members": .array($0.members.map(JSON.string)),
          ])
        } + (together?.all ?? []).map(\.json)),
      "cutSetsCompleteToOrder": .number(Double(together?.completeOrder ?? 1)),
      "fixFirst": .array(report.remedies[place].map(\.json)),
    ]
    if let importances = report.reliability.importances(of: self) {
      members["importance"] = importances.json
    }
    return .object(members)
  }
}

extension SinglePoint {
  fileprivate func json(in input: LoadedInput) -> JSON {
    var members: JSONObject = [
      "kind": .string(kind.rawValue), "cause": .string(cause.rawValue),
      "managed": .bool(isManaged), "name": .string(name), "reason": .string(reason),
      "file": .string(input.file(of: origin)), "line": .number(Double(origin.line)),
      "column": .number(Double(origin.column)),
    ]
    if let share { members["share"] = .number(share) }
    return .object(members)
  }
}
