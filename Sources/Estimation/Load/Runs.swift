import SystemDesign

/// Which hops of a flow run as long as nothing fails, and which only when something does.
struct Runs {
  /// With the part of the executions that take the way it stands on, where there is a choice.
  private(set) var usual: [(hop: Hop, share: Term?)] = []
  /// Those of fallbacks, and what those do whom only a fallback reaches.
  private(set) var standby: [Hop] = []
  private var reached: Set<Part.ID> = []
  private var reachedByFallback: Set<Part.ID> = []

  init(of steps: [Step]) {
    for step in steps { add(step, share: nil) }
  }

  private mutating func add(_ step: Step, share: Term?) {
    switch step {
    case .hop(let hop): add(hop, share: share)
    case .together(let steps): for step in steps { add(step, share: share) }
    case .oneOf(let ways):
      let even = Term.number(1).over(.number(ways.count, "ways"), .ratio)
      let each = share.map { $0.times(even, .ratio) } ?? even
      for way in ways { add(way, share: ways.count > 1 ? each : share) }
    }
  }

  private mutating func add(_ hop: Hop, share: Term?) {
    let withFallback = Step.hop(hop).everyHop
    if reachedByFallback.contains(hop.from.id), !reached.contains(hop.from.id) {
      add(standingBy: withFallback)
    } else {
      usual.append((hop, share))
      reached.formUnion([hop.from.id] + hop.reached)
      add(standingBy: Array(withFallback.dropFirst()))
    }
  }

  private mutating func add(standingBy hops: [Hop]) {
    standby += hops
    reachedByFallback.formUnion(hops.flatMap(\.reached))
  }
}

extension Hop {
  /// Who can do something because of it.
  var reached: [Part.ID] { passages.map(\.id) + asked.map(\.id) }
}
