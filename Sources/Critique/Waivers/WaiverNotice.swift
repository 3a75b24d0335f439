import Estimation
import SystemDesign

/// What is to be said about a waiver itself.
///
/// No rules about the design: they cannot be set aside, and a summary does not count them.
public enum WaiverNotice: String, Sendable, CaseIterable {
  case unknownRule = "waiver-of-unknown-rule"
  case unused = "unused-waiver"
  case expired = "expired-waiver"
  case unreadableDay = "waiver-until-no-day"

  /// The identifier: "WV001".
  public var id: String {
    switch self {
    case .unknownRule: "WV001"
    case .unused: "WV002"
    case .expired: "WV003"
    case .unreadableDay: "WV004"
    }
  }

  /// The name: "unused-waiver".
  public var slug: String { rawValue }

  /// What must hold, in one sentence.
  public var law: String {
    switch self {
    case .unknownRule: "A waiver names a rule that there is."
    case .unused: "A waiver that sets nothing aside is taken out."
    case .expired: "A waiver ends on its last day."
    case .unreadableDay: "The last day of a waiver is a day: \"2027-01-31\"."
    }
  }

  /// What goes wrong where it does not hold.
  public var why: String {
    switch self {
    case .unknownRule: "A misspelt name sets nothing aside, and nobody notices."
    case .unused: "It hides the next finding that deserves to be seen."
    case .expired: "What was accepted for now has become for ever; somebody must decide again."
    case .unreadableDay: "A day nobody can read never comes."
    }
  }

  var severity: Severity { self == .unused ? .info : .warning }

  init?(named name: String) {
    let wanted = name.lowercased()
    guard
      let notice = Self.allCases.first(where: { $0.id.lowercased() == wanted || $0.slug == wanted })
    else { return nil }
    self = notice
  }

  static var names: [String] { allCases.flatMap { [$0.id, $0.slug] } }

  func finding(
    _ place: PlacedWaiver, says message: String, because evidence: [String] = [],
    instead remedy: String
  ) -> Finding {
    Finding(
      rule: id, slug: slug, severity: severity, subject: place.subject, flows: place.flows,
      origin: place.waiver.origin, message: message,
      evidence: evidence + ["the reason given: \(place.waiver.because)"], remedy: remedy)
  }
}
