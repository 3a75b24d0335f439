/// Every public word of SystemDesign; what the evaluator knows of the language.
///
/// The words are written by the generator, `Scripts/table`, from the module itself.
struct Table: Sendable {
  /// A block's lines: the role each plays, and what gathers them.
  struct Builder: Sendable {
    /// The role of a line: `Stated`, `Happening`.
    let role: String
    /// Makes one value of the lines.
    let gather: @Sendable ([Any]) throws(TableMismatch) -> Any
  }

  /// What a type written as a dictionary holds, and how it is made.
  struct Pairs: Sendable {
    /// The type of what stands before a colon, and after it.
    let key: String, value: String
    /// Makes one of them.
    let make: @Sendable ([(Any, Any)]) throws(TableMismatch) -> Any
  }

  /// What a type written between quotes, with names in it, is gathered by.
  struct Interpolation: Sendable {
    /// A text without a name in it; Swift makes it by another initialiser, with another result.
    let plain: @Sendable (String) -> Any
    /// Nothing gathered yet.
    let begin: @Sendable () -> Any
    /// What was gathered, and words after it.
    let words: @Sendable (_ gathered: Any, String) throws(TableMismatch) -> Any
    /// What may stand between `\(` and `)`; each takes what was gathered as its receiver and gives
    /// it back with the name after it.
    let holes: [Entry]
    /// What was gathered, made into the type.
    let end: @Sendable (_ gathered: Any) throws(TableMismatch) -> Any
  }

  /// The words by the type they belong to and their name; those that stand alone belong to "".
  var entries: [String: [String: [Entry]]] = [:]
  /// The names of the types by their identity.
  var names: [ObjectIdentifier: String] = [:]
  /// The roles each type plays, sorted: every protocol of the module, also by inheritance.
  var roles: [String: [String]] = [:]
  /// Why a type does not play a role, where the module says why: by the type, then the role.
  var refusals: [String: [String: String]] = [:]
  /// How the blocks of calls are gathered, by the builder's name.
  var builders: [String: Builder] = [:]
  /// The types that are written as dictionaries.
  var pairs: [String: Pairs] = [:]
  /// The types that are written between quotes, with names in them.
  var interpolations: [String: Interpolation] = [:]
  /// Why an operator cannot stand between two types, by "left operator right": "Count / Rate".
  var refusedOperators: [String: String] = [:]
}
