import SystemDesign

extension Table {
  /// Whether a type of that name can be said: `Service`, `API.Pages`, `Int`.
  func knows(type: String) -> Bool { types.contains(type) }

  /// The names of the types, for guesses.
  var types: Set<String> { Set(names.values) }

  /// The words that stand alone, for guesses: kinds of things and free functions.
  var standingAlone: [String] { entries[""].map { Array($0.keys) } ?? [] }

  /// The words of a name that belong to a type: its own, then those of its roles.
  func members(_ name: String, of type: String) -> [Entry] {
    var words = entries[type]?[name] ?? []
    for role in roles[type]?.sorted() ?? [] { words += entries[role]?[name] ?? [] }
    return words
  }

  /// Every name that can be said after a dot behind a type, or behind a value of it.
  func memberNames(of type: String, isType: Bool) -> [String] {
    ([type] + (roles[type]?.sorted() ?? [])).flatMap { owner in
      (entries[owner] ?? [:]).filter { $0.value.contains { $0.isStatic == isType } }.keys
    }
  }

  /// Whether a type of Swift's own may have a word that this table does not know, and that is no
  /// slip of the hand for one it knows.
  func mayHaveMore(_ type: String, than name: String, isType: Bool) -> Bool {
    ["Int", "Double", "Bool", "String"].contains(type)
      && Nearest.name(to: name, in: memberNames(of: type, isType: isType)) == nil
  }

  /// Whether a property of that type gives a value that a design can go on with.
  func isSayable(_ result: String, receiver: String) -> Bool {
    knows(type: result) || result == "Self"
  }
}
