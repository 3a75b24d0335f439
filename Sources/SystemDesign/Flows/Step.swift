/// One hop, or several that start together.
public indirect enum Step: Sendable {
  /// One hop.
  case hop(Hop)
  /// All of these at once.
  case together([Step])
  /// Any one of these.
  case oneOf([Step])

  /// Every hop in it, in the order it was written.
  public var hops: [Hop] {
    switch self {
    case .hop(let hop): [hop]
    case .together(let steps), .oneOf(let steps): steps.flatMap(\.hops)
    }
  }

  /// Every hop in it, each followed by those of its fallback, in the order they were written.
  public var everyHop: [Hop] {
    var found: [Hop] = []
    eachHop { found.append($0) }
    return found
  }

  /// Tells of every hop in it, each followed by those of its fallback.
  func eachHop(_ tell: (Hop) -> Void) {
    switch self {
    case .hop(let hop):
      tell(hop)
      for step in hop.facts.fallback?.steps ?? [] { step.eachHop(tell) }
    case .together(let steps), .oneOf(let steps): for step in steps { step.eachHop(tell) }
    }
  }
}

/// Starts all of these at once; the slowest decides when the flow goes on.
public func inParallel(@FlowBuilder _ steps: () -> [Step]) -> Step { .together(steps()) }

/// Any one of these will do; the work is spread over those that are up.
public func oneOf(@FlowBuilder _ steps: () -> [Step]) -> Step { .oneOf(steps()) }
