import Estimation
import SystemDesign

// What to write so that a component carries what is asked of it.
extension Review {
  /// What a resource of a component needs, as the hops to it ask for it.
  func sizing(of part: Part, _ use: Use) -> Sizing {
    Sizing(part: part, use: use, everyShard: shareOfEveryShard(part, use))
  }

  /// What to do so that none of some uses takes more than a share of what there is, the most used
  /// first, and how many machines that asks for.
  ///
  /// What more copies mend and what more shards mend is said of both.
  func remedy(
    for uses: [Use], of part: Part, busy: Double
  ) -> (says: String, asking: MachineCount?) {
    let staffed = staffed(part)
    var chosen: [Sizing] = []
    for use in uses.sorted(by: { ($0.warm.value ?? 0) > ($1.warm.value ?? 0) }) {
      var sizing = sizing(of: part, use)
      sizing.staffed = staffed
      let count = sizing.asked(busy: busy)
      let same = chosen.firstIndex { $0.asked(busy: busy)?.word == count?.word }
      guard let same else {
        chosen.append(sizing)
        continue
      }
      if let more = count?.count, more > chosen[same].asked(busy: busy)?.count ?? 0 {
        chosen[same] = sizing
      }
    }
    let shards = chosen.compactMap { $0.asked(busy: busy) }.first { $0.word == "shards" }?.count
    for place in chosen.indices { chosen[place].shards = shards }
    return (
      chosen.map { $0.remedy(busy: busy) }.joined(separator: "; and "),
      chosen.first?.asked(busy: busy)
    )
  }

  /// How many machines the peak needs of a component, where it is said how few may wait for it.
  func staffed(_ part: Part) -> Int? {
    guard part.capacity.waiting != nil else { return nil }
    return estimate.figure(.instancesNeeded, of: .component(part.name))?.value
      .flatMap { Int(exactly: $0) }
  }
}
