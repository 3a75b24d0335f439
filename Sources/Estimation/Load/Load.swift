import SideBySide
import SystemDesign

/// All that moves in a design: every leg of every hop of every flow.
struct Load: Sendable {
  let design: Design
  let legs: [Leg]
  private let arrivals: [Part.ID: [Leg]]
  private let departures: [Part.ID: [Leg]]
  private let standbys: [Part.ID: [Leg]]
  private let standbyDepartures: [Part.ID: [Leg]]
  private let rates: [String: FlowRate]
  /// The share of reads that each cache answers.
  let hits: HitRatios

  init(of design: Design) {
    self.design = design
    var hits = HitRatios()
    var (legs, rates, standbys) = Self.moved(in: design, hits)
    // What comes to a cache does not hang on its hit ratio, so a second round knows it.
    // What is behind a cache may itself be one: each round knows one more of them.
    for _ in 0..<3 {
      let found = HitRatios(of: design, legs)
      guard found.known > hits.known else { break }
      hits = found
      (legs, rates, standbys) = Self.moved(in: design, hits)
    }
    self.hits = hits
    self.legs = legs
    arrivals = Dictionary(grouping: legs) { $0.to.id }
    departures = Dictionary(grouping: legs) { $0.from.id }
    self.rates = rates
    self.standbys = Dictionary(grouping: standbys) { $0.to.id }
    standbyDepartures = Dictionary(grouping: standbys) { $0.from.id }
  }

  /// The share of reads that each cache answers, without all else where none is worked out.
  static func hits(in design: Design) -> HitRatios {
    HitRatios.caches(of: design).isEmpty ? HitRatios() : Load(of: design).hits
  }

  private static func moved(
    in design: Design, _ hits: HitRatios
  ) -> (legs: [Leg], rates: [String: FlowRate], standbys: [Leg]) {
    var (legs, standbys): ([Leg], [Leg]) = ([], [])
    var rates: [String: FlowRate] = [:]
    let moved = design.flows.mapSideBySide { flow in
      let own = FlowLegs(of: flow, in: design, hits)
      return (flow: flow.name, rate: own.rate, legs: own.legs)
    }
    for own in moved {
      legs += own.legs.usual
      rates[own.flow] = own.rate
      standbys += own.legs.standby
    }
    return (legs, rates, standbys)
  }

  /// The legs that end at a component.
  func arriving(at part: Part) -> [Leg] { arrivals[part.id] ?? [] }

  /// The legs that would end at a component in a failure that a fallback answers.
  func standby(at part: Part) -> [Leg] { standbys[part.id] ?? [] }

  /// The legs that a component would start in a failure that a fallback answers.
  func standbyLeaving(_ part: Part) -> [Leg] { standbyDepartures[part.id] ?? [] }

  /// The legs that a component starts.
  func leaving(_ part: Part) -> [Leg] { departures[part.id] ?? [] }

  /// How often a flow happens, in the mean and at its busiest moment.
  func rate(of flow: Flow) -> FlowRate { rates[flow.name] ?? FlowRate(of: flow, in: design) }
}

extension [Leg] {
  /// Requests a second of all of them, each at the moment it says.
  func rate(_ moment: (Leg) -> Term) -> Term { .sum(map(moment), .rate) }
}
