import DecisionDiagrams

/// Works out what everything means to a flow, in one pass up and one down.
struct ImportanceFinder {
  let losses: ProbableLosses
  let topology: Topology

  /// Nil where there are too many combinations to be exact.
  var importances: Importances? {
    let diagram = ModularDiagram(of: losses.function, root: losses.top, mostNodes: 200_000)
    let odds = losses.odds
    guard diagram.isExact, let all = diagram.importances(odds) else { return nil }
    let away = diagram.probability(odds).lower
    return Importances(
      away: away, things: things(all), components: components(diagram, odds, away: away))
  }

  private struct Key: Hashable {
    let kind: Combination.Member.Kind
    let name: String
    let places: [Variable]
    let birnbaum: Double
  }

  /// Machines that mean the same are told once.
  private func things(_ all: [Importance]) -> [LossImportance] {
    var order: [Key] = []
    var found: [Key: (importance: Importance, count: Int)] = [:]
    var alike = AlikeNumbers()
    for (chance, importance) in zip(losses.chances, all) {
      let variable: Variable
      switch chance {
      case .machine(let machine, _): variable = machine
      case .place(let place): variable = place
      case .tooFew, .together, .switching, .planned, .needed, .meets: continue
      }
      let key = Key(
        kind: variable.memberKind, name: topology.name(of: variable),
        places: variable.component == nil ? [variable] : [],
        birnbaum: alike.first(importance.birnbaum))
      if found[key] == nil { order.append(key) }
      found[key] = (importance, (found[key]?.count ?? 0) + 1)
    }
    return order.compactMap { key in
      found[key].map { importance, count in
        LossImportance(
          kind: key.kind, name: key.name, machines: count, birnbaum: importance.birnbaum,
          criticality: importance.criticality, fussellVesely: importance.fussellVesely,
          riskAchievement: importance.riskAchievement, riskReduction: importance.riskReduction)
      }
    }
    .enumerated().sorted {
      ($1.1.fussellVesely ?? 0, $0.0) < ($0.1.fussellVesely ?? 0, $1.0)
    }
    .map(\.1)
  }

  private func components(
    _ diagram: ModularDiagram, _ odds: [Double], away: Double
  ) -> [ComponentRisk] {
    var own: [Int: [Int]] = [:]
    for (place, chance) in losses.chances.enumerated() {
      if let component = losses.component(of: chance) { own[component, default: []].append(place) }
    }
    func risk(_ places: [Int], losing share: Double) -> Double {
      diagram.probability(losses.odds(odds, losing: share, at: places)).lower
    }
    return own.sorted { $0.key < $1.key }.map { component, places in
      let without = risk(places, losing: 0)
      return ComponentRisk(
        name: topology.parts[component].name, awayWithoutFailures: without,
        awayWhenLost: risk(places, losing: 1),
        riskReduction: without > 0 ? away / without : .infinity)
    }
    .enumerated().sorted {
      ($0.1.awayWithoutFailures, $0.0) < ($1.1.awayWithoutFailures, $1.0)
    }
    .map(\.1)
  }
}

extension Reliability {
  /// What everything means to a flow's being away; nil where an availability it rests on is not
  /// stated, or where there are too many combinations to be exact.
  ///
  /// Worked out when asked for; `flow` must be one of `flows`.
  public func importances(of flow: FlowReliability) -> Importances? {
    guard flow.availability.value != nil else { return nil }
    return ImportanceFinder(
      losses: ProbableLosses(of: flow.needs.function, root: flow.needs.accepted, topology, stated),
      topology: topology
    ).importances
  }
}
