import Estimation
import SystemDesign

/// What a design says of how often things are up.
struct StatedAvailability: Sendable {
  private let topology: Topology
  private let values: [ObjectIdentifier: Amount.Spread]
  /// The figures that are guesses, each once.
  let guesses: [Formula]
  /// A guess taken at one of its ends, to see what hangs on it.
  private var instead: (formula: ObjectIdentifier, value: Double)?

  init(_ topology: Topology) {
    self.topology = topology
    let formulas = distinctFormulas(
      topology.parts.flatMap { part -> [Formula?] in
        let faults = part.faults
        return [
          faults.availability?.formula, faults.between?.formula, faults.repair?.formula,
          faults.common?.formula, part.storage.failover?.automatic?.formula,
          faults.maintenance?.time.formula, faults.maintenance?.every.formula,
        ]
      }
        + topology.domains.map { $0.availability?.formula } + [
          topology.design.deployment?.zone?.formula, topology.design.deployment?.region?.formula,
        ])
    let evaluation = Evaluation(of: formulas)
    var values: [ObjectIdentifier: Amount.Spread] = [:]
    for formula in formulas {
      if case .known(let spread) = evaluation.amount(of: formula) {
        values[ObjectIdentifier(formula)] = spread
      }
    }
    self.values = values
    guesses = formulas.filter { formula in
      values[ObjectIdentifier(formula)].map { $0.isRange && $0.high.isFinite } ?? false
    }
  }

  /// The ends of a guess.
  func ends(of guess: Formula) -> Amount.Spread? { values[ObjectIdentifier(guess)] }

  /// The same with one guess at another value.
  func taking(_ guess: Formula, at value: Double) -> StatedAvailability {
    var copy = self
    copy.instead = (ObjectIdentifier(guess), value)
    return copy
  }

  private func value(_ formula: Formula?) -> Double? {
    guard let formula else { return nil }
    if let instead, instead.formula == ObjectIdentifier(formula) { return instead.value }
    return values[ObjectIdentifier(formula)]?.value
  }

  private func share(_ formula: Formula?) -> Double? { value(formula).map { min(max($0, 0), 1) } }

  /// The share of time one machine of a component, or a whole service, is up.
  func availability(of component: Int) -> Double? {
    let faults = topology.parts[component].faults
    if let share = share(faults.availability?.formula) { return share }
    guard let between = value(faults.between?.formula), let repair = value(faults.repair?.formula),
      between > 0, repair >= 0
    else { return nil }
    return between / (between + repair)
  }

  /// The share of time something is up that several share.
  func availability(of variable: Variable) -> Double? {
    switch variable {
    case .machine(let component, _, _): availability(of: component)
    case .zone: share(topology.design.deployment?.zone?.formula)
    case .region: share(topology.design.deployment?.region?.formula)
    case .domain(let number): share(topology.domains[number].availability?.formula)
    }
  }

  /// The share of a component's failures that take all its machines at once.
  func common(of component: Int) -> Double? {
    share(topology.parts[component].faults.common?.formula)
  }

  /// The share of time that one machine, or a whole service, is away as planned; nil where nothing
  /// is.
  func planned(of component: Int) -> Double? {
    guard let maintenance = topology.parts[component].faults.maintenance,
      let time = value(maintenance.time.formula), let every = value(maintenance.every.formula),
      every > 0
    else { return nil }
    return min(max(time / every, 0), 1)
  }

  /// The time until a copy has taken over; nil where none does by itself.
  func switchingTime(of component: Int) -> Double? {
    value(topology.parts[component].storage.failover?.automatic?.formula)
  }

  /// The share of time that a copy is just taking over: the time of one, as often as one fails.
  func switching(of component: Int) -> Double? {
    guard let time = switchingTime(of: component),
      let between = value(topology.parts[component].faults.between?.formula), between > 0
    else { return nil }
    return min(max(time / between, 0), 1)
  }
}

extension Failover {
  /// How long a replica takes to take over by itself.
  var automatic: Period? {
    if case .automatic(let time) = self { time } else { nil }
  }
}

/// Each expression once, by its identity, for one that is used twice is one unknown.
private func distinctFormulas(_ formulas: [Formula?]) -> [Formula] {
  var seen: Set<ObjectIdentifier> = []
  return formulas.compactMap { $0 }.filter { seen.insert(ObjectIdentifier($0)).inserted }
}
