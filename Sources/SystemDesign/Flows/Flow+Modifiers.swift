extension Flow {
  /// What it is for, when its hops do not say.
  public func kind(_ kind: FlowKind) -> Flow { with { $0.kind = kind } }
  /// The most delicate data it carries.
  public func handling(_ data: DataClass) -> Flow { with { $0.dataClass = data } }
  /// Who may use it, and what is checked besides who they are.
  public func signedIn(with how: Authentication, checking: String? = nil) -> Flow {
    with { ($0.authentication, $0.check) = (how, checking) }
  }
  /// Anyone may use it, and that is meant.
  public func open(because reason: String) -> Flow { with { $0.openBecause = reason } }
  /// What happens to one of these happens in order.
  public func ordered(by key: String) -> Flow { with { $0.orderedBy = key } }
  /// How fresh its answer must be.
  public func consistent(_ how: Consistency) -> Flow { with { $0.consistency = how } }
  /// When the part nobody waits for is done, for this share of them.
  public func completes(within time: Period, for share: Ratio = 99.percent) -> Flow {
    with { $0.completes = Completion(time: time, share: share) }
  }
  /// Opens or fetches an address that a user gave, checked this way.
  public func followsUserAddress(checkedBy how: String) -> Flow {
    with { $0.userAddress = how }
  }
  /// Limits how often one caller may do it.
  public func limited(to rate: Rate, by caller: String) -> Flow {
    with { $0.limits.append(Limit(rate: rate, by: caller, shared: nil, failsOpen: true)) }
  }
  /// How its traffic rises and falls in a day.
  public func daily(_ curve: DailyCurve) -> Flow { with { $0.daily = curve } }
  /// So many ask for it, and each asks again only when the answer is there and a pause is over: a
  /// closed workload, which cannot ask faster than it is answered.
  public func asked(by callers: Count, pausing pause: Period) -> Flow {
    with { $0.callers = Callers(count: callers, pause: pause) }
  }
  /// Is refused first when there is too much to do.
  public func sheddable() -> Flow { with { $0.isSheddable = true } }
  /// Sets a rule aside here, with a reason and, if it is for now, an end.
  public func accepting(
    _ rule: String, because reason: Sentence, until day: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Flow {
    with {
      $0.waivers.append(
        Waiver(rule: rule, because: reason, until: day, origin: Origin(file, line, column)))
    }
  }
}
