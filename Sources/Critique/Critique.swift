import Estimation
import Reliability
import SystemDesign

/// Everything the rules have to say about a design.
public struct Critique: Sendable {
  /// What they say, the worst first, then in the order of the file.
  public let findings: [Finding]

  /// Holds every rule against a design.
  public init(of reliability: Reliability) {
    findings = []
  }
}
