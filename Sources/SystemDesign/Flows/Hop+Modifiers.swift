extension Hop {
  /// How long the caller waits before it gives up.
  public func timeout(_ time: Period) -> Hop { with { $0.timeout = time } }
  /// Tries again, with pauses that grow, and never adds more load than the budget.
  public func retries(
    _ count: Int, backoff: Period? = nil, jitter: Bool = true, budget: Ratio? = nil
  ) -> Hop {
    with {
      $0.retries = Retries(count: count, backoff: backoff, jitter: jitter, budget: budget)
    }
  }
  /// The flow goes on when this fails, and loses only that.
  public func optional(losing what: String? = nil) -> Hop {
    with { ($0.isOptional, $0.loses) = (true, what) }
  }
  /// What is done instead when this fails, and how that path is kept in practice.
  public func fallback(exercised: String? = nil, @FlowBuilder _ steps: () -> [Step]) -> Hop {
    let steps = steps()
    return with { $0.fallback = Fallback(steps: steps, exercised: exercised) }
  }
  /// Done twice is the same as done once, because of this.
  public func idempotent(by key: String) -> Hop { with { $0.idempotentBy = key } }
  /// Asks a second instance when the first is slow, and takes the answer that is there first.
  ///
  /// Of a cache and what stands behind it only the cache is asked twice: its instances lack the same.
  public func hedged(after time: Period) -> Hop {
    with { ($0.hedgeAfter, $0.hedgeShare) = (time, nil) }
  }
  /// Asks a second instance for the answers that are slower than this share of them; the others are
  /// load that comes on top: `.hedged(after: 95.percent)` asks 5 % twice.
  public func hedged(after share: Ratio) -> Hop {
    with { ($0.hedgeAfter, $0.hedgeShare) = (nil, share) }
  }
  /// How the bytes of this hop are protected.
  public func encrypted(_ how: Transport) -> Hop { with { $0.transport = how } }
  /// How the caller of this hop proves who it is.
  public func authenticated(_ how: Authentication) -> Hop { with { $0.authentication = how } }
  /// Stops calling for a while when most calls fail.
  public func breaker() -> Hop { with { $0.breaker = true } }
  /// Never has more than so many calls under way.
  public func bulkhead(_ most: Count) -> Hop { with { $0.bulkhead = most } }
  /// The connections each caller keeps open.
  public func pool(_ connections: Count) -> Hop { with { $0.pool = connections } }
  /// Lets no more than this through, and refuses the rest.
  public func admitting(upTo rate: Rate) -> Hop { with { $0.admits = rate } }
  /// Asks so many shards at once and waits for the slowest.
  public func scattered(over shards: Int, missing share: Ratio? = nil) -> Hop {
    with { ($0.scatter, $0.partial) = (shards, share) }
  }
  /// The time the network takes, there and back.
  public func roundTrip(_ time: Period) -> Hop { with { $0.roundTrip = time } }
  /// How fresh the answer must be.
  public func consistent(_ how: Consistency) -> Hop { with { $0.consistency = how } }
  /// Succeeds or fails together with the flow's other writes, by this means.
  public func atomic(by means: String) -> Hop { with { $0.atomicWith = means } }
  /// Tells the callee how much time is left.
  public func propagatingDeadline() -> Hop { with { $0.propagatesDeadline = true } }
  /// Brings other records together with these in one query.
  public func joining(_ records: Record...) -> Hop { joining(records) }
  /// Brings each of these together with the flow's records in one query.
  public func joining(_ records: [Record]) -> Hop { with { $0.joins += records } }
  /// Looks for words anywhere in a field.
  public func searching(in field: String) -> Hop { with { $0.searches = field } }
  /// Caches between here and the client may keep the answer.
  public func cacheable(for time: Period) -> Hop { with { $0.cacheable = time } }
  /// Sets a rule aside here, with a reason and, if it is for now, an end.
  public func accepting(
    _ rule: String, because reason: Sentence, until day: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    with {
      $0.waivers.append(
        Waiver(rule: rule, because: reason, until: day, origin: Origin(file, line, column)))
    }
  }
}
