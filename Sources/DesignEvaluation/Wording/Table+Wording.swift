import SystemDesign

extension Table {
  /// Why a type cannot play a role: in the module's own words where it has some.
  func refusal(_ given: String, as role: String) -> String {
    refusals[given]?[role] ?? Phrases.role(given, as: role)
  }

  /// What to say of a word that a type does not have.
  func noMember(_ name: String, of type: String, isType: Bool) -> String {
    let says = "\(isType ? "type" : "value of type") '\(type)' has no member '\(name)'"
    if type == "Hop", entries["Flow"]?[name] != nil {
      return "'\(name)' is said of a flow; is the '}' of the flow above it missing?"
    }
    let owners = entries.filter { $0.value[name] != nil && roles[$0.key] != nil }.keys.sorted()
    guard !isType, !owners.isEmpty else {
      return says + Nearest.question(name, in: memberNames(of: type, isType: isType))
    }
    guard owners.count <= 3 else { return says }
    let all = owners.map { "'\($0)'" }
    return says + "; it is said of " + all.dropLast().joined(separator: ", ")
      + (all.count > 1 ? " and " : "") + (all.last ?? "")
  }
}
