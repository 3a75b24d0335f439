import SystemDesign

/// What messages know of the words of the language.
package enum Words {
  private static let table = Table.ofSystemDesign

  /// The words that stand alone: kinds of things and free functions.
  package static var standingAlone: [String] { table.standingAlone }

  /// What to say of a word that a type does not have.
  ///
  /// The base is what was typed before its dot.
  package static func noMember(
    _ name: String, of type: String, isType: Bool, on base: String?
  ) -> String {
    table.noMember(name, of: type, isType: isType, on: base)
  }

  /// Whether a component of a kind can play a role of the language: `Callable`, `Readable`.
  package static func plays(_ role: String, _ kind: Part.Kind) -> Bool {
    table.roles[types[kind] ?? ""]?.contains(role) == true
  }

  /// What the language says to somebody who takes a component of a kind for one that plays a
  /// role; nil where it has no words of its own.
  package static func advice(_ kind: Part.Kind, as role: String) -> String? {
    table.refusals[types[kind] ?? ""]?[role]
  }

  /// The type that stands for each kind of component, which has the same name: `LoadBalancer`.
  private static let types: [Part.Kind: String] = {
    let names = Dictionary(
      Table.types.map { ($0.name.lowercased(), $0.name) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      uniqueKeysWithValues: Part.Kind.allCases.compactMap { kind in
        names[kind.rawValue.lowercased().filter(\.isLetter)].map { (kind, $0) }
      })
  }()
}
