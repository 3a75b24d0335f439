import DesignSyntax

/// The little that a test asks of a text's tree.
struct SourceFileSummary {
  let file: SourceFile

  init(_ text: String) { file = SourceFile(reading: text) }

  init(_ bytes: [UInt8]) { file = SourceFile(reading: bytes) }

  var says: [String] { file.errors.map(\.says) }

  /// The names that are bound within blocks of calls that stand alone.
  var names: [String] {
    file.statements.flatMap { statement -> [String] in
      guard case .expression(let value) = statement.kind, case .call(_, let arguments) = value.kind
      else { return [] }
      return (arguments.block?.statements ?? []).compactMap {
        if case .binding(let name, _, _) = $0.kind { name.text } else { nil }
      }
    }
  }
}
