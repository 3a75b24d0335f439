import Estimation
import SystemDesign

/// What a design costs, by component and by flow; both empty where nothing was priced.
struct CostTables {
  let estimate: Estimate
  /// Whether what rests on a default is marked.
  let marks: Bool

  /// Components with a price, all together, and those without one.
  var components: Table {
    let priced = estimate.design.components.filter { cost(.component($0.name))?.value != nil }
    let isGuess =
      (priced.map { Subject.component($0.name) } + [.system]).contains { range($0) != nil }
    var table = Table(
      ["Cost a month", "likely"] + (isGuess ? ["low", "high"] : []),
      [.left, .right] + (isGuess ? [.right, .right] : []))
    func row(_ name: String, _ subject: Subject) -> [String] {
      let ends = range(subject) ?? ("", "")
      return [name, cost(subject).map { $0.text + mark($0) } ?? ""]
        + (isGuess ? [ends.low, ends.high] : [])
    }
    for part in priced { table.add(row(part.name, .component(part.name))) }
    if !priced.isEmpty { table.add(row("all that is priced", .system)) }
    return table
  }

  /// What each flow costs, and one execution of it.
  var flows: Table {
    var table = Table(["Cost by flow", "a month", "of one"], [.left, .right, .right])
    for flow in estimate.design.flows {
      let subject = Subject.flow(flow.name)
      guard let cost = cost(subject), cost.value != nil else { continue }
      let each = estimate.figure(.costPerRequest, of: subject)?.value.map(MoneyText.each)
      table.add([flow.name, cost.text + mark(cost), each.map { $0 + mark(cost) } ?? ""])
    }
    return table
  }

  private func mark(_ figure: Figure) -> String {
    marks && !figure.defaults.isEmpty ? DefaultsSection.mark : ""
  }

  private func cost(_ subject: Subject) -> Figure? { estimate.figure(.costPerMonth, of: subject) }

  private func range(_ subject: Subject) -> (low: String, high: String)? {
    guard case .known(let spread)? = cost(subject)?.amount, spread.isRange else { return nil }
    return (
      QuantityText.text(spread.low, .costPerMonth), QuantityText.text(spread.high, .costPerMonth)
    )
  }
}
