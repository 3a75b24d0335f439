import SystemDesign

/// A design in which published figures stand for what it does not state.
public struct Defaults: Sendable {
  /// A figure that was taken, and for whom.
  public struct Taken: Sendable {
    /// The figure.
    public let number: ReferenceNumber
    /// The components it stands in for; empty where it holds for the whole system.
    public internal(set) var components: [String]

    /// The figure with its source and year, and for whom it stands: "… 2024, for 'Feeds'".
    public var text: String {
      guard !components.isEmpty else { return number.text }
      let shown = components.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
      let rest = components.count > 4 ? " and \(components.count - 4) more" : ""
      return "\(number.text), for \(shown)\(rest)"
    }
  }

  /// The design with the figures in it.
  public let design: Design
  /// What was taken, in the order of the file.
  public let taken: [Taken]

  /// Fills in what a design does not state and a published figure is known for.
  public init(for design: Design) {
    var taken: [Taken] = []
    func note(_ number: ReferenceNumber, _ component: String?) {
      let place = taken.firstIndex { $0.number.quantity == number.quantity }
      if place == nil { taken.append(Taken(number: number, components: [])) }
      let index = place ?? taken.count - 1
      guard let component else {
        taken[index].components = []
        return
      }
      if !taken[index].components.contains(component) { taken[index].components.append(component) }
    }
    var filled: [Part.ID: Part] = [:]
    for part in design.components {
      var own = part
      own.takeDefaults { note($0, part.name) }
      filled[part.id] = own
    }
    // Those that a component names are the same components.
    let relatives = filled.mapValues { $0.relatives.map { filled[$0.id] ?? $0 } }
    for (id, parts) in relatives { filled[id]?.relatives = parts }
    let replacing = Replacing(parts: filled)
    var statements = design.statements.map { statement -> Statement in
      guard case .connection(let it) = statement, it.memory == nil else {
        return replacing.statement(statement)
      }
      note(.connectionMemory, it.to.name)
      return replacing.statement(.connection(it.taking(ReferenceNumber.connectionMemory.taken())))
    }
    if design.deployment?.roundTrip == nil {
      note(.roundTrip, nil)
      statements = statements.withRoundTrip(ReferenceNumber.roundTrip.taken(), design.origin)
    }
    self.design = Design(name: design.name, statements: statements, origin: design.origin)
    self.taken = taken
  }

  /// What was taken for the availability of a flow: how often its components are there, and what
  /// they can do, which says how many of them are enough.
  public func behindAvailability(of flow: Flow) -> [ReferenceNumber] {
    var seen: Set<Part.ID> = []
    let parts = flow.everyHop.flatMap { $0.stations + $0.asked }
      .filter { seen.insert($0.id).inserted }
    let found = Set(
      parts.compactMap { design.component($0.id) }.flatMap { part -> [Formula?] in
        let can = part.capacity
        return [
          part.faults.availability?.formula, can.each?.formula, can.reads?.formula,
          can.writes?.formula,
        ]
      }
      .flatMap { $0?.defaults ?? [] }.map(\.quantity))
    return taken.map(\.number).filter { found.contains($0.quantity) }
  }
}

extension [Statement] {
  /// The same with a round trip in the deployment, which is added where none was said.
  fileprivate func withRoundTrip(_ time: Period, _ origin: Origin) -> [Statement] {
    func deployment(_ it: Deployment?) -> Statement {
      let place = it?.origin ?? origin
      return .deployment(
        Deployment(
          across: it?.spread, outside: it?.outside, inside: it?.inside, zone: it?.zone,
          region: it?.region, roundTrip: time, sharing: it?.domains ?? [], file: place.file,
          line: place.line, column: place.column))
    }
    let place = firstIndex { if case .deployment = $0 { true } else { false } }
    guard let place, case .deployment(let said) = self[place] else {
      return self + [deployment(nil)]
    }
    var copy = self
    copy[place] = deployment(said)
    return copy
  }
}

extension Connection {
  fileprivate func taking(_ memory: DataSize) -> Connection {
    Connection(
      from: from, to: to, passages: passages, count: count, memory: memory, heartbeat: heartbeat,
      returning: returning, origin: origin)
  }
}
