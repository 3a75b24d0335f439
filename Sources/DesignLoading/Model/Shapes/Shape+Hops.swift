import SystemDesign

extension Shape<Hop> {
  /// One call or message, with everything said about it.
  static let hop = ObjectShape(
    { Hop(verb: $0, from: $1, to: $2, times: $3, origin: $4) },
    .one("verb", \.verb, .word),
    .one("from", \.from, .component),
    .one("to", \.to, .component),
    .one("times", \.times, .times),
    .one("at", \.origin, .origin)
  )
  .adding([
    .list("through", \.passages, .component),
    .may("sending", \.sending, .content),
    .may("receiving", \.receiving, .content),
    .inline(\.facts, .facts),
  ]).shape

}

extension ObjectShape<HopFacts> {
  fileprivate static let facts = ObjectShape(
    HopFacts(),
    [
      .may("else", \.store, .component),
      .may("hit", \.hit, .quantity),
      .may("by", \.field, .text),
      .flag("fromReplica", \.fromReplica),
      .may("batch", \.batch, .count),
      .may("timeout", \.timeout, .quantity),
      .may("retries", \.retries, .retries),
      .flag("optional", \.isOptional),
      .may("loses", \.loses, .text),
      .may("fallback", \.fallback, .fallback),
      .may("idempotentBy", \.idempotentBy, .text),
      .may("hedgeAfter", \.hedgeAfter, .quantity),
      .may("transport", \.transport, .word),
      .may("authentication", \.authentication, .authentication),
      .flag("breaker", \.breaker),
      .may("bulkhead", \.bulkhead, .quantity),
      .may("pool", \.pool, .quantity),
      .may("admits", \.admits, .quantity),
      .may("scatter", \.scatter, .count),
      .may("partial", \.partial, .quantity),
      .may("roundTrip", \.roundTrip, .quantity),
      .may("consistency", \.consistency, .word),
      .may("atomicWith", \.atomicWith, .text),
      .may("cacheable", \.cacheable, .quantity),
      .flag("propagatesDeadline", \.propagatesDeadline),
      .list("joins", \.joins, .reference),
      .may("searches", \.searches, .text),
      .list("waivers", \.waivers, .waiver),
    ])
}

extension Shape<Retries> {
  fileprivate static let retries = ObjectShape(
    Retries.init(count:backoff:jitter:budget:),
    .one("count", \.count, .count),
    .may("backoff", \.backoff, .quantity),
    .one("jitter", \.jitter, .flag),
    .may("budget", \.budget, .quantity)
  ).shape
}

extension Shape<Fallback> {
  fileprivate static let fallback = ObjectShape(
    Fallback.init(steps:exercised:),
    .list("steps", \.steps, .later),
    .may("exercised", \.exercised, .text)
  ).shape
}
