/// How bad a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A question to answer in an interview.
  case info
  /// A known hazard.
  case warning
  /// It contradicts a stated requirement, or loses data.
  case error

  /// The word a reader sees.
  public var word: String { self == .info ? "note" : rawValue }

  /// Whether the first is less bad than the second.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// One step less bad.
  var milder: Severity { self == .error ? .warning : .info }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
