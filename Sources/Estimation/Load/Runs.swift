import SystemDesign

/// Which hops of a flow run as long as nothing fails, and which only when something does.
struct Runs {
  /// A hop, and what decides how often it runs.
  struct Run: Sendable {
    let hop: Hop
    /// Its place among the hops of the flow, without those of fallbacks.
    var number = 0
    /// The part of the executions that take the way it stands on; nil where there is no choice.
    var share: Term?
    /// The ways it stands on, the outermost first.
    var ways: [Way] = []
    /// How often it is tried for each time it runs, when it and all that is behind it fails.
    var attempts = Term.number(1)
  }

  /// One of several ways.
  struct Way: Sendable {
    /// The choice, by its number in the flow.
    let choice: Int
    /// The way, by its number in the choice.
    let number: Int
  }

  /// Those that run as long as nothing fails.
  private(set) var usual: [Run] = []
  /// Those of fallbacks, and what those do whom only a fallback reaches.
  private(set) var standby: [Hop] = []
  /// How often each is tried when all fails, in the order of `Flow.everyHop`.
  private(set) var attempts: [Term] = []
  private var reached: Set<Part.ID> = []
  private var reachedByFallback: Set<Part.ID> = []
  private var choices = 0
  private var hops = 0
  private var repeats = Repeats()

  init(of steps: [Step]) {
    for step in steps { add(step, share: nil, ways: []) }
  }

  private mutating func add(_ step: Step, share: Term?, ways: [Way]) {
    switch step {
    case .hop(let hop): add(hop, share: share, ways: ways)
    case .together(let steps): for step in steps { add(step, share: share, ways: ways) }
    case .oneOf(let several):
      let even = Term.number(1).over(.number(several.count, "ways"), .ratio)
      let each = share.map { $0.times(even, .ratio) } ?? even
      let choice = choices
      choices += 1
      for (number, way) in several.enumerated() {
        add(
          way, share: several.count > 1 ? each : share,
          ways: ways + [Way(choice: choice, number: number)])
      }
    }
  }

  private mutating func add(_ hop: Hop, share: Term?, ways: [Way]) {
    let withFallback = Step.hop(hop).everyHop
    var isStandby = false
    if reachedByFallback.contains(hop.from.id), !reached.contains(hop.from.id) {
      isStandby = true
      add(standingBy: withFallback)
    } else {
      reached.formUnion([hop.from.id] + hop.reached)
      add(standingBy: Array(withFallback.dropFirst()))
    }
    let tries = isStandby ? Term.number(1) : repeats.tries(of: hop)
    if !isStandby {
      usual.append(Run(hop: hop, number: hops, share: share, ways: ways, attempts: tries))
    }
    hops += 1
    attempts += [tries] + withFallback.dropFirst().map { _ in .number(1) }
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
