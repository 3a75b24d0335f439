import Estimation

/// Machines of one component that do the same work, and how many of them are enough.
struct RedundancyGroup: Hashable, Sendable {
  /// Machines that are alike: they stand in the same places.
  struct Member: Hashable, Sendable {
    /// One of them.
    let variable: Variable
    let count: Int
    /// What each of them is lost with.
    let places: [Variable]
  }

  /// What the machines are to the work, and so why fewer would not do.
  enum Role: Hashable, Sendable {
    /// A whole service that others run.
    case whole
    case instances
    /// Any copy of a piece of data.
    case copies
    /// Any copy beside the primary.
    case replicas
    /// A primary that nothing takes over from by itself.
    case primary(of: Int)
    /// A primary, or the copy that took over from it.
    case promoted
    case majority
    case quorum
    /// Pieces, any so many of which bring the whole back.
    case pieces
    /// No machine, but that a place is there, with what it holds of these caches.
    case place(holding: [Int])
  }

  /// What the peak takes of the resource of which it needs most machines.
  struct Peak: Hashable, Sendable {
    var resource = Use.Resource.requests
    /// How many machines it needs; nil where that is unknown.
    let needed: Int?
    /// The share of what all of them can do; nil where it is unknown.
    let share: Double?
    /// What would settle how many; empty where it is known or does not matter.
    let missing: [String]
    /// The share of what one fewer can do, where a load test says it or each bears a part whatever
    /// their number; else it is in proportion.
    var shareWithoutOne: Double?
  }

  /// With which load the number needed is meant.
  enum Load: Sendable { case none, peak }

  let component: Int
  let role: Role
  let members: [Member]
  /// What all of them are lost with.
  let shared: [Variable]
  /// How many must be up whatever the load.
  let needed: Int
  /// How many must be up at the peak.
  let neededAtPeak: Int
  /// How many there are.
  let total: Int
  /// What the peak takes of them; nil where nothing says how many share it.
  let peak: Peak?
  /// Everything whose loss alone leaves too few, without load and at the peak.
  private let lostUnloaded: Set<Variable>
  private let lostAtPeak: Set<Variable>

  init(
    component: Int, role: Role, members: [Member], shared: [Variable] = [], needed: Int = 1,
    peak: Peak? = nil
  ) {
    self.component = component
    self.role = role
    self.members = members
    self.shared = shared
    let total = members.reduce(0) { $0 + $1.count }
    self.total = total
    // What asks for more than there is fails with the first that is lost.
    self.needed = min(max(needed, 1), total)
    self.neededAtPeak = min(max(needed, peak?.needed ?? needed, 1), total)
    self.peak = peak
    lostUnloaded = Self.singleFailures(members, shared, spare: total - self.needed)
    lostAtPeak =
      self.neededAtPeak == self.needed
      ? lostUnloaded : Self.singleFailures(members, shared, spare: total - self.neededAtPeak)
  }

  /// That a place is there, with what it holds of caches before a store.
  ///
  /// It matters at the peak alone, to what the store then needs.
  init(of place: Variable, before store: Int, holding caches: [Int]) {
    (component, role) = (store, .place(holding: caches))
    members = [Member(variable: place, count: 1, places: [])]
    shared = [place]
    (needed, neededAtPeak, total, peak) = (0, 1, 1, nil)
    (lostUnloaded, lostAtPeak) = ([], [place])
  }

  /// The caches of which it is said that a place holds some; nil of machines.
  var caches: [Int]? { if case .place(let caches) = role { caches } else { nil } }

  /// How many must be up.
  func needed(_ load: Load) -> Int { load == .peak ? neededAtPeak : needed }

  /// How many are lost with one thing.
  func lost(with variable: Variable) -> Int {
    if shared.contains(variable) { return total }
    return members.reduce(0) { sum, member in
      if member.variable == variable { return sum + 1 }
      return member.places.contains(variable) ? sum + member.count : sum
    }
  }

  /// Everything whose loss alone leaves too few.
  func singleFailures(_ load: Load) -> Set<Variable> {
    load == .peak ? lostAtPeak : lostUnloaded
  }

  private static func singleFailures(
    _ members: [Member], _ shared: [Variable], spare: Int
  ) -> Set<Variable> {
    var lost: [Variable: Int] = [:]
    for member in members {
      for place in member.places { lost[place, default: 0] += member.count }
    }
    var found = Set(shared)
    for (place, count) in lost where count > spare { found.insert(place) }
    if spare < 1 { for member in members { found.insert(member.variable) } }
    return found
  }
}
