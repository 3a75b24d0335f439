/// What a rule's findings explain: what another rule would say of the same subject.
public struct Consequence: Sendable {
  /// When one finding explains another.
  public enum Condition: Sendable {
    /// Whenever both speak of the same subject.
    case always
    /// Where others of its kind could do the work, and there are too few of them.
    case tooFew
    /// The same, and some flow is let down by it.
    case tooFewAndPromised
    /// The same, and nothing is promised: a machine too few is first of all too little room.
    case tooFewAndUnpromised
    /// Where the other speaks of a flow that this alone keeps from what it promises.
    case lettingDown
  }

  /// The identifier of the rule whose findings are explained.
  public let rule: String
  /// When they are.
  public let condition: Condition

  /// The findings of a rule, under a condition.
  public init(_ rule: any Rule.Type, _ condition: Condition = .always) {
    self.rule = rule.id
    self.condition = condition
  }
}
