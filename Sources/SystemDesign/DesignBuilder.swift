/// Collects what a design says, one statement a line or a block.
///
/// One function for every kind of statement: overloads made long designs slower to check.
@resultBuilder public enum DesignBuilder {
  /// A line.
  public static func buildExpression(_ it: any Stated) -> [Statement] { [it.statement] }
  /// Lines one after another.
  public static func buildBlock(_ parts: [Statement]...) -> [Statement] { parts.flatMap { $0 } }
  /// The lines of an `if` without an `else`.
  public static func buildOptional(_ part: [Statement]?) -> [Statement] { part ?? [] }
  /// The lines of an `if`.
  public static func buildEither(first part: [Statement]) -> [Statement] { part }
  /// The lines of an `else`.
  public static func buildEither(second part: [Statement]) -> [Statement] { part }
  /// The lines of a `for`.
  public static func buildArray(_ parts: [[Statement]]) -> [Statement] { parts.flatMap { $0 } }
}
