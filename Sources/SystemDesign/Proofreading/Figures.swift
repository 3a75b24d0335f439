/// Every figure of a design that has a bound, or that may be a range.
struct Figures {
  private let statements: [Statement]
  private let components: [Part]
  /// Every mention of a record, and where it is.
  let mentions: [(record: Record, place: Origin)]
  /// Every record that travels or lies somewhere, once.
  let records: [Record]

  init(statements: [Statement], components: [Part]) {
    self.statements = statements
    self.components = components
    mentions = Self.mentions(in: statements, components)
    var seen: Set<Record.ID> = []
    records = mentions.map(\.record).filter { seen.insert($0.id).inserted }
  }

  var all: [Figure] {
    records.flatMap(\.figures) + components.flatMap(\.figures) + statements.flatMap(\.figures)
  }

  private static func mentions(
    in statements: [Statement], _ components: [Part]
  ) -> [(record: Record, place: Origin)] {
    let hops = statements.flatMap { statement -> [Hop] in
      if case .flow(let flow) = statement { flow.everyHop } else { [] }
    }
    let travelling = hops.flatMap { hop in
      ([hop.sending?.record, hop.receiving?.record].compactMap(\.self) + hop.facts.joins)
        .map { ($0, hop.origin) }
    }
    return travelling + components.flatMap(\.storage.stocks).map { ($0.record, $0.origin) }
  }
}

extension Statement {
  fileprivate var figures: [Figure] {
    switch self {
    case .flow(let it): it.figures + it.everyHop.flatMap(\.figures)
    case .connection(let it): it.figures
    case .requirement(let it): it.targets.flatMap { $0.figures(it.origin) }
    case .failure(let it):
      Figure.list(
        "Failure has", it.origin,
        [
          ("a loss", it.losing?.formula, .notNegative),
          ("a return", it.within?.formula, .notNegative),
        ])
    case .traffic(let it):
      Figure.list(
        "Traffic has", it.origin,
        [
          ("a peak", it.peak?.formula, .once), ("a growth", it.growth?.formula, .growth),
          ("a horizon", it.horizon?.formula, .positive),
          ("a busy share", it.busy?.formula, .someShare),
        ] + (it.daily?.figures ?? []))
    case .deployment(let it):
      Figure.list(
        "Deployment has", it.origin,
        [
          ("an availability of its zones", it.zone?.formula, .share),
          ("an availability of its regions", it.region?.formula, .share),
          ("a round trip", it.roundTrip?.formula, .notNegative),
        ]) + it.domains.flatMap(\.figures)
    case .check(let it):
      Figure.list(
        "'\(it.name)' has", it.origin, [("a figure", it.ours, .any), ("a figure", it.theirs, .any)])
    case .decision, .group, .mistake: []
    }
  }
}

extension Connection {
  fileprivate var figures: [Figure] {
    Figure.list(
      "the connection from '\(from.name)' to '\(to.name)' has", origin,
      [
        ("a count", count.formula, .notNegative), ("a memory", memory?.formula, .notNegative),
        ("a heartbeat", heartbeat?.formula, .positive),
        ("a return", returning?.formula, .notNegative),
      ])
  }
}

extension Requirement.Target {
  fileprivate func figures(_ origin: Origin) -> [Figure] {
    let said: [(String, Formula?, Figure.Bounds)] =
      switch self {
      case .durability(let it): [("a durability", it.formula, .share)]
      case .staleness(let it): [("a staleness", it.formula, .notNegative)]
      case .accuracy(let it): [("an accuracy", it.formula, .share)]
      case .latency(let it): [("a latency", it.formula, .positive)]
      case .hitRatio(let it): [("a hit ratio", it.formula, .share)]
      case .recovery(let losing, let within):
        [("a loss", losing.formula, .notNegative), ("a return", within.formula, .notNegative)]
      case .order, .delivery: []
      }
    return Figure.list("Requirement has", origin, said)
  }
}
