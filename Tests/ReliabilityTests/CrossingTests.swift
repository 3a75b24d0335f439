import Estimation
import SystemDesign
import Testing

@testable import Reliability

private func service(_ name: String, _ each: Int, _ up: Ratio = 99.percent) -> Service {
  Service(name, each: each.perSecond).available(up)
}

/// The availability of each flow, by its name.
private func availabilities(
  @DesignBuilder _ statements: @Sendable () -> [Statement]
) -> [String: Double] {
  let design = Design("Crossing", statements)
  let flows = Reliability(of: Estimate(of: design)).flows
  return Dictionary(
    uniqueKeysWithValues: flows.compactMap { flow in
      flow.availability.value.map { (flow.flow.name, $0) }
    })
}

@Suite("Other ways, shards, caches and limits where they meet")
struct CrossingTests {
  @Test("of several ways those that are up are taken, also where fewer would ask less of a store")
  func sharedStore() {
    let store = Database("Store", .wideColumn, reads: 500.perSecond).available(99.9.percent)
    let cache = Cache("Cache", memory: 10.gigabytes, each: 5_000.perSecond).available(99.percent)
    let first = service("First", 2_000)
    let found = availabilities {
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.calls(first).fallback {
          oneOf {
            client.reads(thing, from: cache, else: store, hit: 80.percent)
            client.reads(thing, from: store)
          }
        }
      }
    }
    // 500 × 0.2 + 500 come to the store, which can do 500.
    #expect(agree(found["Read"], 0.99, within: 1e-12))
  }

  @Test("a store of others before another is reached by nobody who goes round it")
  func nearStore() {
    let near = Database("Near", .wideColumn, reads: 5_000.perSecond).available(99.percent)
    let far = Database("Far", .wideColumn, reads: 5_000.perSecond).available(99.percent)
    let other = service("Other", 300, 99.9.percent)
    let found = availabilities {
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.reads(thing, from: near, else: far, hit: 90.percent)
          .fallback { client.calls(other) }
      }
    }
    #expect(agree(found["Read"], 0.99 * (0.99 + 0.01 * 0.999), within: 1e-12))
  }

  @Test("a lost shard sends its part elsewhere for flows that never ask its store")
  func shardsOfOthers() {
    let store = Database("Store", .wideColumn, shards: 2, reads: 1_000.perSecond)
      .available(99.percent)
    let search = service("Search", 2_000, 100.percent)
    func sells(_ each: Int) -> Double? {
      let other = service("Other", each, 99.9.percent)
      return availabilities {
        Flow("Read", at: 1_000.perSecond, peak: 1.times) {
          client.calls(search).fallback { client.calls(other) }
          search.reads(thing, from: store)
        }
        Flow("Sell", at: 500.perSecond, peak: 1.times) { client.calls(other) }
      }["Sell"]
    }
    // One shard sends 500, both 1,000, beside 500.
    #expect(agree(sells(900), 0.999 * 0.99 * 0.99, within: 1e-12))
    #expect(agree(sells(1_200), 0.999 * (1 - 0.01 * 0.01), within: 1e-12))
  }

  @Test("a lost shard behind what is asked first sends its part elsewhere, and no more")
  func shardBehind() {
    let store = Database("Store", .wideColumn, shards: 2, reads: 1_000.perSecond)
      .available(99.percent)
    let search = service("Search", 2_000, 99.9.percent)
    let other = service("Other", 1_200, 99.9.percent)
    let found = availabilities {
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.calls(search).fallback { client.calls(other) }
        search.reads(thing, from: store)
      }
      Flow("Sell", at: 500.perSecond, peak: 1.times) { client.calls(other) }
    }
    // Other can do 1,200: 500 and half of 1,000, and not the whole.
    let away = 0.001 + 0.999 * 0.01 * (1 - 0.99 * 0.999)
    #expect(agree(found["Read"], 1 - away, within: 1e-12))
  }

  @Test("what is done instead of what is done instead meets the same shard")
  func fallbackOfFallback() {
    let store = Database("Store", .wideColumn, shards: 2, replicas: 1, reads: 2_000.perSecond)
      .available(99.percent)
    let other = service("Other", 600, 99.9.percent)
    let found = availabilities {
      Flow("Read", at: 2_000.perSecond, peak: 1.times) {
        client.reads(thing, from: store).fallback {
          client.reads(thing, from: store.replicas).fallback { client.calls(other) }
        }
      }
    }
    // Without both copies of a shard half of all comes to the other, 1,000.
    #expect(agree(found["Read"], 1 - 0.01 * 0.01, within: 1e-12))
  }

  @Test("and a second first choice, lost for those of one shard, sends all of these on")
  func secondOfShard() {
    let store = Database("Store", .wideColumn, shards: 2, reads: 1_000.perSecond)
      .available(99.percent)
    let second = service("Second", 2_000)
    let other = service("Other", 900, 99.99.percent)
    let found = availabilities {
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.reads(thing, from: store).fallback {
          client.calls(second).fallback { client.calls(other) }
        }
      }
      Flow("Sell", at: 500.perSecond, peak: 1.times) { client.calls(other) }
    }
    // One of two shards and the second: 500 beside 500.
    #expect(
      agree(found["Sell"], 0.9999 * (1 - (1 - 0.99 * 0.99) * 0.01), within: 1e-12))
  }

  @Test("the copies of one shard bear all that is asked of it, not their part of all shards")
  func copiesOfOneShard() throws {
    let store = Database("Store", .wideColumn, shards: 2, replicas: 2, reads: 700.perSecond)
      .available(99.percent)
    let flow = try firstFlow(
      Design("Copies") {
        Flow("Read", at: 2_000.perSecond, peak: 1.times) {
          client.reads(thing, from: store.replicas)
            .fallback { client.reads(thing, from: store) }
        }
      })
    // 1,000 a shard: both read copies are needed, and the primary can do 700.
    #expect(flow.names == ["Store"])
    #expect(agree(flow.availability.value, 0.99 * 0.99, within: 1e-12))
  }

  @Test("a choice among ways that cannot carry the peak floods the store behind them")
  func waysInstead() {
    let first = service("First", 1_000)
    let (left, right) = (
      service("Left", 1_000, 99.9.percent), service("Right", 1_000, 99.9.percent)
    )
    let store = Database("Store", .wideColumn, reads: 1_000.perSecond).available(99.9.percent)
    let found = availabilities {
      Flow("Own", at: 500.perSecond, peak: 1.times) { client.reads(thing, from: store) }
      Flow("Read", at: 600.perSecond, peak: 1.times) {
        client.calls(first).fallback {
          oneOf {
            inParallel {
              client.calls(left)
              left.reads(thing, from: store)
            }
            inParallel {
              client.calls(right)
              right.reads(thing, from: store)
            }
          }
        }
      }
    }
    // 600 beside 500, and the store can do 1,000.
    #expect(agree(found["Own"], 0.99 * 0.999, within: 1e-12))
  }

  @Test("whoever takes one of several ways sends nothing to another while lost, nor to a fallback")
  func lostCaller() {
    let worker = service("Worker", 10_000, 95.percent)
    let a = service("A", 1_000, 99.9.percent)
    let b = service("B", 1_000, 99.9.percent)
    func reads(@FlowBuilder _ steps: @Sendable () -> [Step]) -> Double? {
      availabilities {
        Flow("Jobs", at: 800.perSecond, peak: 1.times, steps)
        Flow("Read", at: 400.perSecond, peak: 1.times) { client.calls(b) }
      }["Read"]
    }
    // 1,200 come to B where A is lost, whether or not the worker is: on the safe side by 5 % of that.
    let ways = reads {
      oneOf {
        worker.calls(a)
        worker.calls(b)
      }
    }
    #expect(agree(ways, 0.999 * 0.999, within: 1e-12))
    let fallback = reads { worker.calls(a).fallback { worker.calls(b) } }
    #expect(agree(fallback, 0.999 * 0.999, within: 1e-12))
  }

  @Test("a fallback that somebody else begins is sent what a lost caller did")
  func otherCaller() {
    let worker = service("Worker", 10_000, 95.percent)
    let a = service("A", 1_000)
    let b = service("B", 1_000, 99.9.percent)
    let found = availabilities {
      Flow("Jobs", at: 800.perSecond, peak: 1.times) {
        worker.calls(a).fallback { client.calls(b) }
      }
      Flow("Read", at: 400.perSecond, peak: 1.times) { client.calls(b) }
    }
    // 1,200 come to B, which can do 1,000, once the worker or A is lost.
    #expect(agree(found["Read"], 0.999 * 0.95 * 0.99, within: 1e-12))
  }

  @Test("ways that need nothing of their own are sent what those beside them did")
  func sameWays() {
    let rank = service("Rank", 1_200)
    let other = service("Other", 2_000, 95.percent)
    let found = availabilities {
      Flow("Sell", at: 500.perSecond, peak: 1.times) { client.calls(rank) }
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        oneOf {
          oneOf {
            client.calls(rank)
            client.calls(rank)
          }
          client.calls(other)
        }
      }
    }
    // 1,500 come to Rank once Other is lost.
    #expect(agree(found["Sell"], 0.95 * 0.99, within: 1e-12))
  }

  @Test("choices within two ways that share a component both send to it")
  func choicesWithinWays() {
    let rank = service("Rank", 450)
    let (a, b) = (service("A", 1_000, 90.percent), service("B", 1_000, 90.percent))
    let found = availabilities {
      Flow("Read", at: 500.perSecond, peak: 1.times) {
        oneOf {
          oneOf {
            client.calls(rank)
            client.calls(a)
          }
          oneOf {
            client.calls(rank)
            client.calls(b)
          }
        }
      }
    }
    // All 500 come to Rank where A and B are lost.
    #expect(agree(found["Read"], 0.99, within: 1e-12))
  }

  @Test("what is counted before a request is let through carries what comes besides")
  func limiter() {
    let counts = Cache("Counts", memory: 16.gigabytes, each: 1_500.perSecond)
      .available(99.99.percent)
    let other = service("Other", 2_500)
    let first = service("First", 2_500)
      .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
    let shop = Service("Shop", instances: 2, each: 4_000.perSecond).available(99.percent)
      .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
    let found = availabilities {
      Flow("Sell", at: 1_000.perSecond, peak: 1.times) { client.calls(shop) }
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.calls(other).fallback { client.calls(first) }
      }
    }
    // Without the other 2,000 are counted, and 1,500 can be.
    #expect(agree(found["Read"], 0.99, within: 1e-12))
    #expect(agree(found["Sell"], 0.9999 * 0.9999 * 0.99, within: 1e-12))
  }

  @Test("a cache of what is done instead is lost together with the first choice")
  func cacheOfFallback() {
    let first = service("First", 2_000)
    let cache = Cache("Cache", memory: 10.gigabytes, each: 5_000.perSecond).available(95.percent)
    let store = Database("Store", .wideColumn, reads: 200.perSecond).available(99.9.percent)
    let found = availabilities {
      Flow("Read", at: 1_000.perSecond, peak: 1.times) {
        client.calls(first).fallback {
          client.reads(thing, from: cache, else: store, hit: 90.percent)
        }
      }
    }
    #expect(agree(found["Read"], 1 - 0.01 * (1 - 0.95 * 0.999), within: 1e-12))
  }

  @Test("one copy at all it can do is enough where each takes all writes")
  func borneWhole() {
    let counts = Cache("Counts", replicas: 1, memory: 1.gigabyte, each: 1_000.perSecond)
      .available(99.percent)
    let found = availabilities {
      Flow("Count", at: 1_000.perSecond, peak: 1.times) { client.writes(thing, to: counts) }
    }
    #expect(agree(found["Count"], 1 - 0.01 * 0.01, within: 1e-12))
  }
}
