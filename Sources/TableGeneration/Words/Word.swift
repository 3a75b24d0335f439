/// One public word, ready to be written into the table.
struct Word {
  /// How the word is said, as `Entry.Form` calls it.
  enum Form: String { case call, property, binary }

  /// The type it belongs to; of a word that stands alone, nothing.
  let owner: String
  /// Its name without labels.
  let name: String
  /// How it is said.
  let form: Form
  /// Whether it belongs to the type and not to a value of it.
  let isStatic: Bool
  /// What it takes.
  let parameters: [WordParameter]
  /// What it makes, as the type is written.
  let result: String
  /// The lines that say it, `c` being the call; of an unavailable word, none.
  let body: [String]
  /// Why it cannot be said, as the text of a string literal.
  let unavailable: String?
  /// The folder of the sources it is declared in.
  let subject: String
  /// Where it is declared, for a developer.
  let place: String
}
