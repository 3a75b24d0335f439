import SystemDesign

extension Shape<Backup> {
  static let backup = ObjectShape(
    Backup.init(every:restoring:keeping:),
    .one("every", \.every, .quantity),
    .may("restoring", \.restoring, .quantity),
    .may("keeping", \.keeping, .quantity)
  ).shape
}

extension Shape<Archive> {
  static let archive = ObjectShape(
    Archive.init(after:to:), .one("after", \.after, .quantity), .one("to", \.to, .identity)
  ).shape
}

extension Shape<Stock> {
  static let stock = ObjectShape(
    Stock.init(record:count:origin:),
    .one("record", \.record, .reference),
    .one("count", \.count, .quantity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<DeadLetter> {
  static let deadLetter = ObjectShape(
    DeadLetter.init(after:to:), .one("after", \.after, .count), .may("to", \.to, .identity)
  ).shape
}

extension Shape<Maintenance> {
  static let maintenance = ObjectShape(
    Maintenance.init(time:every:),
    .one("time", \.time, .quantity), .one("every", \.every, .quantity)
  ).shape
}

extension Shape<Popularity> {
  static let popularity = Shape.choice([
    .plain("uniform", .uniform) { if case .uniform = $0 { true } else { false } },
    .with("zipf", .number, Popularity.zipf) {
      if case .zipf(let power) = $0 { power } else { nil }
    },
    .with("share", share, { .share($0.traffic, of: $0.items) }) {
      if case .share(let traffic, let items) = $0 { Share(traffic, items) } else { nil }
    },
  ])

  private struct Share: Sendable {
    let traffic: Ratio
    let items: Ratio

    init(_ traffic: Ratio, _ items: Ratio) {
      self.traffic = traffic
      self.items = items
    }
  }

  private static let share = ObjectShape(
    Share.init(_:_:), .one("traffic", \.traffic, .quantity), .one("items", \.items, .quantity)
  ).shape
}

extension Shape<Partitioning> {
  static let partitioning = Shape.choice([
    .plain("modulo", .modulo) { if case .modulo = $0 { true } else { false } },
    .plain("ranges", .ranges) { if case .ranges = $0 { true } else { false } },
    .with("consistentHashing", .count, { .consistentHashing(points: $0) }) {
      if case .consistentHashing(let points) = $0 { points } else { nil }
    },
    .with("slots", .count, Partitioning.slots) { if case .slots(let it) = $0 { it } else { nil } },
  ])
}

extension Shape<Durability> {
  static let durability = Shape.choice([
    .plain("nothing", .nothing) { if case .nothing = $0 { true } else { false } },
    .plain("memory", .memory) { if case .memory = $0 { true } else { false } },
    .plain("replicated", .replicated) { if case .replicated = $0 { true } else { false } },
    .with("disk", .quantity, { .disk(every: $0) }) {
      if case .disk(let every) = $0 { every } else { nil }
    },
  ])
}

extension Shape<Failover> {
  static let failover = Shape.choice([
    .plain("never", .never) { if case .never = $0 { true } else { false } },
    .with("automatic", .quantity, Failover.automatic) {
      if case .automatic(let time) = $0 { time } else { nil }
    },
    .with("manual", .quantity, Failover.manual) {
      if case .manual(let time) = $0 { time } else { nil }
    },
  ])
}
