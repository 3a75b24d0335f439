import SystemDesign

extension ObjectShape<Part> {
  /// A component with everything said about it, but for the components it names.
  static let part = ObjectShape(
    { Part($0, $1, $2, nil, $3) },
    .one("kind", \.kind, .word, "The component is of this kind."),
    .one("name", \.name, .text, "The component is called this; no two of a design share a name."),
    .one(
      "instances", \.instances, .whole,
      "The component has so many machines or, if it is a store, shards; at least one."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  )
  .adding([
    .usually(0, "replicas", \.copies, .whole, "So many replicas stand beside each primary."),
    .may(
      "spread", \.placement.spread, .spread, "Its instances stand in so many zones and regions."),
    .list(
      "placed", \.placement.named, .zoneShare,
      "So many of its machines, or of the copies of each shard, stand in these zones in turn."),
    .list(
      "domains", \.placement.domains, .domain, "Its instances share these and are lost with them."),
    .facet(
      "capacity", \.capacity, .capacity,
      "One instance can do this much; what is not said is unknown."),
    .facet("storage", \.storage, .storage, "The component keeps what it is given like this."),
    .facet("caching", \.caching, .caching, "The component keeps its answers fresh like this."),
    .facet("messaging", \.messaging, .messaging, "The component treats its messages like this."),
    .facet(
      "protection", \.protection, .protection,
      "This stands between the component and too much, or the wrong, traffic."),
    .facet("faults", \.faults, .faults, "The component is away this often."),
    .may("price", \.price, .quantity, "One instance costs this much."),
    .facet("prices", \.prices, .prices, "The component costs this beside its instances."),
    .list("waivers", \.waivers, .waiver, "These rules of the critique are set aside here."),
    .list(
      "relatives", \.relatives, .component,
      "The component names these others: its archive, its dead letters, the cache of its limits."),
  ])

  /// Its identity alone, whatever else stands beside it.
  static let identity = ObjectShape<Part.ID>(
    Part.ID.init(name:origin:), .one("name", \.name, .text, "The component is called this."),
    .one("at", \.origin, .origin, "It was said at this line and column."))
}

extension Shape<Part> {
  /// A component with everything said about it.
  static let part = ObjectShape<Part>.part.shape(
    "component", "A part that runs or stores, with everything said about it.",
    conditions: { Reserved.conditions }, check: Reserved.check)
}

extension Shape<Spread> {
  /// Over how many zones and regions instances are spread.
  static let spread = ObjectShape(
    Spread.init(zones:regions:),
    .one(
      "zones", \.zones, .whole,
      "Instances are spread over so many zones in each region; at least one."),
    .one("regions", \.regions, .whole, "Instances are spread over so many regions; at least one.")
  ).shape("spread", "Over how many zones, and over how many regions, instances are spread evenly.")
}

extension Shape<ZoneShare> {
  fileprivate static let zoneShare = ObjectShape(
    ZoneShare.init(zone:count:),
    .one("zone", \.zone, .text, "They stand in the zone of this name."),
    .one("count", \.count, .whole, "So many of them stand there; at least one.")
  ).shape("zoneShare", "Some of the machines of a component in one zone.")
}

extension Shape<Domain> {
  /// Something that several components share and lose together.
  static let domain = ObjectShape(
    {
      Domain(
        $0, $1, availability: $2, file: $3.file, line: $3.line, column: $3.column)
    },
    .one("name", \.name, .text, "The domain is called this."),
    .one("kind", \.kind, .word, "The domain is of this kind."),
    .may(
      "availability", \.availability, .quantity, "The domain is there for this share of the time."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("domain", "Something that several components share and lose together.")
}

extension Shape<Waiver> {
  /// A rule that is set aside.
  static let waiver = ObjectShape(
    Waiver.init(rule:because:until:origin:),
    .one("rule", \.rule, .text, "The rule with this identifier is set aside."),
    .one("because", \.because, .sentence, "It is set aside for this reason."),
    .may("until", \.until, .text, "It is set aside up to this day, written 2027-01-31."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("waiver", "A rule of the critique that is set aside, and why.")
}

extension Shape<Limit> {
  /// How often one caller may come.
  static let limit = ObjectShape(
    Limit.init(rate:by:shared:failsOpen:),
    .one("rate", \.rate, .quantity, "One caller may come this often."),
    .one("by", \.by, .text, "Callers are told apart by this."),
    .may(
      "shared", \.shared, .identity,
      "The counts lie in this cache, so that all instances share them."),
    .one(
      "failsOpen", \.failsOpen, .flag,
      "Whether callers are let through when the counts cannot be had.")
  ).shape("limit", "How often one caller may come.")
}
