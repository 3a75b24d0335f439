/// A rule that does not apply here, and why.
public struct Waiver: Sendable {
  /// The rule's identifier or name.
  public let rule: String
  /// Why it does not apply.
  public let because: Sentence
  /// The last day it is set aside, as "2027-01-31".
  public let until: String?
  /// Where it was said.
  public let origin: Origin

  /// A rule set aside for a reason.
  public init(rule: String, because: Sentence, until: String?, origin: Origin) {
    self.rule = rule
    self.because = because
    self.until = until
    self.origin = origin
  }
}
