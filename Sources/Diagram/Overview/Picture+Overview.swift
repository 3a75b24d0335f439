import Estimation
import Reliability
import SystemDesign

extension Picture {
  /// All components, what goes between them at the peak, and what is alone.
  public static func overview(
    of design: Design, estimate: Estimate, reliability: Reliability
  ) -> Picture {
    overview(
      of: design, estimate: estimate,
      singlePoints: reliability.flows.isEmpty ? nil : reliability.singlePoints.map(\.point))
  }

  /// The same with what is alone; nil where nobody has looked.
  static func overview(
    of design: Design, estimate: Estimate, singlePoints: [SinglePoint]?
  ) -> Picture {
    let ours = singlePoints?.filter { !$0.isManaged }
    let alone = Dictionary((ours ?? []).filter { $0.kind == .component }.map { ($0.name, $0) }) {
      first, _ in first
    }
    let names = Identifiers(of: design.components)
    let wires = Wires(of: design)
    let groups = Grouping(of: design, wires)
    let moment = moment(of: estimate)
    let shares = CacheShares(of: design, atPeak: moment == .ratePeak)
    let cards = Cards(design, estimate, moment, alone, names, wires, groups, shares).all
    let links = Links(estimate, moment, wires, names, cards, shares).all
    return Picture(
      title: design.name,
      subtitle: subtitle(of: design, estimate, alone: ours?.count),
      cards: cards,
      groups: groups.drawn,
      links: links,
      legend: Sign.allCases.filter { sign in
        cards.contains { $0.state.sign == sign } || links.contains { $0.kind.sign == sign }
      },
      footers: cards.allSatisfy(\.figures.isEmpty)
        ? [] : [moment == .ratePeak ? "rates and use at the peak" : "mean rates; no peak is stated"]
    )
  }

  /// The peak, or the mean where no peak is stated; never both in one picture.
  private static func moment(of estimate: Estimate) -> Measure {
    estimate.figures.contains { $0.measure == .ratePeak && $0.value != nil } ? .ratePeak : .rateMean
  }

  /// What carries the load: the busiest flows in the mean, the peak, and what is alone.
  private static func subtitle(
    of design: Design, _ estimate: Estimate, alone: Int?
  ) -> String {
    let rates = design.flows.compactMap { flow in
      estimate.figure(.rateMean, of: .flow(flow.name))?.value.map { (name: flow.name, rate: $0) }
    }
    let most = rates.map(\.rate).max() ?? 0
    let busiest = rates.sorted { $0.rate > $1.rate }.prefix(3).filter { $0.rate >= most / 1_000 }
    var parts = busiest.map { "\($0.name) \(CompactText.rate($0.rate))" }
    if rates.count > busiest.count {
      parts.append(CompactText.count(rates.count - busiest.count, "other flow"))
    }
    if let peak = design.traffic?.usualPeak?.median, peak != 1 {
      parts.append("peak × \(NumberText.count(peak))")
    }
    if let alone {
      let count = CompactText.count(alone, "single point", "of ours")
      parts.append(alone == 0 ? "no single point of ours" : count)
    }
    return parts.joined(separator: " · ")
  }
}
