/// A choice, what it was chosen over, and why.
public struct Decision: Sendable {
  /// What had to be chosen.
  public let topic: String
  /// What was.
  public let chosen: String
  /// What was not.
  public let alternatives: [String]
  /// Why.
  public let reason: Sentence
  /// Where it was said.
  public let origin: Origin

  /// A choice over others, for a reason.
  public init(
    _ topic: String, chosen: String, over alternatives: String..., because reason: Sentence,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      topic, chosen: chosen, over: alternatives, because: reason, file: file, line: line,
      column: column)
  }

  /// A choice over each of these, for a reason.
  public init(
    _ topic: String, chosen: String, over alternatives: [String], because reason: Sentence,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.topic = topic
    self.chosen = chosen
    self.alternatives = alternatives
    self.reason = reason
    self.origin = Origin(file, line, column)
  }
}
