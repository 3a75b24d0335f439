import SystemDesign

extension Shape<Flow> {
  /// One thing that happens, with everything said about it.
  static let flow = ObjectShape(
    {
      Flow(
        name: $0, api: $1, rate: $2, peak: $3, availability: $4, p99: $5, steps: $6, facts: $7,
        origin: $8)
    },
    .one("name", \.name, .text, "The flow is called this; no two of a design share a name."),
    .may("api", \.api, .api, "A user starts the flow by this request."),
    .one("rate", \.rate, .quantity, "The flow happens this often, on the mean."),
    .may("peak", \.peak, .quantity, "The busiest moment of the flow is so many times its mean."),
    .may("availability", \.availability, .quantity, "This share of executions must succeed."),
    .may("p99", \.p99, .quantity, "All but one of a hundred executions are done within this time."),
    .list("steps", \.steps, .later, "These hops make up the flow, in order."),
    .inline(\.facts, .facts),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("flow", "One thing that a user or a timer makes happen, as hops in their order.")
}

extension ObjectShape<FlowFacts> {
  fileprivate static let facts = ObjectShape(
    FlowFacts(),
    [
      .may("kind", \.kind, .word, "The flow is for this, where its hops do not say."),
      .may(
        "dataClass", \.dataClass, .word, "The most delicate data the flow carries is of this class."
      ),
      .may(
        "authentication", \.authentication, .authentication,
        "Users of the flow prove who they are like this."),
      .may("check", \.check, .text, "This is checked besides who the user is."),
      .may("openBecause", \.openBecause, .text, "Anyone may use the flow, for this reason."),
      .may("orderedBy", \.orderedBy, .text, "Executions keep their order within this."),
      .may("consistency", \.consistency, .word, "The answer must be this fresh."),
      .may("completes", \.completes, .completion, "The part nobody waits for is done by then."),
      .may(
        "userAddress", \.userAddress, .text,
        "An address that a user gave is checked like this before it is opened."),
      .list(
        "limits", \.limits, .limit, "One caller may start the flow no more often than these say."),
      .may("daily", \.daily, .dailyCurve, "Its traffic rises and falls like this in a day."),
      .may(
        "callers", \.callers, .callers,
        "So many ask for it, each again only when the answer is there and a pause is over."),
      .flag(
        "sheddable", \.isSheddable,
        "Whether the flow is refused first when there is too much to do."),
      .list("waivers", \.waivers, .waiver, "These rules of the critique are set aside here."),
    ])
}

extension Shape<Completion> {
  fileprivate static let completion = ObjectShape(
    Completion.init(time:share:),
    .one("time", \.time, .quantity, "The work is done within this time."),
    .one("share", \.share, .quantity, "The time holds for this share of executions.")
  ).shape("completion", "When the part of a flow that nobody waits for is done.")
}

extension Shape<Callers> {
  fileprivate static let callers = ObjectShape(
    Callers.init(count:pause:),
    .one("count", \.count, .quantity, "So many ask."),
    .one("pause", \.pause, .quantity, "One pauses so long between an answer and the next request.")
  ).shape("callers", "A fixed number of callers that wait for an answer before they ask again.")
}

extension Shape<API> {
  fileprivate static let api = ObjectShape(
    {
      API(
        method: $0, path: $1, idempotencyKey: $2, pages: $3,
        answers: Answers($4.map { ($0.status, $0.says) }))
    },
    .one("method", \.method, .text, "The request has this method."),
    .one("path", \.path, .text, "The request goes to this path."),
    .may("idempotencyKey", \.idempotencyKey, .text, "A request said twice is known by this field."),
    .may("pages", \.pages, .pages, "The answer comes in pages of this kind."),
    .list("answers", \.answers, .answer, "The request may be answered with these.")
  ).shape("api", "The request by which a user starts a flow.")
}

extension Shape<API.Pages> {
  fileprivate static let pages = Shape.choice(
    "pages", "How a long answer is cut into pages.",
    [
      .with(
        "cursor", "A page has so many items and begins where the last one ended.", .quantity,
        API.Pages.cursor
      ) {
        if case .cursor(let count) = $0 { count } else { nil }
      },
      .with(
        "offset", "A page has so many items and begins at a number.", .quantity, API.Pages.offset
      ) {
        if case .offset(let count) = $0 { count } else { nil }
      },
    ])
}

extension Shape<Answers.Answer> {
  fileprivate static let answer = ObjectShape(
    Answers.Answer.init(status:says:),
    .one("status", \.status, .count, "The answer has this status."),
    .one("says", \.says, .text, "The answer means this.")
  ).shape("answer", "What a request may be answered with.")
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
    },
    schema: { writer in .oneOf([Shape<Hop>.hop.schema(&writer), several.schema(&writer)]) }
  ).named("step", "A hop, or several that start together.")

  /// The same, looked up when it is used: a step may hold steps.
  static let later = Shape<Step>.deferred { Shape<Step>.step }

  private static let several: Shape<Step> = Shape.choice(
    "several", "Several steps.",
    [
      .with(
        "together", "These start together, and all are waited for.", Shape<Step>.later.list,
        Step.together
      ) {
        if case .together(let steps) = $0 { steps } else { nil }
      },
      .with("oneOf", "Any one of these is enough.", Shape<Step>.later.list, Step.oneOf) {
        if case .oneOf(let steps) = $0 { steps } else { nil }
      },
    ])
}
