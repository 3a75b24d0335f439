import SystemDesign

extension Table {
  /// Why a type cannot play a role: in the module's own words where it has some.
  func refusal(
    _ given: String, as role: String, _ argument: WrittenText.Argument?
  ) -> String {
    NumberWords.lacking(given, as: role, argument) ?? refusals[given]?[role]
      ?? Phrases.role(given, as: role, argument)
  }

  /// What to say of a word that a type does not have; the base is what was typed before its dot.
  func noMember(_ name: String, of type: String, isType: Bool, on base: String?) -> String {
    let says = "\(isType ? "type" : "value of type") '\(type)' has no member '\(name)'"
    if type == "Hop", entries["Flow"]?[name] != nil {
      return "'\(name)' is said of a flow; is the '}' of the flow above it missing?"
    }
    let names = memberNames(of: type, isType: isType)
    if !isType, NumberWords.isNumber(type) {
      let near = Nearest.name(to: name, in: names, within: name.count < 8 ? 1 : 2)
      return says + NumberWords.own(name, of: type, base, near)
    }
    let owners = isType ? [] : owners(of: name)
    guard owners.isEmpty else {
      return says + (owners.count <= 3 ? "; it is said of \(Phrases.list(owners))" : "")
    }
    if let guess = Nearest.guess(name, in: names) { return "\(says); \(guess)" }
    let choices = isType ? choices(of: type) : []
    return says + (Phrases.isShort(choices) ? "; it has \(Phrases.list(choices))" : "")
  }

  /// The types a word is said of that a design speaks about; the others only carry facts.
  private func owners(of name: String) -> [String] {
    entries.filter { $0.value[name] != nil && roles[$0.key]?.isEmpty == false }.keys.sorted()
  }

  /// The values of a type that have names of their own.
  private func choices(of type: String) -> [String] {
    (entries[type] ?? [:]).compactMap { name, words -> String? in
      let word = words.first {
        $0.isStatic && $0.form != .binary && $0.result == type && $0.unavailable == nil
      }
      return word.map { $0.form == .call ? name + "(…)" : name }
    }
    .sorted()
  }
}
