import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Flows by chance that read through caches or delivery networks and fall back to one service they
/// share, against all states of their machines.
@Suite("Random flows behind caches that share their other way, against every state")
struct RandomCacheTests {
  struct Pool {
    /// The shards of each, and how often one is up; those without are delivery networks, which are
    /// lost whole and which nobody goes round.
    let caches: [(shards: Int, up: Int)]
    let stores: [(shards: Int, up: Int)]
    let other: (instances: Int, each: Int, up: Int)
    let flows: [(rate: Int, hit: Int, cache: Int, store: Int)]

    init(_ dice: inout Dice) {
      func machines(_ dice: inout Dice) -> (shards: Int, up: Int) {
        ([1, 1, 2, 3][dice.upTo(4) - 1], [90, 95, 99][dice.upTo(3) - 1])
      }
      caches = (0..<dice.upTo(2)).map { _ in
        dice.chance(of: 4) ? (0, machines(&dice).up) : machines(&dice)
      }
      stores = (0..<dice.upTo(2)).map { _ in machines(&dice) }
      other = (
        dice.upTo(2), [300, 600, 1_000, 1_500, 2_500][dice.upTo(5) - 1],
        [90, 95, 99][dice.upTo(3) - 1]
      )
      flows = (0..<dice.upTo(2)).map { [caches, stores] _ in
        (
          [500, 1_000, 2_000][dice.upTo(3) - 1], [50, 80, 90][dice.upTo(3) - 1],
          dice.upTo(caches.count) - 1, dice.upTo(stores.count) - 1
        )
      }
    }

    /// How often each flow is answered, over all numbers of machines that may be lost.
    var answered: [Double] {
      let kinds = caches.map { (max(1, $0.shards), $0.up) } + stores + [(other.instances, other.up)]
      var states: [(odds: Double, lost: [Int])] = [(1, [])]
      for (count, up) in kinds {
        states = states.flatMap { state in
          (0...count).map { lost in
            var odds = state.odds
            for place in 0..<lost {
              odds *= Double(count - place) / Double(place + 1) * Double(100 - up) / 100
            }
            for _ in lost..<count { odds *= Double(up) / 100 }
            return (odds, state.lost + [lost])
          }
        }
      }
      var sums = [Double](repeating: 0, count: flows.count)
      for state in states {
        let gone = zip(kinds, state.lost).map { Double($1) / Double($0.0) }
        let (ofCaches, ofStores) = (gone.prefix(caches.count), gone.dropFirst(caches.count))
        // The share that goes the other way because the store is lost, or the network before it.
        let lost = flows.map { flow in
          caches[flow.cache].shards == 0 && ofCaches[flow.cache] == 1
            ? 1 : ofStores[caches.count + flow.store]
        }
        let load = zip(flows, lost).reduce(0) { sum, one in
          let (flow, lost) = one
          let missed = 1 - Double(flow.hit) / 100 * (1 - ofCaches[flow.cache])
          return sum + Double(flow.rate) * lost * missed
        }
        let left = other.instances - (state.lost.last ?? 0)
        let isCarried = left > 0 && Double(left * other.each) >= load - 1e-9
        for number in flows.indices {
          sums[number] += state.odds * (isCarried ? 1 : 1 - lost[number])
        }
      }
      return sums
    }

    var design: Design {
      let caches = caches.enumerated().map { number, one -> any Readable in
        one.shards == 0
          ? CDN("C\(number)").available(one.up.percent)
          : Cache(
            "C\(number)", shards: one.shards, memory: 1.terabyte, each: 1.million.perSecond
          ).available(one.up.percent)
      }
      let stores = stores.enumerated().map { number, one in
        Database("S\(number)", .wideColumn, shards: one.shards, reads: 1.million.perSecond)
          .available(one.up.percent)
      }
      let other = Service("Other", instances: other.instances, each: other.each.perSecond)
        .available(other.up.percent)
      let named = flows.enumerated().map { (name: "F\($0)", flow: $1) }
      return Design("Behind caches") {
        for (name, flow) in named {
          Flow(name, at: flow.rate.perSecond, peak: 1.times) {
            client.reads(
              thing, from: caches[flow.cache], else: stores[flow.store], hit: flow.hit.percent
            ).fallback { client.calls(other) }
          }
        }
      }
    }
  }

  @Test("each is answered by its store, or the other way where that carries all", arguments: 0..<10)
  func agreement(block: Int) {
    for seed in (block * 30)..<((block + 1) * 30) {
      var dice = Dice(seed)
      let pool = Pool(&dice)
      let found = Reliability(of: Estimate(of: pool.design)).flows
      for (flow, answered) in zip(found, pool.answered) {
        #expect(agree(flow.availability.value, answered, within: 1e-12), "\(seed): \(pool)")
      }
    }
  }
}
