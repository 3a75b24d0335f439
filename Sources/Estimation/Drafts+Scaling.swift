import SystemDesign

extension Drafts {
  /// What a load test says that so many machines can do, and how much of it the peak takes.
  ///
  /// Among the sizes that were measured only: what lies beyond them is unknown.
  var scaling: [Draft] {
    demands.flatMap { part, demands -> [Draft] in
      guard let points = part.capacity.measured?.points else { return [] }
      let subject = Subject.component(part.name)
      let fit = try? ScalabilityFit(
        points.map { .init(count: Double($0.machines), throughput: $0.rate.median ?? .nan) })
      let capacity = capacity(of: part, points, fit)
        .named("what \(part.machines) of '\(part.name)' do by the load test")
      var drafts = [Draft(subject, .scalingCapacity, capacity, remarks: fit?.notes ?? [])]
      if demands.count == 1 {
        drafts.append(Draft(subject, .scalingUse, demands[0].warm.over(capacity, .ratio)))
      }
      if let best = fit?.best {
        let most = Formula(.literal(best, Unit("machines")), .count)
        drafts.append(Draft(subject, .scalingBest, .known(most)))
      }
      return drafts
    }
  }

  /// γ N ÷ (1 + σ (N − 1) + κ N (N − 1)).
  private func capacity(
    of part: Part, _ points: [Measurements.Point], _ fit: ScalabilityFit?
  ) -> Term {
    guard let fit else {
      return .unknown([
        "how '\(part.name)' scales: measure at least \(ScalabilityFit.fewestPoints) sizes, "
          + "the load test has \(Set(points.map(\.machines)).count)"
      ])
    }
    let machines = part.machines
    guard Double(machines) <= fit.largest else {
      return .unknown([
        "what \(machines) of '\(part.name)' can do: the load test ends at "
          + "\(NumberText.count(fit.largest)), measure \(machines)"
      ])
    }
    let one = Term.known(fit.law.single.perSecond.formula).named("what one does")
    let others = Term.number(machines - 1, "others")
    let waiting = Self.coefficient(fit.law.contention, "contention").times(others, .ratio)
    let pairs = Term.number(machines, "machines").times(others, .count)
    let agreeing = Self.coefficient(fit.law.crosstalk, "crosstalk").times(pairs, .ratio)
    return one.times(.number(machines, "machines"), .rate)
      .over(Self.coefficient(1, nil).plus(waiting).plus(agreeing), .rate)
  }

  private static func coefficient(_ value: Double, _ name: String?) -> Term {
    let term = Term.known(Formula(.literal(value, Unit("")), .ratio))
    return name.map { name in value == 0 ? term : term.named(name) } ?? term
  }
}
