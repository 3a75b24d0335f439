import Estimation
import SystemDesign
import Testing

struct LoadTests {
  private let client = Client("Client")
  private let app = Service("App")
  private let item = Record("item", key: "id", ["id": 10.bytes, "body": 990.bytes])

  private func rate(_ name: String, _ design: Design) -> Double? {
    value(.rateMean, of: .component(name), in: design)
  }

  @Test("times is per execution of the flow, never compounded along the hops")
  func times() {
    let other = Service("Other")
    let last = Service("Last")
    let design = Design("Times") {
      Flow("Flow", at: 10.perSecond) {
        client.calls(app)
        app.calls(other, times: 5.times)
        other.calls(last, times: 2.times)
      }
    }
    #expect(rate("Other", design) == 50)
    #expect(rate("Last", design) == 20)
  }

  @Test("each passage gets one request and carries the bytes both ways")
  func passages() {
    let edge = LoadBalancer("Edge", instances: 2)
    let door = Gateway("Door", instances: 2)
    let design = Design("Passages") {
      Flow("Flow", at: 10.perSecond) {
        client.calls(app, through: edge, door, sending: 100.bytes, receiving: 300.bytes)
      }
    }
    for name in ["Edge", "Door"] {
      #expect(rate(name, design) == 10)
      #expect(value(.ingressMean, of: .component(name), in: design) == 4_000)
      #expect(value(.egressMean, of: .component(name), in: design) == 4_000)
    }
    #expect(value(.ingressMean, of: .flow("Flow"), in: design) == 1_000)
    #expect(value(.egressMean, of: .flow("Flow"), in: design) == 3_000)
    #expect(value(.egressMean, of: .pair(from: "Edge", to: "Door"), in: design) == 3_000)
  }

  @Test("a cache answers its hits; the store behind gets the misses, and all of them when cold")
  func cache() throws {
    let cache = Cache("Cache", memory: 1.gigabyte, each: 1_000.perSecond).hitting(90.percent)
    let store = Database("Store", reads: 400.perSecond)
    let design = Design("Cache") {
      Traffic(peak: 2.times)
      Flow("Flow", at: 100.perSecond) { app.reads(item, from: cache, else: store) }
    }
    let estimate = Estimate(of: design)
    #expect(abs(try #require(rate("Store", design)) - 10) < 1e-12)
    #expect(rate("Cache", design) == 100)
    let warm = try #require(estimate.figure(.utilisationPeak, of: .component("Store"))?.value)
    let cold = try #require(estimate.figure(.utilisationCold, of: .component("Store"))?.value)
    #expect(abs(warm - 0.05) < 1e-12)
    #expect(abs(cold - 0.5) < 1e-12)
    let bytes = try #require(value(.egressMean, of: .component("Cache"), in: design))
    #expect(abs(bytes - 90_000) < 1e-6)
  }

  @Test("a cache whose hit ratio is not said leaves the store's load unknown, but not the cold one")
  func unknownHits() throws {
    let cache = Cache("Cache")
    let store = Database("Store", reads: 400.perSecond)
    let estimate = Estimate(
      of: Design("Cache") {
        Traffic(peak: 2.times)
        Flow("Flow", at: 100.perSecond) { app.reads(item, from: cache, else: store) }
      })
    let figure = try #require(estimate.figure(.rateMean, of: .component("Store")))
    #expect(figure.value == nil && figure.text == "not stated")
    #expect(figure.amount.missing.first?.contains("hit ratio of 'Cache'") == true)
    #expect(estimate.figure(.utilisationCold, of: .component("Store"))?.value == 0.5)
  }

  @Test("a batch goes to the store when any of its items is missing, and fetches only those")
  func batch() throws {
    let cache = Cache("Cache").hitting(90.percent)
    let store = Database("Store")
    let design = Design("Batch") {
      Flow("Flow", at: 100.perSecond) { app.reads(20.of(item), from: cache, else: store) }
    }
    var noneMissing = 1.0
    for _ in 0..<20 { noneMissing *= 0.9 }
    #expect(abs(try #require(rate("Store", design)) - 100 * (1 - noneMissing)) < 1e-9)
    let bytes = try #require(value(.egressMean, of: .component("Store"), in: design))
    #expect(abs(bytes - 100 * 20 * 1_000 * 0.1) < 1e-6)
  }

  @Test("a delivery network fetches what it lacks itself, and hands on everything")
  func cdn() throws {
    let cdn = CDN("CDN")
    let files = ObjectStore("Files")
    let design = Design("CDN") {
      Flow("Flow", at: 100.perSecond) {
        client.reads(item, from: cdn, else: files, hit: 98.percent)
      }
    }
    #expect(value(.rateMean, of: .pair(from: "Client", to: "Files"), in: design) == nil)
    let fetched = try #require(value(.rateMean, of: .pair(from: "CDN", to: "Files"), in: design))
    #expect(abs(fetched - 2) < 1e-9)
    #expect(value(.egressMean, of: .component("CDN"), in: design) == 100_000)
    #expect(value(.egressMean, of: .system, in: design) == 100_000)
  }

  @Test("any of several ways shares the work; a fallback only runs in the failure it answers")
  func ways() {
    let a = Service("A")
    let b = Service("B")
    let spare = Service("Spare")
    let design = Design("Ways") {
      Flow("Flow", at: 30.perSecond) {
        oneOf {
          app.calls(a)
          app.calls(b)
          app.calls(b, times: 2.times)
        }
        app.calls(a).fallback { app.calls(spare) }
      }
    }
    #expect(rate("A", design) == 40)
    #expect(rate("B", design) == 30)
    #expect(rate("Spare", design) == 0)
  }

  @Test("what only a fallback reaches asks for nothing until it is taken")
  func behindFallback() throws {
    let (a, b, shared) = (Service("A"), Service("B"), Service("Shared"))
    let old = Database("Old", reads: 10.perSecond)
    let design = Design("Behind") {
      Flow("Flow", at: 30.perSecond) {
        client.calls(app)
        app.calls(a).fallback {
          app.calls(b)
          app.calls(shared)
        }
        b.reads(item, from: old)
        b.calls(shared)
        app.calls(shared)
        shared.reads(item, from: old, times: 0.1.times)
      }
    }
    #expect(rate("B", design) == 0)
    // What is shared is reached anyway, and so does what it does.
    #expect(rate("Shared", design) == 30)
    #expect(rate("Old", design) == 3)
  }

  @Test("bytes that a call does not say are unknown; look-ups and invalidations count as none")
  func unsaidBytes() throws {
    let names = DNS("DNS")
    let cache = Cache("Cache")
    let design = Design("Bytes") {
      Flow("Silent", at: 1.perSecond) { client.calls(app, sending: 5.bytes) }
      Flow("Quiet", at: 1.perSecond) {
        client.looksUp(names)
        app.invalidates(item, in: cache)
      }
    }
    let estimate = Estimate(of: design)
    #expect(estimate.figure(.ingressMean, of: .flow("Silent"))?.value == 5)
    let egress = try #require(estimate.figure(.egressMean, of: .flow("Silent")))
    #expect(egress.value == nil)
    #expect(egress.amount.missing == ["the bytes 'App' answers 'Client': say receiving:"])
    #expect(estimate.figure(.ingressMean, of: .component("DNS"))?.value == 0)
    #expect(estimate.figure(.ingressMean, of: .component("Cache"))?.value == 0)
  }

  @Test("without a peak factor the peak is unknown and says how to settle it")
  func noPeak() throws {
    let design = calling(app, at: 5.perSecond, traffic: Traffic())
    let figure = try #require(Estimate(of: design).figure(.ratePeak, of: .flow("Call")))
    #expect(figure.value == nil)
    #expect(figure.amount.missing.first?.contains("Traffic(peak: 3.times)") == true)
  }

  @Test("a flow's own peak factor stands before the one for all")
  func ownPeak() {
    let design = Design("Peaks") {
      Traffic(peak: 3.times)
      Flow("Calm", at: 10.perSecond, peak: 1.5.times) { client.calls(app) }
      Flow("Usual", at: 10.perSecond) { client.calls(app) }
    }
    #expect(value(.ratePeak, of: .component("App"), in: design) == 45)
  }

  @Test("messages in batches still count one by one for a worker, and once for a store")
  func batches() {
    let queue = Stream("Queue", keeping: 1.day)
    let worker = Worker("Worker", instances: 2, each: 100.perSecond)
    let store = Database("Store", writes: 10.perSecond)
    let design = Design("Batches") {
      Traffic(peak: 1.times)
      Flow("Flow", at: 100.perSecond) {
        app.sends(item, to: queue)
        queue.delivers(item, to: worker, inBatchesOf: 50)
        worker.writes(50.of(item), to: store, times: 2.percent)
      }
    }
    #expect(value(.utilisationPeak, of: .component("Worker"), in: design) == 0.5)
    #expect(value(.utilisationPeak, of: .component("Store"), in: design) == 0.2)
  }

  @Test("a scattered read asks every shard, and each brings its part")
  func scatter() {
    let store = Database("Store", shards: 10, reads: 100.perSecond)
    let design = Design("Scatter") {
      Traffic(peak: 1.times)
      Flow("Search", at: 500.perSecond) { app.reads(item, from: store).scattered(over: 10) }
    }
    #expect(rate("Store", design) == 5_000)
    #expect(value(.utilisationPeak, of: .component("Store"), in: design) == 5)
    #expect(value(.egressMean, of: .component("Store"), in: design) == 500_000)
  }

  @Test("a scattered batch asks every shard, and each keeps its part")
  func scatteredWrite() {
    let store = Database("Store", shards: 8, replicas: 2, writes: 100.perSecond)
    let design = Design("Scatter") {
      Traffic(peak: 1.times, planned: 1.year)
      Flow("Record", at: 100.perSecond) { app.writes(400.of(item), to: store).scattered(over: 4) }
    }
    #expect(rate("Store", design) == 400)
    #expect(value(.ingressMean, of: .component("Store"), in: design) == 40_000_000)
    let kept = value(.storageRaw, of: .component("Store"), in: design) ?? 0
    #expect(abs(kept / (40_000_000 * 365 * 86_400) - 1) < 1e-12)
  }

  @Test("what passes a shared limiter is counted in its cache")
  func limiter() {
    let limits = Cache("Limits", each: 100_000.perSecond)
    let door = Gateway("Door", instances: 2).limiting(to: 5.perSecond, by: "user", through: limits)
    let design = Design("Limits") {
      Traffic(peak: 2.times)
      Flow("Call", at: 4_000.perSecond) { client.calls(app, through: door) }
    }
    #expect(rate("Limits", design) == 4_000)
    #expect(value(.utilisationPeak, of: .component("Limits"), in: design) == 0.08)
  }
}
