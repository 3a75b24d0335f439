/// Something the design must do, with a number wherever there is one.
public struct Requirement: Sendable {
  /// A number that can be held against the design.
  public enum Target: Sendable {
    case durability(Ratio)
    /// How far behind an answer may be.
    case staleness(Period)
    case accuracy(Ratio)
    case latency(Period)
    case hitRatio(Ratio)
    /// In order within each of these, and in no order across them.
    case order(per: String)
    case delivery(Delivery)
    /// The most work that may be lost, as time (RPO), and the longest return (RTO).
    case recovery(losing: Period, within: Period)
  }

  /// What it must do, in words.
  public let says: Sentence
  /// The numbers.
  public let targets: [Target]
  /// The component it is about, where it is about one.
  public let subject: Part.ID?
  /// Where it was said.
  public let origin: Origin

  /// Something it must do, with its numbers.
  public init(
    _ says: Sentence, _ targets: Target..., of subject: (any Component)? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      says: says, targets: targets, subject: subject?.part.id,
      origin: Origin(file, line, column))
  }

  /// Something it must do, with each of these numbers.
  public init(
    _ says: Sentence, _ targets: [Target], of subject: (any Component)? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      says: says, targets: targets, subject: subject?.part.id,
      origin: Origin(file, line, column))
  }

  /// A requirement with everything said about it.
  public init(says: Sentence, targets: [Target], subject: Part.ID?, origin: Origin) {
    self.says = says
    self.targets = targets
    self.subject = subject
    self.origin = origin
  }
}
