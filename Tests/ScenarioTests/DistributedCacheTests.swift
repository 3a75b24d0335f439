import Estimation
import SystemDesign
import Testing

@Suite("The distributed cache has the figures of its brief")
struct DistributedCacheTests {
  static let worked = Worked("distributed-cache")

  static let brief: [BriefFigure] = [
    .init("keys", "1", 1e9, .assumed, .assumption("keys")),
    .init("gets", "1", 1e6, .assumed, .assumption("gets")),
    .init("sets", "100", 1e3, .assumed, .assumption("sets")),
    .init("hit ratio", "95", 0.01, .assumed, .assumption("hit ratio")),
    .init("a machine's ceiling", "100", 1e3, .published, .assumption("requests a machine can do")),
    .init("bytes held", "1.11", 1e12, .derived, .reason(of: "Machines")),
    .init("primaries", "23.1", 1, .derived, .reason(of: "Machines", 1)),
    .init("machines with a replica each", "48", 1, .derived, .machines("Nodes")),
    .init("work of a machine", "45.8", 1e3, .derived, .reason(of: "Machines", 2)),
    .init("network in all", "8", 1e9 / 8, .derived, .reason(of: "Network")),
    .init("network of a machine", "333", 1e6 / 8, .derived, .reason(of: "Network", 1)),
    .init("store at 95 % hits", "50", 1e3, .derived, .asked("Backing store", .reads)),
    .init("store at 94 % hits", "60", 1e3, .derived, .reason(of: "Hit ratio", 1)),
    .init("a point of hit ratio", "20", 0.01, .derived, .reason(of: "Hit ratio", 2)),
    .init("store, cold", "1", 1e6, .derived, .askedCold("Backing store", .reads)),
    .init("keys moved, consistent", "4", 0.01, .derived, .reason(of: "Placement")),
    .init("keys moved, modulo", "96", 0.01, .derived, .reason(of: "Placement", 1)),
    .init("bytes moved", "44", 1e9, .derived, .reason(of: "Growing")),
    .init("time to move them", "6", 60, .derived, .reason(of: "Growing", 1)),
    .init("sockets without a proxy", "96", 1e3, .derived, .reason(of: "Who finds the machine")),
    .init("a dead machine's misses", "40", 1e3, .derived, .reason(of: "Copies")),
    .init("store with one machine dead", "90", 1e3, .derived, .reason(of: "Copies", 1)),
  ]

  static let otherwise = [
    Otherwise(
      "the machine with the hottest key", "93 k/s", "90,824 /s", (try? hottest) ?? 0.perSecond,
      because: "it counts the hottest key twice: in the mean of all machines, and on top of it")
  ]

  /// Work of the machine on which the hottest key is: that key, its part of all others, and of sets.
  private static var hottest: Rate {
    get throws {
      let nodes = try #require(worked.design.components.first { $0.name == "Nodes" })
      let share = try HotKey.shardShare(
        hottest: popularity.share(ofRank: 1), shards: nodes.instances)
      return (1_000_000 * share + 100_000 / Double(nodes.instances)).perSecond
    }
  }

  /// What the design says of the popularity of its keys.
  private static var popularity: ZipfPopularity {
    get throws {
      let nodes = try #require(worked.design.components.first { $0.name == "Nodes" })
      guard case .zipf(let exponent) = nodes.caching.popularity else {
        throw Missing(what: "popularity")
      }
      let items = try #require(nodes.caching.distinct?.median)
      return try ZipfPopularity(items: items, exponent: exponent)
    }
  }

  private struct Missing: Error { let what: String }

  @Test("the hottest of a billion keys is 4.7 % of the gets, 47 k/s on one machine")
  func hottestKey() throws {
    let share = try Self.popularity.share(ofRank: 1)
    #expect(QuantityText.percent(share) == "4.69 %")
    let gets = try #require(Self.worked.value(.assumption("gets")))
    let rate = try HotKey.rate(of: gets, Self.popularity)
    #expect((rate / 1_000).rounded() == 47)
    // One in a hundred that are asked for alone is asked for once more.
    let alone = try #require(Self.worked.value(.figure(.ratePeak, .flow("Get an entry"))))
    let figure = Self.worked.estimate.figure(.hotKeyRate, of: .component("Nodes"))
    let hedged = rate * (1 + 0.01 * alone / gets)
    #expect(abs(try #require(figure?.value) - hedged) < 1e-6 * hedged)
    // It is more than all else that its machine does, and still what one machine can do.
    let capable = try #require(Self.worked.value(.assumption("requests a machine can do")))
    #expect(try #require(Self.hottest.median) < capable)
  }

  @Test("what the brief has by another rule is what ours gives by its own", arguments: otherwise)
  func other(_ figure: Otherwise) { #expect(figure.text == figure.expected) }

  @Test("each figure, to the digits of the brief", arguments: brief)
  func figure(_ figure: BriefFigure) throws { try Self.worked.expect(figure) }

  @Test("every derived figure of the brief is there or accounted for")
  func count() {
    report("distributed-cache", Self.brief, Self.otherwise, derived: 17, published: 1)
  }

  @Test("entries of an hour could not be hit as often as the brief wants, those of a day can")
  func life() throws {
    let gets = try #require(Self.worked.value(.assumption("gets")))
    let wanted = try #require(Self.worked.value(.assumption("hit ratio")))
    let nodes = try #require(Self.worked.design.components.first { $0.name == "Nodes" })
    let life = try #require(nodes.caching.expiry?.median)
    func hits(_ life: Double) throws -> Double {
      try ExpiringCache.hitRatio(rate: gets, lifetime: life, Self.popularity)
    }
    #expect(try (hits(3_600) * 100).rounded() == 91)
    #expect(try hits(life) > wanted && life == 86_400)
  }

  @Test("as many machines as memory asks for, rounded up, and work asks for fewer")
  func machines() throws {
    let nodes = try #require(Self.worked.design.components.first { $0.name == "Nodes" })
    let byMemory = try #require(Self.worked.value(.reason(of: "Machines", 1)))
    #expect(Double(nodes.instances) == byMemory.rounded(.up))
    let use = try #require(Self.worked.estimate.uses(of: nodes).first)
    #expect(try #require(use.machinesForPeak) < nodes.machines)
  }

  @Test("the store carries what one dead machine sends it, and refuses what a cold cache would")
  func store() throws {
    let store = try #require(Self.worked.design.components.first { $0.name == "Backing store" })
    let use = try #require(
      Self.worked.estimate.uses(of: store).first { $0.resource == .reads })
    let capacity = try #require(use.capacity.value)
    let orphaned = try #require(Self.worked.value(.reason(of: "Copies", 1)))
    #expect(orphaned <= 0.7 * capacity)
    let refused = try #require(store.protection.shedsAbove?.median)
    #expect(refused <= capacity && refused < (use.coldLoad.value ?? 0))
  }
}
