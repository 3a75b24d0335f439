import SideBySide

extension Reliability {
  /// The combinations of two to so many things that take a flow down together.
  ///
  /// Worked out when asked for; `flow` must be one of `flows`.
  public func combinations(of flow: FlowReliability, upTo order: Int) -> Combinations {
    CombinationFinder(needs: flow.needs, root: flow.needs.accepted, topology: topology)
      .combinations(upTo: order)
  }

  /// The same of several flows.
  public func combinations(of flows: [FlowReliability], upTo order: Int) -> [Combinations] {
    flows.mapSideBySide { combinations(of: $0, upTo: order) }
  }
}
