import DesignLoading

extension Examination {
  /// What was found, as `napkin doctor --format json` gives it.
  var json: JSON {
    .object(["complete": .bool(isComplete), "checks": .array(checks.map(\.json))])
  }
}

extension Check {
  fileprivate var json: JSON {
    .object([
      "name": .string(name), "state": .string(state.rawValue), "found": .string(found),
      "remedy": .array(
        (remedy?.commands ?? []).map {
          .object([
            "system": $0.system.map(JSON.string) ?? .null, "command": .string($0.line),
          ])
        }),
    ])
  }
}
