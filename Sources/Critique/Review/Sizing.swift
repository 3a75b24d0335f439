import Estimation
import SystemDesign

/// How many machines a resource of a component needs, and the word that says so in a design.
struct Sizing {
  let part: Part
  let use: Use
  /// What comes instead of the usual peak, where it is more.
  var flood: Double?
  /// Whether the use is that of the mean, because a queue carries the peak over.
  var isMean = false
  /// The machines that it takes for no more to wait than is said may; nil where nothing is said.
  var staffed: Int?
  /// The part of what it is asked that goes to each of its shards, so that more of them are no help.
  var everyShard = 0.0
  /// How many shards there are once something else is mended; nil where that is not said.
  var shards: Int?

  /// The load, the capacity and the share, where all are known.
  private var known: (load: Double, capacity: Double)? {
    guard let load = flood ?? use.load.value, let capacity = use.capacity.value, capacity > 0 else {
      return nil
    }
    return (load, capacity)
  }

  /// Machines that carry the warm peak when each is so busy, rounded up; what is held may be full.
  func machines(busy: Double) -> Int? {
    let busy = use.resource.isHeld ? 1 : busy
    guard let known, busy > 0, use.machines > 0 else { return nil }
    if isOfCopies { return copies(busy: busy).map { $0 * part.shardsToCount } }
    if asksEveryShard {
      let copies = use.machines / part.shardsToCount
      return shardsBesides(busy: busy, copies: copies).map { $0 * copies }
    }
    if let scaling = use.scaling { return scaling.fewest(carrying: known.load / busy) }
    if part.caching.isOwn, !use.bearings.isEmpty {
      // With each machine comes a copy, which takes in all that is written.
      return use.bearings.map { $0.times(1 / busy) }.machines(of: use.machines)
        .flatMap { Double($0) < Self.most ? $0 : nil }
    }
    return Self.whole(known.load / (known.capacity / Double(use.machines) * busy))
      .map { max($0, staffed ?? 1) }
  }

  /// Whether some of what its shards are asked is asked of each of them.
  var asksEveryShard: Bool {
    everyShard > 0 && !part.caching.isOwn && (role == .members || role == .primaries)
  }

  /// Whether more copies of each shard share all of it.
  ///
  /// A read that asks a majority asks more of more copies, and of pieces there are as many as there are.
  var isOfCopies: Bool {
    switch part.storage.replication {
    case .majority, .erasure: return false
    case .asynchronous, .synchronous, .quorum, nil: break
    }
    // A shard of one copy may have more of them that answer.
    return asksEveryShard
      && (role == .members || use.resource == .reads && part.readsAnyCopy)
  }

  /// The fewest copies of each shard of which so many as are left carry the warm peak when each is
  /// so busy; nil where no number does.
  func copies(busy: Double, leaving left: (Int) -> Int = { $0 }) -> Int? {
    guard isOfCopies, let known, busy > 0 else { return nil }
    let all = known.load / known.capacity
    let borne = use.bearings.map(\.borne).max() ?? 0
    let bearings =
      flood == nil && !use.bearings.isEmpty ? use.bearings : [Bearing(share: all, borne: borne)]
    return (1...Self.mostCopies).first { copies in
      bearings.allSatisfy { bearing in
        let divided = (bearing.share - bearing.borne) * Double(part.copiesToCount)
        return left(copies) > 0
          && !isMore(divided / Double(left(copies)) + bearing.borne, than: busy)
      }
    }
  }

  /// More copies than anyone keeps.
  private static let mostCopies = 1_000

  /// Shards of so many copies each that carry the warm peak: what is asked of each of them takes a
  /// part of each, and only the rest is divided; nil where that part is too much.
  func shardsBesides(busy: Double, copies: Int) -> Int? {
    guard let known, busy > 0, use.machines > 0, copies > 0 else { return nil }
    let room = known.capacity / Double(use.machines) * Double(copies) * busy
    let left = room - known.load * everyShard / Double(part.shardsToCount)
    guard left > room * 1e-9 else { return nil }
    return Self.whole(known.load * (1 - everyShard) / left)
  }

  /// Shards that carry the warm peak when so many copies are left of each, each so busy: what is
  /// written each of them bears, and only the rest is divided among them.
  func shards(busy: Double, copies: Int) -> Int? {
    let busy = use.resource.isHeld ? 1 : busy
    guard let known, busy > 0, use.machines > 0, copies > 0 else { return nil }
    let shards = Double(use.machines) / Double(part.copiesToCount)
    let all = known.load / known.capacity * Double(use.machines)
    // Of what comes instead of the usual peak nobody says when, so that it meets the most of these.
    let borne = use.bearings.map(\.borne).max() ?? 0
    let bearings =
      flood == nil && !use.bearings.isEmpty
      ? use.bearings : [Bearing(share: all / Double(use.machines), borne: borne)]
    let exact = bearings.map { bearing in
      let all = bearing.share * Double(use.machines)
      let borne = min(bearing.borne * shards, all / Double(part.copiesToCount))
      return (all - borne * Double(part.copiesToCount)) / Double(copies) + borne
    }
    return Self.whole((exact.max() ?? 0) / busy)
  }

  private static func whole(_ exact: Double) -> Int? {
    guard exact < most else { return nil }
    return Int(exactly: (exact - 1e-9).rounded(.up)).map { max(1, $0) }
  }

  /// More machines than anyone would be told to buy, and few enough to count with.
  private static let most = 1e9

  /// Which of its machines share this load.
  enum Role { case instances, primaries, members, replicas, partitions, whole }

  var role: Role {
    if part.isManaged { return .whole }
    switch part.kind {
    case .stream: return use.resource.isAsked ? .partitions : .members
    case .cache: return .members
    case .database, .searchIndex:
      if use.resource == .replicaReads { return .replicas }
      return use.machines == part.instances ? .primaries : .members
    default: return .instances
    }
  }

  /// What to write so that so many machines share the load.
  func saying(_ machines: Int) -> String {
    if let count = count(machines) { return "\(count)" }
    return part.caching.isOwn
      ? "instances: \(machines) of the component in whose memory it is"
      : "\(machines) times what it takes now"
  }

  /// The same as a number of what it is made of itself; nil where another component has them.
  func count(_ machines: Int) -> MachineCount? {
    let (shards, copies) = (part.shardsToCount, part.copiesToCount)
    return switch role {
    case .instances: MachineCount("instances", machines)
    case .partitions: MachineCount("partitions", machines)
    case .members where isOfCopies, .primaries where isOfCopies:
      MachineCount("replicas", (machines + shards - 1) / shards - 1)
    case .primaries: MachineCount("shards", machines)
    case .members where part.caching.isOwn: nil
    case .members: MachineCount("shards", (machines + copies - 1) / copies)
    case .replicas: MachineCount("replicas", replicas(machines))
    case .whole: nil
    }
  }

  private func replicas(_ machines: Int) -> Int {
    guard let shards, shards > part.shardsToCount else {
      return (machines + part.shardsToCount - 1) / part.shardsToCount
    }
    return max((machines + shards - 1) / shards, part.copies)
  }

  /// How many machines bring the peak to a share of what they can do; nil where that is not known.
  func asked(busy: Double) -> MachineCount? {
    machines(busy: busy).flatMap(count).map { $0.for(purpose(busy: busy)) }
  }

  /// Whether neither shards nor copies help against what is asked of each shard.
  func isBeyondShards(busy: Double) -> Bool {
    asksEveryShard && known != nil && machines(busy: busy) == nil
  }

  /// What to do where neither helps.
  var askingFewer: String {
    let hasCopies = role == .primaries && use.resource == .reads && !part.readsAnyCopy
    return "ask fewer of the shards of '\(part.name)' at once, each of which is asked as much "
      + "however many there are"
      + (hasCopies ? "; or let its copies answer what may be a little behind" : "")
  }

  private func purpose(busy: Double) -> String {
    use.resource.isHeld ? "" : " for at most \(Words.use(busy))"
  }

  /// What to do so that the peak takes no more than a share of what it can do.
  func remedy(busy: Double) -> String {
    if isBeyondShards(busy: busy) { return askingFewer }
    guard let machines = machines(busy: busy) else {
      return use.scaling == nil
        ? "give '\(part.name)' more machines"
        : "split the work of '\(part.name)': no number of machines in its load test does so much; or "
          + "refuse what is too much: .shedding(above:)"
    }
    // How many machines a stream has follows from its replicas, each of which takes in all.
    if part.kind == .stream, role == .members, let known {
      let each = known.load / Double(max(use.machines, 1)) / (use.resource.isHeld ? 1 : busy)
      return "give each machine of '\(part.name)' "
        + "\(QuantityText.atLeast(each, use.resource.dimension)) of \(use.resource.rawValue), or send it "
        + "less"
    }
    if role == .whole {
      let wanted = QuantityText.atLeast((known?.load ?? 0) / busy, .rate)
      return "ask '\(part.name)' for \(wanted), or ask it less "
        + "often: cache its answers, shed what is too much"
    }
    let more = "say \(asked(busy: busy)?.inWords ?? saying(machines) + purpose(busy: busy))"
    switch use.resource {
    case .reads where part.kind == .database:
      return more + ", or let its copies answer what may be a little behind"
    case .reads, .replicaReads: return more + ", or put a cache in front"
    case .writes: return more + ", or write several at once"
    case .requests: return more + ", or refuse what is too much: .shedding(above:)"
    case .memory, .connections: return more + ", or give each machine room for more"
    case .network: return more + ", or send fewer bytes"
    case .processors: return more + ", or make a request less work"
    case .places: return more + ", or let each work on more at a time: .atOnce(…)"
    }
  }

  /// What it is asked for: "1,200 /s at the peak, 120 % of what 2 instances can do (1,000 /s)".
  var inWords: String {
    guard let known else { return "" }
    let what = use.resource == .requests ? "" : "\(use.resource.rawValue): "
    let share = Words.use(known.load / known.capacity, above: 1)
    func amount(_ value: Double) -> String { QuantityText.text(value, use.resource.dimension) }
    let able = use.resource.isAsked ? "can do" : use.machines == 1 ? "has" : "have"
    let moment = isMean ? "in the mean" : "at the peak"
    return "\(what)\(amount(known.load)) \(moment), \(share) of what \(supply) \(able) "
      + "(\(amount(known.capacity)))"
  }

  private var supply: String {
    switch role {
    case .whole: "it"
    case .instances: Words.count(use.machines, "instance")
    case .partitions: Words.count(use.machines, "partition")
    case .primaries where !use.resource.isAsked && part.copiesOfData > 1:
      use.machines == 1
        ? "the busiest copy" : "the busiest copies of \(Words.count(use.machines, "shard"))"
    case .primaries: Words.count(use.machines, "primary")
    case .members: Words.count(use.machines, "machine")
    case .replicas: Words.count(use.machines, "read copy")
    }
  }
}
