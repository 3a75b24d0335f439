import SystemDesign

extension Drafts {
  /// What comes to a component when every call of it fails and is tried again, as often as the callers
  /// on the way to it say and within their budgets.
  var retries: [Draft] {
    demands.flatMap { part, _ -> [Draft] in
      let arriving = load.arriving(at: part)
      guard arriving.contains(where: { !($0.run.attempts.formula?.isOne ?? true) }) else {
        return []
      }
      let all = Moment.most(arriving.map(\.rate)) { moment in
        .sum(arriving.map { $0.peak(at: moment).times($0.run.attempts, .rate) }, .rate)
      }
      return [Draft(.component(part.name), .rateWithRetries, all)]
    }
  }
}
