import SystemDesign

/// Every figure worked out from a design, and the load behind it.
public struct Estimate: Sendable {
  /// The design.
  public let design: Design
  /// Its figures: flows, components, pairs, records and the system, in the order of the file; then how
  /// long answers take, and what follows from the models.
  public let figures: [Figure]
  /// What it checks against figures from elsewhere, in the order of the file.
  public let checks: [CheckedFigure]
  /// Where the figures of each subject stand: a dozen at most, so that they are looked through.
  private let places: [Subject: [Int]]
  private let usesByComponent: [String: [Use]]
  private let limitsByComponent: [String: [Use]]

  private let scope: Scope
  /// What fills each of its stores.
  let deposits: [Part.ID: [Deposit]]

  /// How much is worked out; every value that is worked out is the same.
  public enum Scope: Sendable {
    /// Every figure and its range.
    case everything
    /// What screens and judgements rest on: no pairs, which are two thirds of all figures, and
    /// ranges of mean rates and of stored bytes alone.
    case essentials
    /// What rules rest on: of flows and components all but the bytes that move, which are half of
    /// an estimate's time, and no ranges; the essentials where a rule asks what any figure rests on.
    case judgements
    /// How much of its resources each component uses, and no figures.
    case uses

    /// Whether the bytes that move are worked out.
    var holdsBytes: Bool { self == .everything || self == .essentials }

    /// Whether a figure is among what is worked out.
    fileprivate func holds(_ measure: Measure, of subject: Subject) -> Bool {
      switch subject {
      case .pair: self == .everything
      case .record:
        switch measure {
        case .codes, .codesUsed, .codeLength, .collisionOdds: self != .uses
        default: holdsBytes
        }
      case .system: holdsBytes
      case .flow, .component:
        switch measure {
        case .ingressMean, .ingressPeak, .egressMean, .egressPeak: holdsBytes
        default: self != .uses
        }
      }
    }

    /// The same where a design has neither a check, whose range is the same whoever asks, nor several
    /// inputs of one name, which a rule follows into every figure.
    fileprivate func fitting(_ design: Design) -> Scope {
      guard self == .judgements else { return self }
      return design.checks.isEmpty && !design.hasNamesakes ? self : .essentials
    }
  }

  /// Works out the figures of a design.
  public init(
    of design: Design, _ scope: Scope = .everything, sampling: Sampling = .standard
  ) {
    self.design = design
    let load = Load(of: design)
    let scope = scope.fitting(design)
    self.scope = scope
    let deposits = scope == .uses ? [] : Deposits(of: load).all
    self.deposits = Dictionary(grouping: deposits, by: \.store.id)
    let asked = design.components.map { part in
      (
        part,
        Demands(of: part, arriving: load.arriving(at: part), leaving: load.leaving(part))
      )
    }
    let demands = asked.map { part, asked in (part, asked.tested) }
    let all = Drafts(design, load, deposits, demands, scope)
    let (drafts, more) = (all.all, all.more)
    let uses = zip(demands, asked).map { demands, asked in
      let (part, standby) = (demands.0, asked.1.standingBy(for: load.standby(at: demands.0)))
      return (part.name, (demands.1 + standby).map(DraftUse.init))
    }
    let limits = design.components.map { ($0.name, all.limiting($0).map(DraftUse.init)) }
      .filter { !$0.1.isEmpty }
    let checks = design.checks
    let maker = FigureMaker(
      drafts, uses.flatMap(\.1).flatMap(\.formulas), checks.flatMap { [$0.ours, $0.theirs] }, more,
      limits.flatMap(\.1).flatMap(\.formulas), scope, sampling)
    figures = (drafts + more).map(maker.figure)
    self.checks = checks.map(maker.checked)
    places = figures.indices.reduce(into: [:]) { [figures] places, place in
      places[figures[place].subject, default: []].append(place)
    }
    usesByComponent = Dictionary(
      uses.map { name, uses in (name, uses.map(maker.use)) },
      uniquingKeysWith: { first, _ in first })
    limitsByComponent = Dictionary(
      limits.map { name, uses in (name, uses.map(maker.use)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// One figure; nil where the design has no such subject or the measure does not apply to it.
  public func figure(_ measure: Measure, of subject: Subject) -> Figure? {
    assert(scope.holds(measure, of: subject), "\(scope) holds no \(measure) of \(subject)")
    return places[subject]?.first { figures[$0].measure == measure }.map { figures[$0] }
  }

  /// How much of each of its resources a component uses at the peak; empty where nothing reaches it
  /// or nothing can wear it out.
  public func uses(of part: Part) -> [Use] { usesByComponent[part.name] ?? [] }

  /// The same and how much the peak takes of its memory, connections, network and processors, where
  /// it is stated how much of them a machine has.
  public func everyUse(of part: Part) -> [Use] {
    uses(of: part) + (limitsByComponent[part.name] ?? [])
  }
}
