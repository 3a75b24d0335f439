/// The machines of one component, or the copies of one of its shards, which are away as planned one
/// at a time.
struct Turns {
  struct Key: Hashable {
    let component: Int
    let shard: Int

    init?(_ variable: Variable) {
      guard case .machine(let component, let shard, _) = variable else { return nil }
      (self.component, self.shard) = (component, shard)
    }
  }

  private(set) var order: [Variable] = []
  private var counts: [Variable: Int] = [:]
  private var total = 0

  /// As many machines are told apart; each costs a look at all the others.
  private static let most = 64

  /// Adds machines that are alike, once.
  mutating func add(_ member: RedundancyGroup.Member) {
    guard counts[member.variable] == nil else { return }
    counts[member.variable] = member.count
    order.append(member.variable)
    total += member.count
  }

  /// Whether there is time for all of them, each of which is away for this share of it.
  func areTaken(each share: Double) -> Bool {
    total <= Self.most && Double(total) * share <= 1
  }

  /// How often it is the turn of these, where it is of none before them.
  func odds(of variable: Variable, each share: Double) -> Double {
    guard let place = order.firstIndex(of: variable), share > 0 else { return 0 }
    let before = order[..<place].reduce(0) { $0 + (counts[$1] ?? 0) }
    let left = 1 - Double(before) * share
    return left > 0 ? min(1, Double(counts[variable] ?? 0) * share / left) : 1
  }

  /// How likely too few of so many are up, where as few as can be are away as planned at a time.
  static func lost(
    _ needed: Int, of standing: Int, each share: Double, planned: Double
  ) -> Double {
    func tooFew(_ count: Int) -> Double {
      1 - Binomial.atLeast(needed, of: count, each: share)
    }
    guard planned > 0 else { return tooFew(standing) }
    let away = Double(standing) * planned
    let fewest = Int(away)
    let more = away - Double(fewest)
    return (1 - more) * tooFew(standing - fewest) + more * tooFew(standing - fewest - 1)
  }
}
