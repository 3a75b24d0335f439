import SystemDesign

/// What the peak asks of one resource of a component, and what one machine of it can do or has.
struct Demand: Sendable {
  let resource: Use.Resource
  /// Machines that share the load; of a stream, its partitions.
  let machines: Int
  /// What the machines together do a second, or hold, at the peak, caches warm and cold.
  let warm: Term
  let cold: Term
  /// What one machine can do a second, or has.
  var each: Term
  /// The same whatever its places let through, where how many may wait says how many there must be.
  var eachWithoutPlaces: Term?
  /// What a load test found so many machines do together.
  var scaling: TestedScaling?
  /// Machines come in whole sets: a shard has as many as it has copies.
  let copies: Int
  /// What all copies do, caches warm, and what each does of it whatever their number.
  ///
  /// All the writes of its shard, at each moment that may be the worst; empty where nothing is borne
  /// by each.
  var bearings: [(all: Term, borne: Term)] = []
  /// What is divided among all the copies, caches warm.
  var dividedWarm = Term.zero(.rate)
  /// Whether a copy comes with each machine of another, so that copies are no sets of their own.
  var growsAlone = false
  /// All that takes places of the same machines, where other work takes them as well.
  var sharing: Term?
  /// The primaries that are there besides and bear none of it.
  var besides = 0
  /// What would settle what else may limit a machine.
  var uncounted: [String] = []

  /// What the machines together can do a second.
  var capacity: Term {
    each.times(.number(machines, word), resource.dimension).named("what they can do")
  }

  /// The same machines, asked for nothing.
  var unloaded: Demand {
    Demand(
      resource: resource, machines: machines, warm: .zero(resource.dimension),
      cold: .zero(resource.dimension), each: each, scaling: scaling, copies: copies)
  }

  private var word: String { machines == 1 ? "machine" : "machines" }

  /// The share of all the machines' capacity that a load takes.
  func share(_ load: Term) -> Term { load.over(capacity, .ratio) }

  /// What one copy of everything does of what all of them do.
  private var perCopy: Term {
    bearings.isEmpty && dividedWarm.isZero ? warm : warm.over(.number(copies, "copies"), .rate)
  }

  /// The share of a machine's capacity that every copy bears whatever their number.
  func borneShare(_ borne: Term) -> Term {
    borne.over(
      each.times(.number(max(machines / max(copies, 1), 1), word), resource.dimension), .ratio)
  }

  /// The machines that the warm peak needs when each may be so busy.
  func needed(busy: Term) -> Term {
    guard !warm.isZero else { return .number(1, "machine") }
    if let scaling, eachWithoutPlaces == nil {
      return scaling.fewest(carrying: warm, busy: busy)
    }
    if growsAlone { return alone(busy: busy) }
    return sets(busy: busy).times(copies > 1 ? .number(copies, "copies") : .number(1), .count)
  }

  /// What is shared among all of them by what each has left beside what it bears in any case.
  private func alone(busy: Term) -> Term {
    let each = spare(busy: busy)
    guard !bearings.isEmpty else { return warm.over(each, .count).roundedUp() }
    return Machines.largest(
      bearings.map { bearing in
        let left = each.minus(bearing.borne)
        guard let room = left.formula else { return left }
        let value = Evaluation(of: [room], ranging: [], .standard).amount(of: room).value
        guard (value ?? 1) > 0 else {
          return .unknown(["how many copies are enough: each takes in more than it can do"])
        }
        return bearing.all.minus(bearing.borne.times(.number(copies, "copies"), .rate))
          .over(left, .count).roundedUp()
      })
  }

  /// The same in whole sets.
  fileprivate func sets(busy: Term) -> Term {
    perCopy.over(spare(busy: busy), .count).roundedUp()
  }

  private func spare(busy: Term) -> Term { (eachWithoutPlaces ?? each).times(busy, .rate) }
}

extension [Demand] {
  /// The machines that each of several kinds of work needs when each may be so busy.
  ///
  /// Copies that answer reads stand beside the primaries that the rest needs, as many beside each.
  func needed(busy: Term) -> [Term] {
    map { demand in
      guard demand.besides > 0, !demand.warm.isZero else { return demand.needed(busy: busy) }
      let primaries = filter { $0.besides == 0 && !$0.warm.isZero }.map {
        $0.sets(busy: busy)
      }
      let shards = Machines.largest([.number(demand.besides, "shards")] + primaries)
      let each = demand.sets(busy: busy).over(shards, .count).roundedUp()
      return shards.times(each.plus(.number(1, "primary")), .count)
    }
  }
}
