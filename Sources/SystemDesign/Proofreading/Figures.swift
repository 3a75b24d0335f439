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
          .one("a loss", it.losing?.formula, .notNegative),
          .one("a return", it.within?.formula, .notNegative),
        ])
    case .traffic(let it):
      Figure.list(
        "Traffic has", it.origin,
        [
          .one("a peak", it.peak?.formula, .once), .one("a growth", it.growth?.formula, .growth),
          .one("a horizon", it.horizon?.formula, .positive),
          .one("a busy share", it.busy?.formula, .someShare),
        ] + (it.daily?.figures ?? []))
    case .deployment(let it):
      Figure.list(
        "Deployment has", it.origin,
        [
          .one("an availability of its zones", it.zone?.formula, .share),
          .one("an availability of its regions", it.region?.formula, .share),
          .one("a round trip", it.roundTrip?.formula, .notNegative),
        ]) + it.domains.flatMap(\.figures)
    case .check(let it):
      Figure.list(
        "'\(it.name)' has", it.origin,
        [.one("a figure", it.ours, .any), .one("a figure", it.theirs, .any)])
    case .decision, .group, .mistake: []
    }
  }
}

extension Connection {
  fileprivate var figures: [Figure] {
    Figure.list(
      "the connection from '\(from.name)' to '\(to.name)' has", origin,
      [
        .one("a count", count.formula, .notNegative),
        .one("a memory", memory?.formula, .notNegative),
        .one("a heartbeat", heartbeat?.formula, .positive),
        .one("a return", returning?.formula, .notNegative),
      ])
  }
}

extension Requirement.Target {
  fileprivate func figures(_ origin: Origin) -> [Figure] {
    let said: [Figure.Said] =
      switch self {
      case .durability(let it): [.one("a durability", it.formula, .share)]
      case .staleness(let it): [.one("a staleness", it.formula, .notNegative)]
      case .accuracy(let it): [.one("an accuracy", it.formula, .share)]
      case .latency(let it): [.one("a latency", it.formula, .positive)]
      case .hitRatio(let it): [.one("a hit ratio", it.formula, .share)]
      case .recovery(let losing, let within):
        [
          .one("a loss", losing.formula, .notNegative),
          .one("a return", within.formula, .notNegative),
        ]
      case .order, .delivery: []
      }
    return Figure.list("Requirement has", origin, said)
  }
}
