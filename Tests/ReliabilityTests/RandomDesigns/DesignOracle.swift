import SystemDesign

@testable import Reliability

/// What a random design needs, worked out over all states from its own list of facts.
///
/// Nothing here comes from the code it is held against: where machines stand, how many copies are
/// enough and what hangs behind which hop are said once more.
struct DesignOracle {
  /// One thing that is true or not: that something is up, or that a hop is not needed.
  enum Bit: Hashable {
    case machine(piece: Int, shard: Int, number: Int)
    case zone(region: Int, number: Int)
    case region(Int)
    case domain
    case notTogether(Int)
    case notSwitching(Int)
    case unneeded(call: Int, share: Double)
  }

  let random: RandomDesign
  private(set) var bits: [Bit] = []
  private var numbers: [Bit: Int] = [:]
  /// The shards that an execution meets, by store.
  private(set) var assignments: [[Int: Int]] = []
  /// In which states an execution with each assignment is accepted, and completed.
  private(set) var accepted: [StateTable] = []
  private(set) var completed: [StateTable] = []

  /// Nil where there are more bits than may be tried.
  init?(of random: RandomDesign, mostBits: Int) {
    self.random = random
    var used: Set<Int> = []
    Self.visit(random.items) { call in
      used.insert(call.to)
      if let store = call.store { used.insert(store) }
    }
    assignments = random.pieces.indices.filter { used.contains($0) && random.pieces[$0].shards > 1 }
      .reduce([[:]]) { all, piece in
        all.flatMap { met in
          (0..<random.pieces[piece].shards).map { met.merging([piece: $0]) { $1 } }
        }
      }
    guard assignments.count <= 9 else { return nil }
    // Once to meet the bits, and once with tables that are wide enough for all of them.
    for _ in 0..<2 {
      guard bits.count <= mostBits else { return nil }
      let width = max(bits.count, 6)
      (accepted, completed) = ([], [])
      for met in assignments {
        var need = Need(oracle: self, met: met, width: width)
        accepted.append(need.block(random.items, [], countsLate: false))
        completed.append(need.block(random.items, [], countsLate: true))
        (bits, numbers) = (need.oracle.bits, need.oracle.numbers)
        if need.isShared { return nil }
      }
    }
  }

  static func visit(_ items: [RandomDesign.Item], _ tell: (RandomDesign.Call) -> Void) {
    for item in items {
      switch item {
      case .oneOf(let choices): for choice in choices { visit(choice, tell) }
      case .call(let call):
        tell(call)
        visit(call.instead, tell)
      }
    }
  }

  fileprivate mutating func number(of bit: Bit) -> Int {
    if let number = numbers[bit] { return number }
    numbers[bit] = bits.count
    bits.append(bit)
    return bits.count - 1
  }

  private func odds(of bit: Bit) -> Double {
    switch bit {
    case .machine(let piece, _, _):
      1 - (1 - random.pieces[piece].share) * (1 - (random.pieces[piece].common ?? 0))
    case .zone: random.zoneShare
    case .region: random.regionShare
    case .domain: random.domainShare
    case .notTogether(let piece):
      1 - (1 - random.pieces[piece].share) * (random.pieces[piece].common ?? 0)
    case .notSwitching(let piece): 1 - (random.pieces[piece].switching ?? 0)
    case .unneeded(_, let share): 1 - share
    }
  }

  /// The share of executions, over all states and all shards that may be met.
  func share(_ tables: [StateTable]) -> Double {
    // The states in which each further bit is not set, then those in which it is.
    var weights = [1.0]
    for bit in bits {
      let odds = odds(of: bit)
      for state in weights.indices {
        weights.append(weights[state] * odds)
        weights[state] *= 1 - odds
      }
    }
    return tables.reduce(0) { $0 + $1.sum(weights) } / Double(tables.count)
  }
}

/// What hops need while certain shards are met.
private struct Need {
  var oracle: DesignOracle
  let met: [Int: Int]
  let width: Int
  /// Whether executions in one state are completed or not as they took one way or another.
  var isShared = false

  /// A place in a block of items, whose later items are still to come.
  struct Frame {
    let items: [RandomDesign.Item]
    let place: Int
  }

  private var always: StateTable { StateTable(true, bits: width) }

  private mutating func table(_ bit: DesignOracle.Bit) -> StateTable {
    StateTable(bit: oracle.number(of: bit), bits: width)
  }

  /// What is asked of those who do something here that nothing in the block made them do.
  mutating func block(
    _ items: [RandomDesign.Item], _ outer: [Frame], countsLate: Bool
  ) -> StateTable {
    var whole = always
    for place in items.indices where startsHere(items, place) {
      whole = whole & need(of: outer + [Frame(items: items, place: place)], countsLate)
    }
    return whole
  }

  private func caller(_ item: RandomDesign.Item) -> Int? {
    switch item {
    case .call(let call): call.from
    case .oneOf(let choices): choices.first?.first.flatMap(caller)
    }
  }

  private func startsHere(_ items: [RandomDesign.Item], _ place: Int) -> Bool {
    guard let caller = caller(items[place]) else { return true }
    var reached: Set<Int> = []
    DesignOracle.visit(Array(items[..<place])) { reached.insert($0.to) }
    return !reached.contains(caller)
  }

  /// What a component does after a place, in this block and in those around it.
  private mutating func behind(
    _ piece: Int, _ frames: [Frame], _ countsLate: Bool
  ) -> StateTable {
    var whole = always
    for depth in frames.indices {
      let frame = frames[depth]
      for place in frame.items.indices.dropFirst(frame.place + 1)
      where caller(frame.items[place]) == piece {
        let there = Array(frames[..<depth]) + [Frame(items: frame.items, place: place)]
        whole = whole & need(of: there, countsLate)
      }
    }
    return whole
  }

  private mutating func need(of frames: [Frame], _ countsLate: Bool) -> StateTable {
    guard let frame = frames.last else { return always }
    switch frame.items[frame.place] {
    case .oneOf(let choices):
      let seen = choices.map { block($0, frames, countsLate: false) }
      let whole = countsLate ? choices.map { block($0, frames, countsLate: true) } : seen
      // Which of several ways an execution took is more than a state says.
      if whole != seen { isShared = true }
      return whole.reduce(StateTable(false, bits: width)) { $0 | $1 }
    case .call(let call):
      if call.isOptional || call.isLate && !countsLate { return always }
      var own = target(of: call)
      if let from = call.from, startsHere(frame.items, frame.place) {
        own = own & up(from, .writes, isFromReplica: false)
      }
      if call.share < 1 { own = own | table(.unneeded(call: call.number, share: call.share)) }
      let first = own & behind(call.to, frames, countsLate)
      guard !call.instead.isEmpty else { return first }
      let other = block(call.instead, frames, countsLate: countsLate)
      guard countsLate else { return first | other }
      // Nobody goes another way because of what is done out of sight.
      return first | (~(own & behind(call.to, frames, false)) & other)
    }
  }

  /// One goes round a cache to the store behind it.
  private mutating func target(of call: RandomDesign.Call) -> StateTable {
    let number = call.store ?? call.to
    guard call.asked > 1 else {
      return up(number, call.verb, isFromReplica: call.isFromReplica)
    }
    // Those that come after the one that is met, as many as are asked; of them some may be missing.
    let shards = oracle.random.pieces[number].shards
    let first = met[number] ?? 0
    return StateTable.atLeast(
      call.asked - call.missing,
      of: (0..<call.asked).map {
        up(
          number, call.verb, isFromReplica: call.isFromReplica,
          shard: call.asked == shards ? $0 : (first + $0) % shards)
      }, bits: width)
  }

  private mutating func up(
    _ number: Int, _ verb: Hop.Verb, isFromReplica: Bool, shard: Int? = nil
  ) -> StateTable {
    let piece = oracle.random.pieces[number]
    let mayBeBehind = isFromReplica && verb == .reads
    let all = 0..<piece.machines
    let (copies, needed): (Range<Int>, Int) =
      switch piece.kind {
      case .service, .worker: (all, piece.needed)
      case .external, .cache, .queue, .stream: (all, 1)
      case .database(.primaryAlone): (0..<1, 1)
      case .database(.manual): mayBeBehind ? (1..<piece.machines, 1) : (0..<1, 1)
      case .database(.automatic): mayBeBehind ? (1..<piece.machines, 1) : (all, 1)
      case .database(.majority): (all, mayBeBehind ? 1 : piece.machines / 2 + 1)
      case .database(.quorum(let reads, let writes)):
        (all, mayBeBehind ? 1 : min(verb == .reads ? reads : writes, piece.machines))
      }
    let shard = shard ?? met[number] ?? 0
    let standing = copies.map { copy -> StateTable in
      let machine = table(.machine(piece: number, shard: shard, number: copy))
      guard piece.kind != .external else { return machine }
      return oracle.random.places(shard + copy).reduce(machine) { $0 & table($1) }
    }
    var enough = StateTable.atLeast(needed, of: standing, bits: width)
    if piece.isShared { enough = enough & table(.domain) }
    if piece.common != nil { enough = enough & table(.notTogether(number)) }
    if piece.switching != nil, !mayBeBehind { enough = enough & table(.notSwitching(number)) }
    return enough
  }
}

extension DesignOracle {
  /// The minimal sets of up to three machines and places whose loss takes some execution down that
  /// needs every hop; machines that are alike are not told apart.
  func minimalSets(_ tables: [StateTable]) -> Set<[String]> {
    var usual = 0
    var structural: [Int] = []
    for (number, bit) in bits.enumerated() {
      if case .unneeded = bit { continue }
      usual |= 1 << number
      switch bit {
      case .machine, .zone, .region, .domain: structural.append(number)
      case .notTogether, .notSwitching, .unneeded: break
      }
    }
    var minimal: [Int] = []
    for lost in StructuralLosses.subsets(of: structural, upTo: 3) {
      let mask = lost.reduce(0) { $0 | 1 << $1 }
      guard !minimal.contains(where: { $0 & mask == $0 }) else { continue }
      if tables.contains(where: { !$0[usual & ~mask] }) { minimal.append(mask) }
    }
    return Set(
      minimal.map { mask in
        structural.filter { mask >> $0 & 1 == 1 }.map { name(of: bits[$0]) }.sorted()
      })
  }

  private func name(of bit: Bit) -> String {
    switch bit {
    case .machine(let piece, let shard, let number):
      // Shards whose first copies stand in the same place are alike.
      let places = random.pieces[piece].kind == .external ? [] : random.places(shard + number)
      let alike = random.pieces[piece].kind == .external ? 1 : max(1, random.zones * random.regions)
      return "P\(piece)/\(shard % alike)/" + places.map(name).joined()
    case .zone(let region, let number):
      return random.regions > 1
        ? "zone \(number + 1) of region \(region + 1)" : "zone \(number + 1)"
    case .region(let number): return "region \(number + 1)"
    case .domain: return "Cluster"
    case .notTogether, .notSwitching, .unneeded: return ""
    }
  }
}

extension RandomDesign {
  /// What the machine in a place of a row is lost with: regions change faster than zones.
  fileprivate func places(_ place: Int) -> [DesignOracle.Bit] {
    guard zones > 0 else { return [] }
    let (region, zone) = (place % regions, place / regions % zones)
    return [.zone(region: region, number: zone)] + (regions > 1 ? [.region(region)] : [])
  }
}
