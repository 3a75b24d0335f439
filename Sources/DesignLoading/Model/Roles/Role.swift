import DesignEvaluation
import SystemDesign

/// What a component can be to another.
///
/// In a design file the types say so; a model has no types, and is held to the same.
enum Role: String, CaseIterable {
  case caller = "Caller"
  case callable = "Callable"
  case readable = "Readable"
  case writable = "Writable"
  case receiver = "Receiver"
  case source = "Source"
  case passage = "Passage"
  case copying = "Copying"
  case channel = "Channel"
  case keeping = "Keeping"

  /// Whether a component of a kind can be it.
  func suits(_ kind: Part.Kind) -> Bool { Role.kinds[self]?.contains(kind) == true }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: allCases.map { role in
      (role, Set(Part.Kind.allCases.filter { Words.plays(role.rawValue, $0) }))
    })

  /// What is wrong with a component in this role; nil where nothing is.
  func refusal(of part: Part) -> String? {
    guard !suits(part.kind) else { return nil }
    let known = "'\(Shortened.name(part.name))' is of the kind '\(part.kind.rawValue)'"
    return Words.advice(part.kind, as: rawValue).map { "\(known): \($0)" }
      ?? "\(known), which cannot \(Phrases.ability(rawValue))"
  }
}
