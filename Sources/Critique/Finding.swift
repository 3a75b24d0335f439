import Estimation
import SystemDesign

/// One thing the critique has to say.
public struct Finding: Sendable {
  /// The rule's identifier: "AV001".
  public let rule: String
  /// The rule's name: "single-point-of-failure".
  public let slug: String
  /// How bad it is.
  public let severity: Severity
  /// What it is about.
  public let subject: Subject
  /// The flows it touches, in the order of the file.
  public let flows: [String]
  /// Where in the file it is about.
  public let origin: Origin
  /// What is wrong, in one sentence: lower case, no full stop, the user's own name in quotes.
  public let message: String
  /// The numbers behind it, one sentence each.
  public let evidence: [String]
  /// What to do instead.
  public let remedy: String
  /// What follows from the same root cause, where other rules would have spoken.
  public var consequences: [String] = []
}

/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A question to answer in an interview.
  case info
  /// A known hazard.
  case warning
  /// It contradicts a stated requirement, or loses data.
  case error

  /// Whether the first is less bad than the second.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
