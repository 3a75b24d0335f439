/// The situations of each flow, each worked out once for all that ask.
final class SituationBook {
  private let capacity: WayCapacity
  private var made: [Int: Situations] = [:]

  init(_ capacity: WayCapacity) { self.capacity = capacity }

  /// All that can send load another way.
  var diversions: Diversions { capacity.diversions }

  /// The situations of one flow, by its number.
  func situations(of flow: Int) -> Situations {
    if let known = made[flow] { return known }
    let new = Situations(of: flow, capacity.diversions.outlines[flow], capacity, self)
    made[flow] = new
    return new
  }
}
