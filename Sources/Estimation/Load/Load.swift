import SystemDesign

/// All that moves in a design: every leg of every hop of every flow.
struct Load: Sendable {
  let design: Design
  let legs: [Leg]
  private let arrivals: [Part.ID: [Leg]]
  private let departures: [Part.ID: [Leg]]
  private let rates: [String: FlowRate]

  init(of design: Design) {
    self.design = design
    var legs: [Leg] = []
    var rates: [String: FlowRate] = [:]
    for flow in design.flows {
      let moved = FlowLegs(of: flow, in: design)
      legs += moved.legs
      rates[flow.name] = moved.rate
    }
    self.legs = legs
    arrivals = Dictionary(grouping: legs) { $0.to.id }
    departures = Dictionary(grouping: legs) { $0.from.id }
    self.rates = rates
  }

  /// The legs that end at a component.
  func arriving(at part: Part) -> [Leg] { arrivals[part.id] ?? [] }

  /// The legs that a component starts.
  func leaving(_ part: Part) -> [Leg] { departures[part.id] ?? [] }

  /// How often a flow happens, in the mean and at its busiest moment.
  func rate(of flow: Flow) -> FlowRate { rates[flow.name] ?? FlowRate(of: flow, in: design) }
}

extension [Leg] {
  /// Requests a second of all of them, each at the moment it says.
  func rate(_ moment: (Leg) -> Term) -> Term { .sum(map(moment), .rate) }
}
