extension Failure {
  /// The flows that stop, by name: what is lost is needed and nothing else can do it.
  public func stops(_ flows: String...) -> Failure { stops(flows) }
  /// The flows that stop, by name.
  public func stops(_ flows: [String]) -> Failure { with { $0.stopped += flows } }
  /// The flows that go on with less, by name: slower, older, without a part, or to be completed later.
  public func degrades(_ flows: String...) -> Failure { degrades(flows) }
  /// The flows that go on with less, by name.
  public func degrades(_ flows: [String]) -> Failure { with { $0.degraded += flows } }

  private func with(_ change: (inout Failure) -> Void) -> Failure {
    var copy = self
    change(&copy)
    return copy
  }
}
