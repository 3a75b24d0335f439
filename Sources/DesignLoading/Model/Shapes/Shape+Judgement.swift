import SystemDesign

extension Shape<Requirement> {
  static let requirement = ObjectShape(
    Requirement.init(says:targets:subject:origin:),
    .one("says", \.says, .sentence, "The requirement says this."),
    .list("targets", \.targets, .target, "It is met when these are."),
    .may("of", \.subject, .identity, "It is about this component."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("requirement", "What the system must do.")
}

extension Shape<Requirement.Target> {
  fileprivate static let target = Shape.choice(
    "target", "What a requirement asks for.",
    [
      .with(
        "durability", "This share of what was written is never lost.", .quantity, Value.durability
      ) {
        if case .durability(let it) = $0 { it } else { nil }
      },
      .with("staleness", "An answer is at most this old.", .quantity, Value.staleness) {
        if case .staleness(let it) = $0 { it } else { nil }
      },
      .with("accuracy", "An answer is right by this share.", .quantity, Value.accuracy) {
        if case .accuracy(let it) = $0 { it } else { nil }
      },
      .with("latency", "An answer comes within this time.", .quantity, Value.latency) {
        if case .latency(let it) = $0 { it } else { nil }
      },
      .with("hitRatio", "This share of reads is answered by a cache.", .quantity, Value.hitRatio) {
        if case .hitRatio(let it) = $0 { it } else { nil }
      },
      .with("order", "Order is kept within this.", .text, { .order(per: $0) }) {
        if case .order(let it) = $0 { it } else { nil }
      },
      .with("delivery", "A message arrives this often.", .word, Value.delivery) {
        if case .delivery(let it) = $0 { it } else { nil }
      },
      .with(
        "recovery", "So much may be lost, and work goes on within so long.", recovery,
        { .recovery(losing: $0.losing, within: $0.within) }
      ) {
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
    Recovery.init(_:_:),
    .one("losing", \.losing, .quantity, "At most what was written in this time may be lost."),
    .one("within", \.within, .quantity, "Work goes on after this time.")
  ).shape("recovery", "What may be lost, and how soon work goes on.")
}

extension Shape<Decision> {
  static let decision = ObjectShape(
    {
      Decision(
        $0, chosen: $1, over: $2, because: $3, file: $4.file, line: $4.line, column: $4.column)
    },
    .one("topic", \.topic, .text, "The decision is about this."),
    .one("chosen", \.chosen, .text, "This was chosen."),
    .list("over", \.alternatives, .text, "These were not."),
    .one("because", \.reason, .sentence, "It was chosen for this reason."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("decision", "Why the design is as it is.")
}

extension Shape<Failure> {
  static let failure = ObjectShape(
    Failure.init(subject:effect:response:losing:within:stopped:degraded:origin:),
    .one("of", \.subject, .subject, "This fails."),
    .one("effect", \.effect, .sentence, "The failure does this."),
    .one(
      "response", \.response, .sentence, "The system, or somebody, answers the failure like this."),
    .may("losing", \.losing, .quantity, "What was written in this time is lost."),
    .may("within", \.within, .quantity, "Work goes on after this time."),
    .list("stops", \.stopped, .text, "These flows are said to stop."),
    .list("degrades", \.degraded, .text, "These flows are said to go on with less."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("failure", "What fails, what that does, and how it is answered.")
}

extension Shape<Failure.Subject> {
  fileprivate static let subject = Shape.choice(
    "subject", "What fails.",
    [
      .plain("zone", "One zone is lost.", .zone) { if case .zone = $0 { true } else { false } },
      .plain("region", "One region is lost.", .region) {
        if case .region = $0 { true } else { false }
      },
      .with("component", "This component with all its machines.", .identity, Value.component) {
        if case .component(let it) = $0 { it } else { nil }
      },
      .with("machine", "One machine of this component.", .identity, Value.machine) {
        if case .machine(let it) = $0 { it } else { nil }
      },
      .with("domain", "The failure domain of this name.", .text, Value.domain) {
        if case .domain(let it) = $0 { it } else { nil }
      },
      .with("event", "Something that happens.", .text, Value.event) {
        if case .event(let it) = $0 { it } else { nil }
      },
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
    },
    schema: described.schema)

  private static let described = ObjectShape(
    Check.init(name:ours:theirs:source:origin:),
    .one("name", \.name, .text, "The check is called this."),
    .one("ours", \.ours, .formula, "The design comes to this."),
    .one("theirs", \.theirs, .formula, "Somebody else came to this."),
    .may("from", \.source, .text, "Their figure is from this source."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape(
    "check", "A figure of the design held against one from elsewhere; both have one dimension.")
}
