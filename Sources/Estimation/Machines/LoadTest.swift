import SystemDesign

/// What a load test of a component says that its machines do together.
struct LoadTest {
  private let part: Part
  private let points: [Measurements.Point]
  /// The law that comes closest; nil where too few sizes were measured.
  let fit: ScalabilityFit?

  /// Nil where there was none.
  init?(of part: Part) {
    guard let points = part.capacity.measured?.points else { return nil }
    self.part = part
    self.points = points
    fit = try? ScalabilityFit(
      points.map { .init(count: Double($0.machines), throughput: $0.rate.median ?? .nan) })
  }

  /// What all of them do: γ N ÷ (1 + σ (N − 1) + κ N (N − 1)).
  ///
  /// Among the sizes that were measured only: what lies beyond them is unknown.
  var capacity: Term {
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
      .named("what \(machines) of '\(part.name)' do by the load test")
  }

  /// The same demands where each machine does no more than its part of what all were seen to do.
  ///
  /// Of work of several kinds a test does not say which of them it did. What was measured stands
  /// before what is published of others.
  func bounding(_ demands: [Demand]) -> [Demand] {
    guard let fit, let only = demands.first, demands.count == 1, capacity.formula != nil else {
      return demands
    }
    let share = capacity.over(.number(only.machines, "machines"), .rate)
      .named("what each of them does of it")
    var bounded = only
    let stated = only.each.formula?.defaults.isEmpty ?? false ? only.each : nil
    bounded.each = Machines.smallest([stated, share].compactMap(\.self))
    bounded.eachWithoutPlaces = only.eachWithoutPlaces.map { Machines.smallest([$0, share]) }
    if only.machines == part.machines, only.copies == 1, only.bearings.isEmpty {
      bounded.scaling = TestedScaling(
        name: part.name, law: fit.law, largest: fit.largest, each: stated?.median)
    }
    return [bounded]
  }

  private static func coefficient(_ value: Double, _ name: String?) -> Term {
    let term = Term.known(Formula(.literal(value, Unit("")), .ratio))
    return name.map { name in value == 0 ? term : term.named(name) } ?? term
  }
}
