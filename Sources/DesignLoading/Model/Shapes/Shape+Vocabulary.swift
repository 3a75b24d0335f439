import SystemDesign

extension Shape<Backup> {
  static let backup = ObjectShape(
    Backup.init(every:restoring:keeping:),
    .one("every", \.every, .quantity, "A backup is made this often."),
    .may("restoring", \.restoring, .quantity, "A backup is restored at this speed."),
    .may("keeping", \.keeping, .quantity, "A backup is kept this long.")
  ).shape("backup", "How copies are kept out of reach.")
}

extension Shape<Archive> {
  static let archive = ObjectShape(
    Archive.init(after:to:),
    .one("after", \.after, .quantity, "Records move to the archive at this age."),
    .one("to", \.to, .identity, "The archive is this object store.")
  ).shape("archive", "Where older records go.")
}

extension Shape<Stock> {
  static let stock = ObjectShape(
    Stock.init(record:count:origin:),
    .one("record", \.record, .reference, "The store holds records of this kind."),
    .one("count", \.count, .quantity, "The store holds so many of them."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("stock", "Records that are there whatever the flows write.")
}

extension Shape<DeadLetter> {
  static let deadLetter = ObjectShape(
    DeadLetter.init(after:to:),
    .one("after", \.after, .count, "A message that failed so many times is set aside."),
    .may("to", \.to, .identity, "Messages set aside go to this queue.")
  ).shape("deadLetter", "Where messages go that fail again and again.")
}

extension Shape<Maintenance> {
  static let maintenance = ObjectShape(
    Maintenance.init(time:every:),
    .one("time", \.time, .quantity, "Each maintenance takes this long."),
    .one("every", \.every, .quantity, "Maintenance comes this often.")
  ).shape("maintenance", "Planned time away.")
}

extension Shape<Popularity> {
  static let popularity = Shape.choice(
    "popularity", "How unevenly requests fall on items.",
    [
      .plain("uniform", "Each item is asked for as often as any other.", .uniform) {
        if case .uniform = $0 { true } else { false }
      },
      .with(
        "zipf", "The n-th most wanted item is asked for in proportion to 1 / n to this power.",
        .number, Popularity.zipf
      ) {
        if case .zipf(let power) = $0 { power } else { nil }
      },
      .with(
        "share", "So much of the traffic goes to so few of the items.", share,
        { .share($0.traffic, of: $0.items) }
      ) {
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
    Share.init(_:_:),
    .one("traffic", \.traffic, .quantity, "This share of the traffic goes to the wanted items."),
    .one("items", \.items, .quantity, "The wanted items are this share of all.")
  ).shape("popularityShare", "How much of the traffic goes to how many of the items.")
}

extension Shape<Partitioning> {
  static let partitioning = Shape.choice(
    "partitioning", "How keys find their shard.",
    [
      .plain("modulo", "The remainder of a division finds the shard.", .modulo) {
        if case .modulo = $0 { true } else { false }
      },
      .plain("ranges", "Each shard holds the keys between two bounds.", .ranges) {
        if case .ranges = $0 { true } else { false }
      },
      .with(
        "consistentHashing", "Each shard has so many points on a ring of hashes.", .count,
        { .consistentHashing(points: $0) }
      ) {
        if case .consistentHashing(let points) = $0 { points } else { nil }
      },
      .with(
        "slots", "Keys fall into so many slots, and slots lie on shards.", .count,
        Partitioning.slots
      ) { if case .slots(let it) = $0 { it } else { nil } },
    ])
}

extension Shape<Durability> {
  static let durability = Shape.choice(
    "durability", "What survives a loss.",
    [
      .plain("nothing", "What was written is gone with its machine.", .nothing) {
        if case .nothing = $0 { true } else { false }
      },
      .plain("memory", "What was written lies in memory.", .memory) {
        if case .memory = $0 { true } else { false }
      },
      .plain("replicated", "What was written lies on several machines.", .replicated) {
        if case .replicated = $0 { true } else { false }
      },
      .with(
        "disk", "What was written reaches the disk this often.", .quantity, { .disk(every: $0) }
      ) {
        if case .disk(let every) = $0 { every } else { nil }
      },
    ])
}

extension Shape<Failover> {
  static let failover = Shape.choice(
    "failover", "What happens when the primary is lost.",
    [
      .plain("never", "Nothing takes the place of the primary.", .never) {
        if case .never = $0 { true } else { false }
      },
      .with(
        "automatic", "A copy takes its place by itself within this time.", .quantity,
        Failover.automatic
      ) {
        if case .automatic(let time) = $0 { time } else { nil }
      },
      .with(
        "manual", "Somebody puts a copy in its place within this time.", .quantity, Failover.manual
      ) {
        if case .manual(let time) = $0 { time } else { nil }
      },
    ])
}
