import SystemDesign

extension FlowReliability {
  /// What the figure leaves out of caches: each whose loss overloads what the flow asks behind it.
  ///
  /// A cache lost alone takes no part in the availability, for its store has everything; whether the
  /// store carries the peak without it is told of the loss.
  ///
  /// - Parameter losses: what overloads something at the peak.
  public func lostCaches(among losses: [LossImpact]) -> [String] {
    guard availability.value != nil else { return [] }
    return losses.filter { $0.kind == .component }.compactMap { loss in
      let behind = flow.everyHop.flatMap { hop -> [String] in
        guard let tier = hop.asked.firstIndex(where: { $0.name == loss.name && $0.kind == .cache })
        else { return [] }
        return hop.asked[(tier + 1)...].map(\.name)
      }
      let overloaded = loss.overloads.filter { behind.contains($0.name) }.map(\.subject)
      guard !overloaded.isEmpty else { return nil }
      return "the loss of \(loss.subject) is not in the figure: it overloads "
        + distinct(overloaded).joined(separator: " and ") + " at the peak"
    }
  }
}
