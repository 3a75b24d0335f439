import SystemDesign

extension Drafts {
  /// What everything costs a month; nothing where nothing was priced.
  var costs: [Draft] {
    let parts = design.components.filter { !$0.isOrigin }
    guard parts.contains(where: \.isPriced) else { return [] }
    let costs = Costs(of: load, deposits)
    let components = parts.map { ($0, costs.costs(of: $0) ?? [.unknown([$0.unpriced])]) }
    return components.map { part, costs in total(.component(part.name), costs) }
      + design.flows.flatMap { flow in flowCosts(flow, costs) }
      + [total(.system, components.flatMap(\.1))]
  }

  private func flowCosts(_ flow: Flow, _ costs: Costs) -> [Draft] {
    let subject = Subject.flow(flow.name)
    let month = total(subject, costs.costs(of: flow) + touched(by: flow).map { .unknown([$0]) })
    let rate = load.rate(of: flow).mean
    let each =
      rate.isZero
      ? .unknown(["what one '\(flow.name)' costs: it never happens"])
      : month.term.over(.known(Period.month.formula), .spending).over(rate, .money)
    return [month, Draft(subject, .costPerRequest, each, remarks: month.remarks)]
  }

  /// What would settle the cost of the components that a flow uses and nobody priced.
  private func touched(by flow: Flow) -> [String] {
    distinct(
      load.legs.filter { $0.flow.name == flow.name }.map(\.to)
        .filter { !$0.isOrigin && !$0.isPriced }.map(\.unpriced))
  }

  /// What is known, together; what is not is named beside it.
  private func total(_ subject: Subject, _ costs: [Term]) -> Draft {
    let known = costs.filter { $0.formula != nil }
    let missing = distinct(costs.flatMap(\.missing))
    guard !known.isEmpty else { return Draft(subject, .costPerMonth, .unknown(missing)) }
    return Draft(subject, .costPerMonth, .sum(known, .money), remarks: missing)
  }
}
