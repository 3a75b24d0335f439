/// How much is read at most, so that no text can exhaust memory, stack or patience.
public enum Limits {
  /// The largest text, in bytes: a thousand times the largest design seen.
  public static let bytes = 32 * 1_024 * 1_024
  /// The deepest nesting of parentheses, brackets, blocks and holes in strings.
  public static let nesting = 200
  /// The height of the tree of one value: its longest chain of operators or members.
  public static let height = 1_000
  /// The most mistakes that are kept.
  public static let errors = 50
}
