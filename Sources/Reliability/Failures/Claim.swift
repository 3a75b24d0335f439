import SystemDesign

/// What a design says that a failure does to its flows, beside what is worked out.
public struct Claim: Sendable {
  /// How the two agree.
  public enum Verdict: String, Sendable {
    /// The flows that are said to stop and to go on with less are those that do.
    case agrees
    /// They are others.
    case differs
    /// The design names no flows, and some are hit.
    case unsaid
    /// What goes wrong is no thing that can be lost, so that nothing is worked out.
    case words
  }

  /// What the design says.
  public let failure: Failure
  /// What is worked out; nil of an event, which is no thing.
  public let loss: Loss?

  /// How what is said agrees with what is worked out.
  public var verdict: Verdict {
    guard let loss else { return .words }
    if failure.stopped.isEmpty, failure.degraded.isEmpty {
      return loss.stopped.isEmpty && loss.degraded.isEmpty ? .agrees : .unsaid
    }
    let isSame =
      Set(failure.stopped) == Set(loss.stopped) && Set(failure.degraded) == Set(loss.degraded)
    return isSame ? .agrees : .differs
  }
}

extension Reliability {
  /// Each failure that the design tells of, in the order of the file, beside what is worked out.
  public var claims: [Claim] {
    design.statements.compactMap { statement in
      guard case .failure(let failure) = statement else { return nil }
      return Claim(failure: failure, loss: loss(of: failure.subject))
    }
  }
}
