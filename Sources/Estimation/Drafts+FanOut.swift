import SystemDesign

extension Drafts {
  /// Up to which audience workers bear to write to each member, and what that leaves to be read.
  ///
  /// Source: Silberstein, Terrace, Cooper and Ramakrishnan, Feeding Frenzy, SIGMOD 2010.
  var fanOut: [Draft] {
    demands.flatMap { part, _ -> [Draft] in
      guard part.kind == .worker else { return [] }
      let written = load.leaving(part).filter { $0.work == .change }
      // Of several audiences of one worker the first is limited, wherever it is written to, and the
      // others are borne as stated.
      guard let leg = written.first(where: { $0.hop.times.top != nil }),
        let audience = WrittenAudience(leg)
      else { return [] }
      func isLimited(_ leg: Leg) -> Bool { WrittenAudience(leg)?.isSame(as: audience) ?? false }
      return drafts(
        of: part, audience, written.filter(isLimited), written.filter { !isLimited($0) })
    }
  }

  private func drafts(
    of part: Part, _ audience: WrittenAudience, _ legs: [Leg], _ others: [Leg]
  ) -> [Draft] {
    let able = Term(
      part.capacity.writes?.formula,
      missing: "what one machine of '\(part.name)' can write: say writing: 1_000.perSecond"
    )
    .times(
      .number(part.instances, part.instances == 1 ? "machine" : "machines"), .rate
    )
    .times(Machines.busy(in: design), .rate)
    .named("writes a second that '\(part.name)' bears")
    let moments = Moment.worst(of: (legs + others).map(\.rate))
    func isIdle(_ moment: Moment) -> Bool { legs.allSatisfy { $0.rate.isIdle(at: moment) } }
    let limits = moments.filter { !isIdle($0) }.map { moment in
      let left =
        others.isEmpty
        ? able
        : Machines.largest([able.minus(others.rate { $0.peak(at: moment) }), .zero(.rate)])
          .named("what other writes of '\(part.name)' leave")
      // What is asked again is written again.
      let asked = Term.sum(
        legs.map { $0.rate.rate(at: moment).times($0.asked, .rate) }, .rate)
      let each = left.over(asked, .count)
      return audience.limit(bearing: each.named("writes '\(part.name)' bears for each"))
    }
    guard let first = limits.first else { return [] }
    let limit = limits.dropFirst().reduce(first) { $0.smaller($1) }
    let used =
      audience.stated.map { Term.known($0) } ?? limit.named("the limit that '\(part.name)' bears")
    let subject = Subject.component(part.name)
    return [
      Draft(subject, .fanOutLimit, limit),
      Draft(subject, .fanOutAbove, audience.function(.shareAbove, used, .ratio)),
      Draft(
        subject, .fanOutSaved,
        Term.number(1).minus(
          audience.function(.meanUpTo, used, .count).named("writes each takes up to the limit")
            .over(.known(audience.mean), .ratio))),
    ]
  }
}

/// An audience that a worker writes to, one write for each.
struct WrittenAudience {
  let mean: Formula
  let top: Formula
  /// The limit that the design states.
  let stated: Formula?

  /// Nil where the writes are no audience, or where only some executions make them.
  init?(_ leg: Leg) {
    let times = leg.hop.times
    guard let top = times.top, leg.perExecution.formula === times.mean else { return nil }
    if case .named(_, let reached) = times.mean.operation,
      case .function(.meanUpTo, let inputs) = reached.operation, inputs.count == 3
    {
      (mean, self.top, stated) = (inputs[0], inputs[1], inputs[2])
    } else {
      (mean, self.top, stated) = (times.mean, top, nil)
    }
  }

  /// Whether it is the same audience, under the same limit.
  func isSame(as other: WrittenAudience) -> Bool {
    mean === other.mean && top === other.top && stated === other.stated
  }

  func limit(bearing each: Term) -> Term { function(.limitForMean, each, .count) }

  func function(_ function: Formula.Function, _ last: Term, _ dimension: Dimension) -> Term {
    last.map { Formula(.function(function, [mean, top, $0]), dimension) }
  }
}
