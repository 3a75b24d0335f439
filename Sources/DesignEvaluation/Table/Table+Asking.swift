import SystemDesign

extension Table {
  /// Whether a type of that name can be said: `Service`, `API.Pages`, `Int`.
  func knows(type: String) -> Bool { roles[type] != nil }

  /// The words that stand alone, for guesses: kinds of things and free functions.
  var standingAlone: [String] { entries[""].map { Array($0.keys) } ?? [] }

  /// The ways to make a value of a type; those of a type within another belong to the other.
  func initialisers(of type: String) -> [Entry]? {
    let parts = type.split(separator: ".")
    return entries[parts.dropLast().joined(separator: ".")]?[parts.last.map(String.init) ?? ""]
  }

  /// The words of a name that belong to a type: its own, then those of its roles.
  func members(_ name: String, of type: String) -> [Entry] {
    var words = entries[type]?[name] ?? []
    for role in roles[type] ?? [] { words += entries[role]?[name] ?? [] }
    return words
  }

  /// Every name that can be said after a dot behind a type, or behind a value of it.
  func memberNames(of type: String, isType: Bool) -> [String] {
    ([type] + (roles[type] ?? [])).flatMap { owner in
      (entries[owner] ?? [:]).filter { $0.value.contains { $0.isStatic == isType } }.keys
    }
  }

  /// Whether Swift may have a word that this table does not know, and that is no slip of the hand
  /// for one it knows: of Swift's own types, and what the compiler makes for every enumeration.
  ///
  /// What Swift's numbers have is known; after them stand nouns that it cannot have either.
  func mayHaveMore(_ type: String, than name: String, isType: Bool) -> Bool {
    if ["rawValue", "allCases", "hashValue"].contains(name) { return true }
    if NumberWords.isNumber(type) { return NumberWords.wordsOfSwift.contains(name) }
    return ["Bool", "String"].contains(type)
      && Nearest.name(to: name, in: memberNames(of: type, isType: isType)) == nil
  }

  /// Whether a property of that type gives a value that a design can go on with.
  func isSayable(_ result: String, receiver: String) -> Bool {
    knows(type: result) || result == "Self"
  }
}
