import SystemDesign

/// How long an answer is in one place on its way.
public struct Stay: Sendable {
  /// The component, or the one that the network leads to.
  public let component: String
  /// Whether it is the network there and back, not the component.
  public let isNetwork: Bool
  /// The mean of all visits of one execution, in seconds.
  public let mean: Double
  /// How much of that is waiting for others to be done, in seconds.
  public let waiting: Double
}

/// The same before it has been worked out.
struct DraftStay {
  let component: String
  let isNetwork: Bool
  let mean: Formula
  /// What it takes where nobody waits.
  let working: Formula
}

/// A queue on the way of an answer that is asked for more than it can do.
public struct UnstableQueue: Sendable, Equatable, CustomStringConvertible {
  /// Whose queue it is.
  public let component: String
  /// What it is asked for, a second.
  public let asked: Double
  /// What it can do, a second.
  public let able: Double

  /// "'App' is unstable: asked 1,200 /s, can do 1,000 /s".
  public var description: String {
    "'\(component)' is \(Waiting<Double>.unstable(asked: asked, able: able))"
  }
}
