import Estimation
import SystemDesign

/// One thing the critique has to say.
public struct Finding: Sendable, Hashable {
  /// The rule's identifier: "AV001".
  public let rule: String
  /// The rule's name: "single-point-of-failure".
  public let slug: String
  /// How bad it is.
  public internal(set) var severity: Severity
  /// What it is about.
  public let subject: Subject
  /// The flows it touches, in the order of the file.
  public let flows: [String]
  /// Where the hops it is about were said, where it is about hops.
  public let hops: [Origin]
  /// Where in the file it is about.
  public let origin: Origin
  /// What is wrong, in one sentence: lower case, no full stop, the user's own name in quotes.
  public let message: String
  /// The numbers behind it, one sentence each.
  public internal(set) var evidence: [String]
  /// What to do instead.
  public internal(set) var remedy: String
  /// How many machines that asks for, where it does.
  var machines: MachineCount?
  /// The flows that promise more than what it is about allows by itself.
  var letDown: [String] = []
  /// What follows from the same root cause, where other rules would have spoken.
  public var consequences: [String] = []

  /// A finding with everything said about it.
  public init(
    rule: String, slug: String, severity: Severity, subject: Subject, flows: [String],
    hops: [Origin] = [], origin: Origin, message: String, evidence: [String], remedy: String
  ) {
    self.rule = rule
    self.slug = slug
    self.severity = severity
    self.subject = subject
    self.flows = flows
    self.hops = hops
    self.origin = origin
    self.message = message
    self.evidence = evidence
    self.remedy = remedy
  }

  /// Asks for as many machines as another finding of the same component does, where those are more.
  mutating func include(_ other: Finding) {
    guard let own = machines, let more = other.machines, more.word == own.word,
      more.count > own.count, let place = remedy.firstRange(of: own.inWords)
    else { return }
    let both = more.for(" for this and what follows")
    remedy.replaceSubrange(place, with: both.inWords)
    machines = both
  }
}
