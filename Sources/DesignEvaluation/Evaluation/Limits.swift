/// How much one design's text may ask for.
public enum Limits {
  /// The most values it may take to work out; a reference design takes about three thousand.
  public static let mostValues = 200_000
  /// The most that may stand in one pair of brackets, or be passed by one loop.
  public static let mostElements = 2_000
  /// The longest text that may be put together of others, in bytes.
  public static let longestText = 10_000
  /// The deepest expression; what is deeper would overflow the stack of whatever walks it.
  public static let deepestFormula = 20_000
  /// After how many complaints the reading ends; nobody reads more.
  public static let mostComplaints = 50
}
