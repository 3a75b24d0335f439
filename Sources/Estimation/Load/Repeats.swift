import SystemDesign

/// How often the hops of a flow are tried when all that they lead to fails: as often as their callers
/// say, for each time that those who called these try again.
///
/// Of several ways to a caller the one on which most is tried counts.
struct Repeats {
  /// A number of attempts; its value where nothing in it is a guess.
  private struct Tries {
    let term: Term
    let value: Double?

    static let one = Tries(term: .number(1), value: 1)

    func larger(_ other: Tries) -> Tries {
      guard let value, let others = other.value else {
        return Tries(term: Machines.largest([term, other.term]), value: nil)
      }
      return value >= others ? self : other
    }
  }

  private var most: [Part.ID: Tries] = [:]

  /// The attempts of the next hop of the flow.
  ///
  /// A caller that stops calling when most calls fail repeats nothing then, nor what is repeated to
  /// it.
  mutating func tries(of hop: Hop) -> Term {
    let tries = hop.facts.breaker ? .one : Self.tries(of: hop, called: called(hop))
    for part in hop.reached { most[part] = most[part]?.larger(tries) ?? tries }
    return tries.term
  }

  /// How often its caller is called, where who called it sees that it failed.
  private func called(_ hop: Hop) -> Tries {
    hop.isFailureNoticed ? most[hop.from.id] ?? .one : .one
  }

  private static func tries(of hop: Hop, called: Tries) -> Tries {
    let own = alone(hop)
    guard called.value != 1 else { return own }
    // In one number, so that a way of any length is no deep expression.
    let before = called.value.map {
      Term.known(Formula(.literal($0, Unit("attempts of those before")), .ratio))
    }
    return Tries(
      term: own.term.times(before ?? called.term, .ratio),
      value: called.value.flatMap { before in own.value.map { $0 * before } })
  }

  /// The first time and all retries, as far as their budget goes.
  private static func alone(_ hop: Hop) -> Tries {
    guard let retries = hop.facts.retries, retries.count > 0 else { return .one }
    let more = Term.number(retries.count, retries.count == 1 ? "retry" : "retries")
    let bounded = retries.budget.map { more.smaller(.known($0.formula)) } ?? more
    return Tries(
      term: Term.number(1).plus(bounded), value: bounded.formula?.number.map { 1 + $0 })
  }
}

extension Hop {
  /// Whether its caller goes on only when it is done, or safely handed over.
  package var isAwaitedItself: Bool {
    waits || verb == .sends && (to.kind == .queue || to.kind == .stream)
  }

  /// Whether those who called its caller see that it failed, and so try again as well: not where
  /// work was handed over before, where nobody waits, or where the flow goes on without it.
  package var isFailureNoticed: Bool {
    let isHandedOver = from.kind == .queue || from.kind == .stream
    let isDispensable = facts.isOptional || to.protection.isTelemetry
    return isAwaitedItself && !isHandedOver && !isDispensable && facts.fallback == nil
  }
}
