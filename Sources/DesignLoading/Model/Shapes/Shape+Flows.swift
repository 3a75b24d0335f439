import SystemDesign

extension Shape<Flow> {
  /// One thing that happens, with everything said about it.
  static let flow = ObjectShape(
    {
      Flow(
        name: $0, api: $1, rate: $2, peak: $3, availability: $4, p99: $5, steps: $6, facts: $7,
        origin: $8)
    },
    .one("name", \.name, .text),
    .may("api", \.api, .api),
    .one("rate", \.rate, .quantity),
    .may("peak", \.peak, .quantity),
    .may("availability", \.availability, .quantity),
    .may("p99", \.p99, .quantity),
    .list("steps", \.steps, .later),
    .inline(\.facts, .facts),
    .one("at", \.origin, .origin)
  ).shape

}

extension ObjectShape<FlowFacts> {
  fileprivate static let facts = ObjectShape(
    FlowFacts(),
    [
      .may("kind", \.kind, .word),
      .may("dataClass", \.dataClass, .word),
      .may("authentication", \.authentication, .authentication),
      .may("check", \.check, .text),
      .may("openBecause", \.openBecause, .text),
      .may("orderedBy", \.orderedBy, .text),
      .may("consistency", \.consistency, .word),
      .may("completes", \.completes, .completion),
      .may("userAddress", \.userAddress, .text),
      .list("limits", \.limits, .limit),
      .flag("sheddable", \.isSheddable),
      .list("waivers", \.waivers, .waiver),
    ])
}

extension Shape<Completion> {
  fileprivate static let completion = ObjectShape(
    Completion.init(time:share:),
    .one("time", \.time, .quantity), .one("share", \.share, .quantity)
  ).shape
}

extension Shape<API> {
  fileprivate static let api = ObjectShape(
    {
      API(
        method: $0, path: $1, idempotencyKey: $2, pages: $3,
        answers: Answers($4.map { ($0.status, $0.says) }))
    },
    .one("method", \.method, .text),
    .one("path", \.path, .text),
    .may("idempotencyKey", \.idempotencyKey, .text),
    .may("pages", \.pages, .pages),
    .list("answers", \.answers, .answer)
  ).shape
}

extension Shape<API.Pages> {
  fileprivate static let pages = Shape.choice([
    .with("cursor", .quantity, API.Pages.cursor) {
      if case .cursor(let count) = $0 { count } else { nil }
    },
    .with("offset", .quantity, API.Pages.offset) {
      if case .offset(let count) = $0 { count } else { nil }
    },
  ])
}

extension Shape<Answers.Answer> {
  fileprivate static let answer = ObjectShape(
    Answers.Answer.init(status:says:), .one("status", \.status, .count), .one("says", \.says, .text)
  ).shape
}

extension Shape<Step> {
  /// A hop, or several that start together.
  static let step: Shape<Step> = Shape(
    encode: { step, writer in
      if case .hop(let hop) = step { return Shape<Hop>.hop.encode(hop, &writer) }
      return several.encode(step, &writer)
    },
    decode: { json, reader throws(ModelError) in
      if case .object(let object) = json, object["together"] == nil, object["oneOf"] == nil {
        return .hop(try Shape<Hop>.hop.decode(json, reader))
      }
      return try several.decode(json, reader)
    })

  /// The same, looked up when it is used: a step may hold steps.
  static let later = Shape<Step>.deferred { Shape<Step>.step }

  private static let several: Shape<Step> = Shape.choice([
    .with("together", Shape<Step>.later.list, Step.together) {
      if case .together(let steps) = $0 { steps } else { nil }
    },
    .with("oneOf", Shape<Step>.later.list, Step.oneOf) {
      if case .oneOf(let steps) = $0 { steps } else { nil }
    },
  ])
}
