/// What a queue does: it settles, or it is asked for more than it can do and grows without end.
public enum Waiting<Settled: Sendable & Equatable>: Sendable, Equatable {
  case stable(Settled)
  /// Asked for so much a second, able to do so much.
  case unstable(asked: Double, able: Double)

  /// What it settles to; nil where it does not.
  public var settled: Settled? {
    if case .stable(let settled) = self { settled } else { nil }
  }

  /// How many more a second are asked for than can be done; nil where it is stable.
  public var excess: Double? {
    if case .unstable(let asked, let able) = self { asked - able } else { nil }
  }
}

extension Waiting: CustomStringConvertible {
  /// "stable", or "unstable: asked 1,200 /s, can do 1,000 /s".
  public var description: String {
    switch self {
    case .stable: "stable"
    case .unstable(let asked, let able):
      "unstable: asked \(QuantityText.text(asked, .rate)), can do \(QuantityText.text(able, .rate))"
    }
  }
}
