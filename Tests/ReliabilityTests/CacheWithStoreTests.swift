import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("A cache that is lost together with the store behind it")
struct CacheWithStoreTests {
  private let store = Database("Store", .relational, reads: 12_000.perSecond).available(99.percent)

  private func design(_ cache: Cache, other: Int, hit: Ratio = 90.percent) -> Design {
    let other = Service("Other", each: other.perSecond).available(99.9.percent)
    return Design("Both") {
      Flow("Read", at: 10_000.perSecond, peak: 1.times) {
        client.reads(thing, from: cache, else: store, hit: hit).fallback { client.calls(other) }
      }
    }
  }

  private func cache(shards: Int = 1) -> Cache {
    Cache("Cache", shards: shards, memory: 10.gigabytes, each: 20_000.perSecond)
      .available(99.percent)
  }

  @Test("leaves all to the other way, which carries a tenth and no more")
  func both() throws {
    let flow = try firstFlow(design(cache(), other: 1_500))
    // The store and the other way, or the store and the cache while the other way is up.
    let away = 0.01 * (0.001 + 0.999 * 0.01)
    #expect(agree(flow.availability.value, 1 - away, within: 1e-12))
  }

  @Test("leaves no more than the other way can do where that carries all")
  func enough() throws {
    let flow = try firstFlow(design(cache(), other: 10_000))
    #expect(agree(flow.availability.value, 1 - 0.01 * 0.001, within: 1e-12))
  }

  @Test("is lost in parts, of which the other way carries some", arguments: [0, 1, 2, 3])
  func parts(carried: Int) throws {
    // With so many of three shards lost there comes a tenth, and so many thirds of the rest.
    let most = 1_000 + 3_000 * carried
    let flow = try firstFlow(design(cache(shards: 3), other: most))
    let odds = [0.970299, 0.029403, 0.000297, 0.000001]
    let away = 0.01 * (0.001 + 0.999 * odds.suffix(3 - carried).reduce(0, +))
    #expect(agree(flow.availability.value, 1 - away, within: 1e-12))
  }

  @Test("is a combination that takes the flow down at the peak")
  func combination() throws {
    let reliability = Reliability(of: Estimate(of: design(cache(), other: 1_500)))
    let found = reliability.combinations(of: try #require(reliability.flows.first), upTo: 2)
    let pair = try #require(
      found.all.first { $0.members.map(\.name).sorted() == ["Cache", "Store"] })
    #expect(pair.cause == .capacity)
  }

  @Test("sends what it answered for each flow whose store is lost, of many flows as of few")
  func manyFlows() {
    let cache = cache()
    let other = Service("Other", each: 250.perSecond).available(100.percent)
    let design = Design("Many") {
      for number in 0..<9 {
        let store = Database("Store \(number)", .relational, reads: 1_000.perSecond)
          .available(99.percent)
        Flow("Flow \(number)", at: 100.perSecond, peak: 1.times) {
          client.reads(thing, from: cache, else: store, hit: 90.percent)
            .fallback { client.calls(other) }
        }
      }
    }
    // Each sends a tenth without its store, which all nine may, and all once the cache is lost too,
    // which two may: away while its store, the cache and two of the other eight are.
    let seven = 0.99 * 0.99 * 0.99 * 0.99 * 0.99 * 0.99 * 0.99
    let fewer = 1 - 0.99 * seven - 8 * 0.01 * seven
    for flow in Reliability(of: Estimate(of: design)).flows {
      #expect(agree(flow.availability.value, 1 - 0.01 * 0.01 * fewer, within: 1e-12))
    }
  }

  @Test("makes the availability unknown where the cache's own is, and only where it matters")
  func unknown() throws {
    let plain = Cache("Cache", memory: 10.gigabytes, each: 20_000.perSecond)
    #expect(try firstFlow(design(plain, other: 1_500)).availability.value == nil)
    #expect(try firstFlow(design(plain, other: 10_000)).availability.value != nil)
    #expect(try firstFlow(design(plain, other: 1_500, hit: 0.percent)).availability.value != nil)
  }

  @Test(
    "a delivery network that is lost leaves all to the other way, and is a single point where that is too much",
    arguments: [(9_999, true), (10_000, false)])
  func network(other: Int, isPoint: Bool) throws {
    let network = CDN("CDN").available(99.percent)
    let origin = Service("Origin", each: 20_000.perSecond).available(99.percent)
    let other = Service("Other", each: other.perSecond).available(99.9.percent)
    let flow = try firstFlow(
      Design("Network") {
        Flow("Read", at: 10_000.perSecond, peak: 1.times) {
          client.reads(thing, from: network, else: origin, hit: 90.percent)
            .fallback { client.calls(other) }
        }
      })
    #expect(flow.names == (isPoint ? ["CDN"] : []))
    // Both are there, or one is not and the other way is; the network's loss it may not carry.
    let carried = 0.99 * (0.99 + 0.01 * 0.999)
    #expect(agree(flow.availability.value, carried + (isPoint ? 0 : 0.01 * 0.999), within: 1e-12))
  }
}
