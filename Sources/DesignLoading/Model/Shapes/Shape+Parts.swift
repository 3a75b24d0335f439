import SystemDesign

extension ObjectShape<Part> {
  /// A component with everything said about it, but for the components it names.
  static let part = ObjectShape(
    { Part($0, $1, $2, nil, $3) },
    .one("kind", \.kind, .word),
    .one("name", \.name, .text),
    .one("instances", \.instances, .whole),
    .one("at", \.origin, .origin)
  )
  .adding([
    .usually(0, "replicas", \.copies, .whole),
    .may("spread", \.placement.spread, .spread),
    .list("domains", \.placement.domains, .domain),
    .facet("capacity", \.capacity, .capacity),
    .facet("storage", \.storage, .storage),
    .facet("caching", \.caching, .caching),
    .facet("messaging", \.messaging, .messaging),
    .facet("protection", \.protection, .protection),
    .facet("faults", \.faults, .faults),
    .may("price", \.price, .quantity),
    .list("waivers", \.waivers, .waiver),
    .list("relatives", \.relatives, .component),
  ])

  /// Its identity alone, whatever else stands beside it.
  static let identity = ObjectShape<Part.ID>(
    Part.ID.init(name:origin:), .one("name", \.name, .text), .one("at", \.origin, .origin))
}

extension Shape<Part> {
  /// A component with everything said about it.
  static let part = ObjectShape<Part>.part.shape
}

extension Shape<Spread> {
  /// Over how many zones and regions instances are spread.
  static let spread = ObjectShape(
    Spread.init(zones:regions:), .one("zones", \.zones, .whole), .one("regions", \.regions, .whole)
  ).shape
}

extension Shape<Domain> {
  /// Something that several components share and lose together.
  static let domain = ObjectShape(
    {
      Domain(
        $0, $1, availability: $2, file: $3.file, line: $3.line, column: $3.column)
    },
    .one("name", \.name, .text),
    .one("kind", \.kind, .word),
    .may("availability", \.availability, .quantity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Waiver> {
  /// A rule that is set aside.
  static let waiver = ObjectShape(
    Waiver.init(rule:because:until:origin:),
    .one("rule", \.rule, .text),
    .one("because", \.because, .sentence),
    .may("until", \.until, .text),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Limit> {
  /// How often one caller may come.
  static let limit = ObjectShape(
    Limit.init(rate:by:shared:failsOpen:),
    .one("rate", \.rate, .quantity),
    .one("by", \.by, .text),
    .may("shared", \.shared, .identity),
    .one("failsOpen", \.failsOpen, .flag)
  ).shape
}
