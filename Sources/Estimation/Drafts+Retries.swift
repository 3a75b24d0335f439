import SystemDesign

extension Drafts {
  /// What comes to a component when every call of it fails and is tried again, as often as its callers
  /// say and within their budgets.
  var retries: [Draft] {
    demands.flatMap { part, _ -> [Draft] in
      let arriving = load.arriving(at: part)
      guard arriving.contains(where: { ($0.hop.facts.retries?.count ?? 0) > 0 }) else { return [] }
      func rate(_ leg: Leg, _ moment: Moment) -> Term {
        let peak = leg.peak(at: moment)
        guard let retries = leg.hop.facts.retries, retries.count > 0 else { return peak }
        let more = Term.number(retries.count, retries.count == 1 ? "retry" : "retries")
        let bounded = retries.budget.map { more.smaller(.known($0.formula)) } ?? more
        return peak.times(Term.number(1).plus(bounded), .rate)
      }
      let all = Moment.most(arriving.map(\.rate)) { moment in
        .sum(arriving.map { rate($0, moment) }, .rate)
      }
      return [Draft(.component(part.name), .rateWithRetries, all)]
    }
  }
}
