import SideBySide
import SystemDesign

/// The load of the peak hop by hop, so that a failure can be replayed without working the whole
/// design out again.
public struct PeakLoads: Sendable {
  /// What has the whole of a resource to itself: on a line the bytes that come and those that go, and
  /// of a store with a primary what a replica does.
  public enum Direction: Sendable, Hashable { case incoming, outgoing, ofReplica }

  /// What is asked of a resource of one component.
  public struct Share: Sendable {
    /// The component, by its place among the design's.
    public let part: Int
    /// What of it is used.
    public let resource: Use.Resource
    /// Which way the bytes go, or that a replica does it; nil of all else.
    public let direction: Direction?
    /// What comes a second at the peak, or is held, as the resource counts it, caches warm; nil where
    /// it is unknown.
    public let load: Double?
    /// The same if every cache were empty.
    public let coldLoad: Double?
  }

  /// What one run of a hop brings from one component to the next.
  public struct Passage: Sendable {
    /// The component that is asked, by its place among the design's.
    public let part: Int
    /// Requests a second at the peak, caches warm; nil where it is unknown.
    public let rate: Double?
    /// Bytes a second that they ask for, whoever has them.
    public let wanted: Double?
    /// What they take of what is asked, and of who asks.
    public let shares: [Share]
  }

  /// By flow, and by hop in the order of `Flow.everyHop`; those of a fallback as if it ran in every
  /// execution, and those of one way as if all took it.
  public let passages: [[[Passage]]]
  /// What connections hold that stay open, whatever the flows do.
  public let held: [Share]
  /// What each flow brings in each hour of the day, of what it brings in its busiest; nil of a flow of
  /// which it is not known when it is busiest.
  public let hours: [[Double]?]
  /// How often each hop is tried for each time it runs, when all of it fails.
  package let attempts: [[Double]]

  /// Works out what each hop brings.
  public init(of design: Design) {
    let numbers = Dictionary(
      design.components.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let hits = Load.hits(in: design)
    let hops = design.flows.mapSideBySide { flow -> [[PassageDraft]] in
      let legs = FlowLegs(of: flow, in: design, hits)
      return flow.everyHop.map { hop in
        legs.legs(of: Runs.Run(hop: hop)).compactMap { PassageDraft(of: $0, numbers) }
      }
    }
    let open = design.components.enumerated().flatMap { number, part in
      ShareDraft.held(by: part, number, design)
    }
    let tries = design.flows.map { Runs(of: $0.steps).attempts }
    let formulas =
      hops.joined().joined().flatMap(\.formulas) + open.flatMap(\.formulas)
      + tries.joined().compactMap(\.formula).filter { !$0.isOne }
    let evaluation = Evaluation(of: formulas, ranging: [], .standard)
    passages = hops.map { $0.map { $0.map { $0.passage(evaluation) } } }
    held = open.map { $0.share(evaluation) }
    attempts = tries.map { hops in
      hops.map { ($0.formula?.isOne ?? true) ? 1 : evaluation.value(of: $0) ?? 1 }
    }
    hours = design.flows.map { FlowRate.hours(of: $0, in: design) }
  }
}

/// What one run of a hop brings, before it has been worked out.
private struct PassageDraft {
  let part: Int
  let rate: Term
  let wanted: Term
  let shares: [ShareDraft]

  /// Nil where nothing of the design is asked.
  init?(of leg: Leg, _ numbers: [Part.ID: Int]) {
    guard let part = numbers[leg.to.id] else { return nil }
    self.part = part
    rate = leg.peak
    wanted = leg.peak.times(leg.wanted, .bandwidth)
    shares = ShareDraft.all(of: leg, numbers)
  }

  var formulas: [Formula] { [rate, wanted].compactMap(\.formula) + shares.flatMap(\.formulas) }

  func passage(_ evaluation: Evaluation) -> PeakLoads.Passage {
    PeakLoads.Passage(
      part: part, rate: evaluation.value(of: rate), wanted: evaluation.value(of: wanted),
      shares: shares.map { $0.share(evaluation) })
  }
}

/// What is asked of a resource, before it has been worked out.
private struct ShareDraft {
  let part: Int
  let resource: Use.Resource
  var direction: PeakLoads.Direction?
  let warm: Term
  let cold: Term

  /// Demands grow in proportion to what arrives, so that those of one leg are its part of them.
  static func all(of leg: Leg, _ numbers: [Part.ID: Int]) -> [ShareDraft] {
    var shares: [ShareDraft] = []
    func add(_ part: Part, arriving: [Leg], leaving: [Leg]) {
      guard let number = numbers[part.id] else { return }
      shares += Demands(of: part, arriving: arriving, leaving: leaving).all
        .filter { !$0.warm.isZero || !$0.cold.isZero }
        .map { ShareDraft(part: number, resource: $0.resource, warm: $0.warm, cold: $0.cold) }
      guard !part.isManaged, !part.isOrigin else { return }
      shares += limits(
        number,
        Limits(part: part, arriving: arriving, leaving: leaving, connections: []))
    }
    add(leg.to, arriving: [leg], leaving: [])
    // Of who asks, what its requests take was counted where they arrived.
    let isMaking = leg.from.kind == .worker && leg.from.capacity.writes != nil
    if leg.from.capacity.network != nil || (isMaking && leg.work == .change) {
      add(leg.from, arriving: [], leaving: [leg])
    }
    return shares
  }

  /// What connections that stay open take of a component.
  static func held(by part: Part, _ number: Int, _ design: Design) -> [ShareDraft] {
    let open = design.statements.compactMap { statement -> Connection? in
      guard case .connection(let connection) = statement,
        connection.to.id == part.id || connection.passages.contains(where: { $0.id == part.id })
      else { return nil }
      return connection
    }
    guard !part.isManaged, !part.isOrigin else { return [] }
    let content = content(of: part, number, open)
    guard !open.isEmpty else { return content }
    return content
      + limits(number, Limits(part: part, arriving: [], leaving: [], connections: open))
  }

  /// What a cache holds, in every copy, where its memory is taken by requests or connections as well.
  private static func content(
    of part: Part, _ number: Int, _ open: [Connection]
  ) -> [ShareDraft] {
    let isWorking = part.capacity.memoryPerRequest != nil && part.capacity.serviceTime != nil
    guard let held = Deposits.held(in: part), part.capacity.memory != nil,
      isWorking || !open.isEmpty
    else { return [] }
    let all = held.times(.number(part.copiesOfData, "copies"), .dataSize)
    return [ShareDraft(part: number, resource: .memory, warm: all, cold: all)]
  }

  private static func limits(_ number: Int, _ limits: Limits) -> [ShareDraft] {
    var (own, empty) = (limits, limits)
    (own.holds, empty.holds) = (false, false)
    empty.caches = .cold
    var shares: [ShareDraft] = []
    func add(
      _ resource: Use.Resource, _ warm: Term?, _ cold: Term?,
      _ direction: PeakLoads.Direction? = nil
    ) {
      guard let warm, let cold, !(warm.isZero && cold.isZero) else { return }
      shares.append(
        ShareDraft(part: number, resource: resource, direction: direction, warm: warm, cold: cold))
    }
    if limits.part.capacity.network != nil {
      add(.network, limits.incoming, empty.incoming, .incoming)
      add(.network, limits.outgoing, empty.outgoing, .outgoing)
      add(.network, limits.answeredByReplica, empty.answeredByReplica, .ofReplica)
    }
    for (side, direction) in [(Limits.Side.main, nil), (.replica, .ofReplica)]
      as [(Limits.Side, PeakLoads.Direction?)]
    {
      (own.sides, empty.sides) = ([side], [side])
      for resource in [Use.Resource.memory, .processors, .places] {
        add(resource, own.limit(resource)?.load, empty.limit(resource)?.load, direction)
      }
    }
    add(.connections, limits.places?.load, empty.places?.load)
    return shares
  }

  var formulas: [Formula] { [warm, cold].compactMap(\.formula) }

  func share(_ evaluation: Evaluation) -> PeakLoads.Share {
    PeakLoads.Share(
      part: part, resource: resource, direction: direction, load: evaluation.value(of: warm),
      coldLoad: evaluation.value(of: cold))
  }
}

extension Evaluation {
  fileprivate func value(of term: Term) -> Double? {
    term.formula.flatMap { amount(of: $0).value }
  }
}
