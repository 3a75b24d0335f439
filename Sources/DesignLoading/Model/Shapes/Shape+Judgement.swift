import SystemDesign

extension Shape<Requirement> {
  static let requirement = ObjectShape(
    Requirement.init(says:targets:subject:origin:),
    .one("says", \.says, .sentence),
    .list("targets", \.targets, .target),
    .may("of", \.subject, .identity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Requirement.Target> {
  fileprivate static let target = Shape.choice([
    .with("durability", .quantity, Value.durability) {
      if case .durability(let it) = $0 { it } else { nil }
    },
    .with("staleness", .quantity, Value.staleness) {
      if case .staleness(let it) = $0 { it } else { nil }
    },
    .with("accuracy", .quantity, Value.accuracy) {
      if case .accuracy(let it) = $0 { it } else { nil }
    },
    .with("latency", .quantity, Value.latency) {
      if case .latency(let it) = $0 { it } else { nil }
    },
    .with("hitRatio", .quantity, Value.hitRatio) {
      if case .hitRatio(let it) = $0 { it } else { nil }
    },
    .with("order", .text, { .order(per: $0) }) { if case .order(let it) = $0 { it } else { nil } },
    .with("delivery", .word, Value.delivery) { if case .delivery(let it) = $0 { it } else { nil } },
    .with("recovery", recovery, { .recovery(losing: $0.losing, within: $0.within) }) {
      if case .recovery(let losing, let within) = $0 { Recovery(losing, within) } else { nil }
    },
  ])

  private struct Recovery: Sendable {
    let losing: Period
    let within: Period

    init(_ losing: Period, _ within: Period) {
      self.losing = losing
      self.within = within
    }
  }

  private static let recovery = ObjectShape(
    Recovery.init(_:_:), .one("losing", \.losing, .quantity), .one("within", \.within, .quantity)
  ).shape
}

extension Shape<Decision> {
  static let decision = ObjectShape(
    {
      Decision(
        $0, chosen: $1, over: $2, because: $3, file: $4.file, line: $4.line, column: $4.column)
    },
    .one("topic", \.topic, .text),
    .one("chosen", \.chosen, .text),
    .list("over", \.alternatives, .text),
    .one("because", \.reason, .sentence),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Failure> {
  static let failure = ObjectShape(
    Failure.init(subject:effect:response:losing:within:origin:),
    .one("of", \.subject, .subject),
    .one("effect", \.effect, .sentence),
    .one("response", \.response, .sentence),
    .may("losing", \.losing, .quantity),
    .may("within", \.within, .quantity),
    .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Failure.Subject> {
  fileprivate static let subject = Shape.choice([
    .plain("zone", .zone) { if case .zone = $0 { true } else { false } },
    .plain("region", .region) { if case .region = $0 { true } else { false } },
    .with("component", .identity, Value.component) {
      if case .component(let it) = $0 { it } else { nil }
    },
    .with("domain", .text, Value.domain) { if case .domain(let it) = $0 { it } else { nil } },
    .with("event", .text, Value.event) { if case .event(let it) = $0 { it } else { nil } },
  ])
}

extension Shape<Check> {
  static let check = Shape(
    encode: described.encode,
    decode: { json, reader throws(ModelError) in
      let check = try described.decode(json, reader)
      guard check.ours.dimension == check.theirs.dimension else {
        throw reader.error(
          "a \(check.ours.dimension.rawValue) cannot be held against a "
            + check.theirs.dimension.rawValue)
      }
      return check
    })

  private static let described = ObjectShape(
    Check.init(name:ours:theirs:source:origin:),
    .one("name", \.name, .text),
    .one("ours", \.ours, .formula),
    .one("theirs", \.theirs, .formula),
    .may("from", \.source, .text),
    .one("at", \.origin, .origin)
  ).shape
}
