import SystemDesign

/// The load of the peak hop by hop, so that a failure can be replayed without working the whole
/// design out again.
public struct PeakLoads: Sendable {
  /// What one run of a hop asks of a resource of one component.
  public struct Share: Sendable {
    /// The component, by its place among the design's.
    public let part: Int
    /// What of it is used; nil where nothing wears it out.
    public let resource: Use.Resource?
    /// What the hop brings a second at the peak, as the resource counts it, caches warm; nil where
    /// it is unknown.
    public let load: Double?
    /// The same if every execution came.
    public let coldLoad: Double?
  }

  /// By flow, and by hop in the order of `Flow.everyHop`; those of a fallback as if it ran in every
  /// execution, and those of one way as if all took it.
  public let shares: [[[Share]]]

  /// Works out what each hop brings.
  public init(of design: Design) {
    let numbers = Dictionary(
      design.components.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let hits = Load(of: design).hits
    var formulas: [Formula] = []
    let drafts = design.flows.map { flow -> [[Draft]] in
      let legs = FlowLegs(of: flow, in: design, hits)
      return flow.everyHop.map { hop in
        legs.legs(of: hop, share: nil).flatMap { leg in
          Self.drafts(of: leg, numbers).map { draft in
            formulas += [draft.warm, draft.cold].compactMap(\.formula)
            return draft
          }
        }
      }
    }
    let evaluation = Evaluation(of: formulas, ranging: [], .standard)
    func value(_ term: Term) -> Double? {
      term.formula.flatMap { evaluation.amount(of: $0).value }
    }
    shares = drafts.map { hops in
      hops.map { drafts in
        drafts.map {
          Share(
            part: $0.part, resource: $0.resource, load: value($0.warm), coldLoad: value($0.cold))
        }
      }
    }
  }

  private struct Draft {
    let part: Int
    let resource: Use.Resource?
    let warm: Term
    let cold: Term
  }

  /// Demands grow in proportion to what arrives, so that those of one leg are its part of them.
  private static func drafts(of leg: Leg, _ numbers: [Part.ID: Int]) -> [Draft] {
    guard let part = numbers[leg.to.id] else { return [] }
    let demands = Demands(of: leg.to, arriving: [leg], leaving: []).all
    var drafts = demands.filter { !$0.warm.isZero || !$0.cold.isZero }.map {
      Draft(part: part, resource: $0.resource, warm: $0.warm, cold: $0.cold)
    }
    if drafts.isEmpty {
      drafts = [Draft(part: part, resource: nil, warm: leg.peak, cold: leg.coldPeak)]
    }
    if leg.from.kind == .worker, leg.from.capacity.writes != nil, leg.work == .change,
      let from = numbers[leg.from.id],
      let made = Demands(of: leg.from, arriving: [], leaving: [leg]).all.first
    {
      drafts.append(Draft(part: from, resource: .writes, warm: made.warm, cold: made.cold))
    }
    return drafts
  }
}
