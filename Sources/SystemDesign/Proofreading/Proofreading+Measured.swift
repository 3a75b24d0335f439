extension Proofreading {
  /// Load tests that say nothing, or two things of one number of machines.
  var impossibleMeasurements: [Mistake] {
    components.compactMap { part in
      guard let points = part.capacity.measured?.points else { return nil }
      func mistake(_ says: String, _ instead: String) -> Mistake {
        Mistake(says: "'\(part.name)' \(says)", instead: instead, origin: part.origin)
      }
      if points.isEmpty {
        return mistake("has a load test without a result", "say measured([1: 955.perSecond])")
      }
      var seen: Set<Int> = []
      guard let twice = points.first(where: { !seen.insert($0.machines).inserted }) else {
        return nil
      }
      return mistake(
        "was measured twice with \(twice.machines)", "say one rate for each number of machines")
    }
  }
}
