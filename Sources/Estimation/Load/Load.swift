import SystemDesign

/// All that moves in a design: every leg of every hop of every flow.
struct Load: Sendable {
  let design: Design
  let legs: [Leg]
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
    self.rates = rates
  }

  /// How often a flow happens, in the mean and at its busiest moment.
  func rate(of flow: Flow) -> FlowRate { rates[flow.name] ?? FlowRate(of: flow, in: design) }
}

extension [Leg] {
  /// Requests a second of all of them, each at the moment it says.
  func rate(_ moment: KeyPath<Leg, Term>) -> Term { .sum(map { $0[keyPath: moment] }, .rate) }
}
