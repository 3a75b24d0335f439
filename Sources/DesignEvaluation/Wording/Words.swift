/// What messages know of the words of the language.
package enum Words {
  /// The words that stand alone: kinds of things and free functions.
  package static var standingAlone: [String] { Table.ofSystemDesign.standingAlone }

  /// What to say of a word that a type does not have.
  package static func noMember(_ name: String, of type: String, isType: Bool) -> String {
    Table.ofSystemDesign.noMember(name, of: type, isType: isType)
  }
}
