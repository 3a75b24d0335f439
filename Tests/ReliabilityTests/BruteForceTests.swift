import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Against every state tried")
struct BruteForceTests {
  let topology: Topology
  let stated: StatedAvailability

  init() {
    let domain = Domain("Shared", .cluster, availability: 96.percent)
    let parts = (0..<RandomFunction.components).map {
      Service("S\($0)").available((85 + 3 * $0).percent).sharing(domain)
    }
    // In a ring, so that there is nothing else in the design and they are numbered in this order.
    topology = Topology(
      of: design(across: 2.zones, zone: 93.percent) {
        for (part, next) in zip(parts, parts.dropFirst() + parts.prefix(1)) { part.calls(next) }
      })
    stated = StatedAvailability(topology)
  }

  private func both(_ seed: Int) -> (RandomFunction, BruteForce) {
    let random = RandomFunction(seed: seed)
    let stated = stated
    let brute = BruteForce(function: random.function, root: random.root) {
      stated.availability(of: $0) ?? 1
    }
    return (random, brute)
  }

  @Test("probabilities agree", arguments: 1...300)
  func probability(seed: Int) throws {
    let (random, brute) = both(seed)
    try #require(brute.bits.count <= 12)
    let exact = ExactAvailability(
      of: random.function, root: random.root, topology, stated
    ).amount
    #expect(agree(exact.value, brute.availability, within: 1e-12))
  }

  @Test("cut sets of one and the shares they take agree", arguments: 1...300)
  func order(seed: Int) throws {
    let (random, brute) = both(seed)
    let found = SingleFailures(of: random.function, root: random.root, load: .peak)
    let loss = PartialLoss(of: random.function, root: random.root, load: .peak)
    for (variable, lost) in brute.losses {
      #expect(agree(loss.share(of: variable), lost, within: 1e-12))
      if lost > 1 - 1e-12 {
        #expect(found.some.contains(variable))
      } else {
        #expect(!found.every.contains(variable))
        #expect(lost < 1e-12 || found.some.contains(variable))
      }
    }
    // Without shards nothing is lost in part, and the sets are exact.
    let hasShards = random.function.reachable(from: random.root).contains {
      if case .shard = random.function.nodes[$0] { true } else { false }
    }
    if !hasShards {
      #expect(found.every == Set(brute.losses.filter { $0.value > 0.5 }.keys))
      #expect(found.some == found.every)
    }
  }

  @Test("a function with too many combinations says so, and between what it lies")
  func budget() throws {
    // Reads and writes count the same two thousand copies differently.
    let votes = Database("Votes", replicas: 1_999)
      .replicating(.quorum(reads: 700, writes: 1_301)).available(99.percent)
    let flow = try firstFlow(
      design {
        client.reads(thing, from: votes)
        client.writes(thing, to: votes)
      })
    #expect(flow.availability == .unknown(missing: [ExactAvailability.tooMany]))
    let bounds = try #require(flow.availabilityBounds)
    // Both hold where the stricter count does, and no more often than it.
    let writes = Binomial.atLeast(1_301, of: 2_000, each: 0.99)
    #expect(bounds.lowerBound <= writes)
    #expect(bounds.upperBound >= writes)
  }

  @Test("so many of so many machines, also of a million", arguments: [0.0, 0.3, 0.99, 1.0])
  func binomial(share: Double) {
    // Pascal's triangle, term by term.
    var odds = [1.0]
    for _ in 0..<12 {
      odds = (0...odds.count).map { up in
        (up < odds.count ? odds[up] * (1 - share) : 0) + (up > 0 ? odds[up - 1] * share : 0)
      }
    }
    for needed in 0...13 {
      let expected = odds.dropFirst(needed).reduce(0, +)
      #expect(agree(Binomial.atLeast(needed, of: 12, each: share), expected, within: 1e-13))
    }
    #expect(agree(Binomial.atLeast(1, of: 1_000_000, each: share), share > 0 ? 1 : 0))
    let most = Binomial.atLeast(900_000, of: 1_000_000, each: share)
    #expect(agree(most, share > 0.9 ? 1 : 0))
  }
}
