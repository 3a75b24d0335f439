import SystemDesign

/// Every figure worked out from a design, and the load behind it.
public struct Estimate: Sendable {
  /// The design.
  public let design: Design
  /// Its figures: flows, components, pairs, records and the system, in the order of the file.
  public let figures: [Figure]
  private let places: [Key: Int]
  private let usesByComponent: [String: [Use]]

  private struct Key: Hashable {
    let subject: Subject
    let measure: Measure
  }

  /// Works out every figure of a design.
  public init(of design: Design) {
    self.design = design
    let load = Load(of: design)
    let deposits = Deposits(of: load).all
    let demands = design.components.map { part in
      (
        part,
        Demands(
          of: part, arriving: load.legs.filter { $0.to.id == part.id },
          leaving: load.legs.filter { $0.from.id == part.id }
        ).all
      )
    }
    let drafts = Drafts(design, load, deposits, demands).all
    let shares = demands.map { part, demands in
      (part, demands.map { (demand: $0, warm: $0.share($0.warm), cold: $0.share($0.cold)) })
    }
    let maker = FigureMaker(
      drafts, shares.flatMap(\.1).flatMap { [$0.warm, $0.cold].compactMap(\.formula) })
    figures = drafts.map(maker.figure)
    places = Dictionary(
      figures.enumerated().map { (Key(subject: $1.subject, measure: $1.measure), $0) },
      uniquingKeysWith: { first, _ in first })
    usesByComponent = Dictionary(
      shares.map { part, shares in
        (
          part.name,
          shares.map {
            Use(
              resource: $0.demand.resource, machines: $0.demand.machines,
              warm: maker.amount(of: $0.warm), cold: maker.amount(of: $0.cold))
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// One figure; nil where the design has no such subject or the measure does not apply to it.
  public func figure(_ measure: Measure, of subject: Subject) -> Figure? {
    places[Key(subject: subject, measure: measure)].map { figures[$0] }
  }

  /// How much of each of its resources a component uses at the peak; empty where nothing reaches it
  /// or nothing can wear it out.
  public func uses(of part: Part) -> [Use] { usesByComponent[part.name] ?? [] }
}
