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
  let each: Term
  /// Machines come in whole sets: a shard has as many as it has copies.
  let copies: Int
  /// What all copies do, caches warm, and what each does of it whatever their number: all the writes
  /// of its shard. At each moment that may be the worst; empty where nothing is borne by each.
  var bearings: [(all: Term, borne: Term)] = []
  /// What is divided among all the copies, caches warm.
  var dividedWarm = Term.zero(.rate)
  /// Machines that bear none of it and that there must be all the same: primaries beside read copies.
  var besides = 0

  /// What the machines together can do a second.
  var capacity: Term {
    each.times(.number(machines, word), resource.dimension).named("what they can do")
  }

  /// The same machines, asked for nothing.
  var unloaded: Demand {
    Demand(
      resource: resource, machines: machines, warm: .zero(resource.dimension),
      cold: .zero(resource.dimension), each: each, copies: copies)
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
    let perSet = copies > 1 ? Term.number(copies, "copies") : .number(1)
    let spare = each.times(busy, .rate)
    let sharing = perCopy.over(spare, .count).roundedUp().times(perSet, .count)
    return besides > 0 ? sharing.plus(.number(besides, "primaries")) : sharing
  }
}
