import SystemDesign

/// Requests or messages from one component to another, as one hop of one flow brings them.
///
/// Referred to, since a list of legs is made for each component and flow, and its fields were copied
/// into each.
final class Leg: Sendable {
  let flow: Flow
  let run: Runs.Run
  let from: Part
  let to: Part
  /// What the requests ask of the callee.
  let work: Work
  /// How often the flow happens, in the mean and at its busiest moment.
  let rate: FlowRate
  /// Requests or messages for one execution of the flow, caches at their stated hit ratio.
  let perExecution: Term
  /// The same with every cache empty.
  let coldPerExecution: Term
  /// How often each is asked: more than once in the mean where slow answers are hedged.
  let asked: Term
  /// Bytes of one request on the way there, and of one answer on the way back.
  let there: Term
  let back: Term
  /// Bytes of one answer with every cache empty.
  let coldBack: Term
  /// Bytes that one request asks for, whether they come from the callee or from those it lacks them
  /// of.
  let wanted: Term

  /// Caches as full as was said, or all of them empty.
  enum Caches: Sendable { case warm, cold }

  init(
    flow: Flow, run: Runs.Run, from: Part, to: Part, work: Work, rate: FlowRate, perExecution: Term,
    coldPerExecution: Term, asked: Term = .number(1), there: Term, back: Term,
    coldBack: Term? = nil, wanted: Term? = nil
  ) {
    self.flow = flow
    self.run = run
    self.from = from
    self.to = to
    self.work = work
    self.rate = rate
    self.perExecution = perExecution
    self.coldPerExecution = coldPerExecution
    self.asked = asked
    self.there = there
    self.back = back
    self.coldBack = coldBack ?? back
    self.wanted = wanted ?? back
  }

  /// The hop that brings them.
  var hop: Hop { run.hop }

  enum Work: Sendable { case request, read, replicaRead, change, forgetting, lookUp, message }

  /// Requests or messages a second, those that are asked again among them.
  var mean: Term { once.times(asked, .rate) }
  var peak: Term { peak() }
  var coldPeak: Term { peak(.cold) }

  /// Requests a second at the busiest moment of its flow, or at another one.
  func peak(_ caches: Caches = .warm, at moment: Moment = .peak) -> Term {
    rate.rate(at: moment).times(caches == .warm ? perExecution : coldPerExecution, .rate)
      .times(asked, .rate)
  }

  /// Bytes of one answer.
  func back(_ caches: Caches) -> Term { caches == .warm ? back : coldBack }

  /// The same where each is asked once: what is written twice is kept once.
  var once: Term { rate.mean.times(perExecution, .rate) }
  /// What would come if no cache in front of the callee answered anything.
  var unanswered: Term { rate.mean.times(coldPerExecution, .rate).times(asked, .rate) }
}

extension Leg {
  /// How many items come to it a second, at so many requests: of what is scattered each shard is asked
  /// for its part.
  func items(_ requests: (Leg) -> Term) -> Term {
    let rate = requests(self)
    guard let count = hop.receiving?.count.formula, !count.isOne else { return rate }
    let shards = hop.facts.scatter ?? 1
    return rate.times(.known(count), .rate).over(.number(shards, "shards"), .rate)
  }
}

extension [Leg] {
  /// Items a second of all of them, each at the moment it says.
  func itemRate(_ moment: (Leg) -> Term) -> Term { .sum(map { $0.items(moment) }, .rate) }
}

/// How often a flow happens.
struct FlowRate: Sendable {
  let mean: Term
  let peak: Term
  /// How many times the mean the busiest moment is.
  let peakFactor: Term
  /// What comes in each hour of the day, of what comes in the busiest; nil where it is not known.
  let hours: [Double]?

  init(of flow: Flow, in design: Design) {
    hours = Self.hours(of: flow, in: design)
    mean = Term.known(flow.rate.formula).named("mean of '\(flow.name)'")
    peakFactor = Term(
      design.peak(of: flow)?.formula,
      missing: "the peak of '\(flow.name)': say Traffic(peak: 3.times), or peak: on the flow")
    peak = mean.times(peakFactor, .rate).named("peak of '\(flow.name)'")
  }
}

extension Part {
  /// Whether bytes to it leave the system: people and services that others run.
  var isOutside: Bool { kind == .client || kind == .external }
}
