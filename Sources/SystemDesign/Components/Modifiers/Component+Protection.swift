extension Component {
  /// Refuses what is above this rate, so that the rest is served.
  public func shedding(above rate: Rate) -> Self { with { $0.protection.shedsAbove = rate } }
  /// Limits how often one caller may come.
  public func limiting(
    to rate: Rate, by caller: String, through shared: Cache? = nil, failingOpen: Bool = true
  ) -> Self {
    with {
      $0.protection.limits.append(
        Limit(rate: rate, by: caller, shared: shared?.part.id, failsOpen: failingOpen))
      if let shared { $0.relatives.append(shared.part) }
    }
  }
  /// Lets in only callers that prove who they are, and says what is checked besides.
  public func authenticating(_ how: Authentication, checking: String? = nil) -> Self {
    with { ($0.protection.authentication, $0.protection.check) = (how, checking) }
  }
  /// How bytes reach it.
  public func encrypted(_ how: Transport) -> Self { with { $0.protection.transport = how } }
  /// Keeps something between requests that other instances do not have.
  public func remembering(_ what: String) -> Self { with { $0.protection.localState = what } }
  /// Is asked whether it is ready before traffic is sent to it.
  public func checkingHealth() -> Self { with { $0.protection.checksHealth = true } }
  /// Exists to be watched or to switch features, and is never needed for an answer.
  public func asTelemetry() -> Self { with { $0.protection.isTelemetry = true } }
  /// Is reached from inside only.
  public func inside() -> Self { with { $0.protection.isInternal = true } }

  /// Sets a rule aside here, with a reason and, if it is for now, an end: "2027-01-31".
  public func accepting(
    _ rule: String, because reason: Sentence, until day: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Self {
    with {
      $0.waivers.append(
        Waiver(rule: rule, because: reason, until: day, origin: Origin(file, line, column)))
    }
  }
}
