import SystemDesign

extension Shape<Hop> {
  /// One call or message, with everything said about it.
  static let hop = Shape(
    encode: described.encode,
    decode: { json, reader throws(ModelError) in
      let hop = try described.decode(json, reader)
      try reader.check(Roles.refusal(hop))
      return hop
    },
    schema: described.schema)

  private static let described = ObjectShape(
    [verb.any, from.any, to.any, times.any, origin.any],
    { object, reader throws(ModelError) in
      Hop(
        verb: try verb.read(object, reader), from: try from.read(object, reader),
        to: try to.read(object, reader), times: try times.read(object, reader),
        origin: try origin.read(object, reader))
    }
  )
  .adding([
    .list("through", \.passages, .component, "The hop passes through these on its way, in order."),
    .may("sending", \.sending, .content, "This goes there."),
    .may("receiving", \.receiving, .content, "This comes back."),
    .inline(\.facts, .facts),
  ]).shape("hop", "One call or message from a component to another.")

  private static let verb = Member<Hop, Hop.Verb>.one(
    "verb", \.verb, .word, "The first component does this to the second; the verb says who waits.")
  private static let from = Member<Hop, Part>.one(
    "from", \.from, .component, "This component does it.")
  private static let to = Member<Hop, Part>.one(
    "to", \.to, .component, "It is done to this component.")
  private static let times = Member<Hop, Times>.one(
    "times", \.times, .times, "The hop runs so many times for one execution of its flow.")
  private static let origin = Member<Hop, Origin>.one(
    "at", \.origin, .origin, "It was said at this line and column.")
}

extension ObjectShape<HopFacts> {
  fileprivate static let facts = ObjectShape(
    HopFacts(),
    [
      .may("else", \.store, .component, "What a cache cannot answer comes from this component."),
      .may("hit", \.hit, .quantity, "The cache answers this share of the reads."),
      .list(
        "further", \.further, .tier, "What that one cannot answer either comes from these in turn."),
      .may("by", \.field, .text, "Records are looked up by this field."),
      .flag(
        "fromReplica", \.fromReplica,
        "Whether the copies of the store it goes to answer, not its primary."),
      .flag(
        "elseFromReplica", \.storeFromReplica,
        "Whether the copies of the one under 'else' answer, not its primary."),
      .may("batch", \.batch, .count, "One delivery brings so many messages."),
      .may("timeout", \.timeout, .quantity, "The caller gives up after this time."),
      .may("retries", \.retries, .retries, "The caller tries again like this."),
      .flag("optional", \.isOptional, "Whether the flow goes on when the hop fails."),
      .may("loses", \.loses, .text, "The flow loses this when the hop fails."),
      .may("fallback", \.fallback, .fallback, "This is done instead when the hop fails."),
      .may(
        "idempotentBy", \.idempotentBy, .text,
        "Because of this, doing it twice is the same as doing it once."),
      .may("hedgeAfter", \.hedgeAfter, .quantity, "A second instance is asked after this time."),
      .may(
        "hedgeShare", \.hedgeShare, .quantity,
        "A second instance is asked for the answers that are slower than this share of them."),
      .may("transport", \.transport, .word, "The bytes are protected like this."),
      .may(
        "authentication", \.authentication, .authentication,
        "The caller proves who it is like this."),
      .flag("breaker", \.breaker, "Whether the caller stops for a while when most calls fail."),
      .may("bulkhead", \.bulkhead, .quantity, "At most so many calls are under way."),
      .may("pool", \.pool, .quantity, "Each caller keeps so many connections open."),
      .may("admits", \.admits, .quantity, "At most this rate is let through."),
      .may("scatter", \.scatter, .count, "So many shards are asked at once."),
      .may(
        "partial", \.partial, .quantity, "The answers of this share of the shards may be missing."),
      .may("roundTrip", \.roundTrip, .quantity, "The network takes this time, there and back."),
      .may("consistency", \.consistency, .word, "The answer must be this fresh."),
      .may(
        "atomicWith", \.atomicWith, .text,
        "By this means the hop succeeds or fails together with the flow's other writes."),
      .may("cacheable", \.cacheable, .quantity, "Caches on the way may keep the answer this long."),
      .flag(
        "propagatesDeadline", \.propagatesDeadline,
        "Whether the callee is told how much time is left."),
      .list(
        "joins", \.joins, .reference,
        "These records are brought together with the others in one query."),
      .may("searches", \.searches, .text, "Words are looked for anywhere in this field."),
      .list("waivers", \.waivers, .waiver, "These rules of the critique are set aside here."),
    ])
}

extension Shape<Retries> {
  fileprivate static let retries = ObjectShape(
    Retries.init(count:backoff:jitter:budget:),
    .one("count", \.count, .count, "The caller tries so many times more."),
    .may("backoff", \.backoff, .quantity, "The first pause is this long, and later ones grow."),
    .one("jitter", \.jitter, .flag, "Whether the pauses differ at random."),
    .may("budget", \.budget, .quantity, "Retries add at most this share of load.")
  ).shape("retries", "How a caller tries again.")
}

extension Shape<Fallback> {
  fileprivate static let fallback = ObjectShape(
    Fallback.init(steps:exercised:),
    .list("steps", \.steps, .later, "These hops are done instead, in order."),
    .may("exercised", \.exercised, .text, "The fallback is kept in practice like this.")
  ).shape("fallback", "What is done instead when a hop fails.")
}

extension Shape<Tier> {
  fileprivate static let tier = ObjectShape(
    Tier.init(holder:hit:fromReplica:),
    .one("from", \.holder, .component, "This component is asked then."),
    .may(
      "hit", \.hit, .quantity, "The one asked before it answers this share of what it is asked."),
    .flag("fromReplica", \.fromReplica, "Whether its copies answer, not its primary.")
  ).shape("tier", "Where a read goes on that those asked before could not answer.")
}
