import Estimation
import SystemDesign
import Testing

@Suite("A read that goes through several tiers") struct TierTests {
  private let app = Service("App")
  private let own = Cache("Own memory", each: 100_000.perSecond)
  private let shared = Cache("Shared", each: 100_000.perSecond)
  private let store = Database("Store", reads: 1_000.perSecond)
  private let page = Record("page", 1.kilobyte)

  private func design(_ hop: Hop) -> Design {
    Design("Tiers") {
      Traffic(peak: 2.times)
      Flow("Read", at: 1_000.perSecond) { hop }
    }
  }

  private var three: Design {
    design(
      app.reads(page, from: own, else: shared, hit: 60.percent).else(store, hit: 90.percent))
  }

  private func expect(
    _ measure: Measure, _ name: String, in design: Design, _ wanted: Double,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let found = try #require(
      value(measure, of: .component(name), in: design), sourceLocation: place)
    #expect(abs(found - wanted) <= 1e-12 * abs(wanted), sourceLocation: place)
  }

  @Test("each is asked for what those before it lack, so that misses multiply")
  func load() throws {
    try expect(.rateMean, "Own memory", in: three, 1_000)
    try expect(.rateMean, "Shared", in: three, 400)
    try expect(.rateMean, "Store", in: three, 40)
  }

  @Test("each sends the bytes of what it has")
  func bytes() throws {
    try expect(.egressMean, "Own memory", in: three, 600_000)
    try expect(.egressMean, "Shared", in: three, 360_000)
    try expect(.egressMean, "Store", in: three, 40_000)
    try expect(.ingressMean, "App", in: three, 1_000_000)
  }

  @Test("cold, every tier is asked for everything")
  func cold() throws {
    try expect(.utilisationCold, "Store", in: three, 2)
    try expect(.utilisationPeak, "Store", in: three, 0.08)
    try expect(.utilisationCold, "Shared", in: three, 0.02)
  }

  @Test("copies are asked only in the place where they were said")
  func replicas() throws {
    let first = Database("First", replicas: 2, reads: 1_000.perSecond)
    let second = Database("Second", replicas: 2, reads: 1_000.perSecond)
    let last = design(app.reads(page, from: first, else: second.replicas, hit: 60.percent))
    // 2,000 /s of one primary's 1,000, and 800 of two copies' 2,000.
    try expect(.utilisationPeak, "First", in: last, 2)
    try expect(.utilisationPeak, "Second", in: last, 0.4)
    let front = design(app.reads(page, from: first.replicas, else: second, hit: 60.percent))
    try expect(.utilisationPeak, "First", in: front, 1)
    try expect(.utilisationPeak, "Second", in: front, 0.8)
  }

  @Test("a ratio that was said of the cache itself need not be said on the read")
  func stated() throws {
    let design = design(
      app.reads(page, from: own.hitting(60.percent), else: shared.hitting(90.percent)).else(store))
    try expect(.rateMean, "Store", in: design, 40)
  }

  @Test("a read of several items goes on when any is missing everywhere, and fetches only those")
  func several() throws {
    let design = design(
      app.reads(20.of(page), from: own, else: shared, hit: 60.percent).else(store, hit: 90.percent))
    func any(_ hit: Double) -> Double { 1 - (1...20).reduce(1.0) { all, _ in all * hit } }
    try expect(.rateMean, "Shared", in: design, 1_000 * any(0.6))
    try expect(.rateMean, "Store", in: design, 1_000 * any(0.96))
    try expect(.egressMean, "Shared", in: design, 20_000_000 * 0.4 * 0.9)
    try expect(.egressMean, "Store", in: design, 20_000_000 * 0.04)
  }

  @Test("a network of caches fetches what it lacks itself, from a cache and from the store")
  func network() throws {
    let edge = CDN("Edge").hitting(80.percent)
    let client = Client("Client")
    let design = design(
      client.reads(page, from: edge, else: shared.hitting(50.percent)).else(store))
    let pair = value(.rateMean, of: .pair(from: "Edge", to: "Store"), in: design)
    #expect(abs(try #require(pair) - 100) < 1e-9)
    try expect(.egressMean, "Edge", in: design, 1_000_000)
    try expect(.ingressMean, "Edge", in: design, 200_000)
  }

  @Test("four tiers are three misses deep")
  func four() throws {
    let last = ObjectStore("Last")
    let design = design(
      app.reads(page, from: own, else: shared, hit: 60.percent).else(store, hit: 90.percent)
        .else(last, hit: 75.percent))
    try expect(.rateMean, "Last", in: design, 10)
    let figure = Estimate(of: design).figure(.rateMean, of: .component("Last"))
    #expect(
      try #require(figure).derivation.contains {
        $0.hasPrefix("misses of 'Own memory' and 'Shared' and 'Store' = ")
      })
  }

  @Test("whose hit ratio is not stated is asked for by name")
  func unknown() {
    let design = design(app.reads(page, from: own, else: shared, hit: 60.percent).else(store))
    let figure = Estimate(of: design).figure(.rateMean, of: .component("Store"))
    #expect(
      figure?.amount.missing == [
        "the hit ratio of 'Shared': say .hitting(90.percent), or hit: on the read"
      ])
  }
}

@Suite("A cache in the memory of each machine that reads it") struct OwnMemoryTests {
  private static let items = 1.million.of("items")
  private let app = Service("App", instances: 10)
  private let store = Database("Store", reads: 1_000.perSecond)
  private let page = Record("page", 1.kilobyte)

  private func design(_ hop: Hop) -> Design {
    Design("Tiers") {
      Traffic(peak: 1.times)
      Flow("Read", at: 10_000.perSecond) { hop }
    }
  }

  private func own(_ life: Period) -> Cache {
    Cache("Own", memory: 1.gigabyte).inEach(of: app).popularity(.zipf(1.0), over: Self.items)
      .expiring(after: life)
  }

  private var shared: Cache {
    Cache("Shared", shards: 4, memory: 1.gigabyte).popularity(.zipf(1.0), over: Self.items)
      .expiring(after: 1.hour)
  }

  @Test("has a copy on each, which is filled by what that machine alone asks for")
  func copies() throws {
    #expect(own(10.seconds).part.machines == 10)
    let design = design(app.reads(page, from: own(10.seconds), else: store))
    let found = try #require(value(.hitRatio, of: .component("Own"), in: design))
    // 10,000 a second on ten machines for ten seconds are 10,000 requests a copy.
    let alone = try ExpiringCache.hitRatio(
      rate: 1_000, lifetime: 10, ZipfPopularity(items: 1e6, exponent: 1))
    #expect(abs(found - alone) < 1e-9)
  }

  @Test("what both miss is what the one behind would miss alone")
  func behind() throws {
    let alone = design(app.reads(page, from: shared, else: store))
    let both = design(app.reads(page, from: own(10.seconds), else: shared).else(store))
    let missed = try #require(value(.rateMean, of: .component("Store"), in: alone))
    let left = try #require(value(.rateMean, of: .component("Store"), in: both))
    #expect(abs(left - missed) < 1e-9 * missed)
    let whole = try #require(value(.hitRatio, of: .component("Shared"), in: alone))
    let behind = try #require(value(.hitRatio, of: .component("Shared"), in: both))
    #expect(behind < whole)
  }

  @Test("what a stated hit ratio in front answers is taken off as well")
  func behindStated() throws {
    let alone = design(app.reads(page, from: shared, else: store))
    let whole = try #require(value(.hitRatio, of: .component("Shared"), in: alone))
    let cache = Cache("Own", memory: 1.gigabyte).inEach(of: app)
    for read in [
      app.reads(page, from: cache.hitting(40.percent), else: shared).else(store),
      app.reads(page, from: cache, else: shared, hit: 40.percent).else(store),
    ] {
      let behind = try #require(value(.hitRatio, of: .component("Shared"), in: design(read)))
      #expect(abs(behind - (whole - 0.4) / 0.6) < 1e-12)
    }
  }

  @Test("and what several in front answer, each of what the one before it lacks")
  func behindTwo() throws {
    // Of 100 items asked alike 90 fit: of all reads 10 % miss, of the quarter that comes 40 %.
    let last = Cache("Last", memory: 90.kilobytes).popularity(.uniform, over: 100.items)
    let (first, second) = (Cache("First").hitting(50.percent), Cache("Second").hitting(50.percent))
    let read = app.reads(page, from: first, else: second).else(last).else(store)
    let behind = try #require(value(.hitRatio, of: .component("Last"), in: design(read)))
    #expect(abs(behind - 0.6) < 1e-12)
    let left = try #require(value(.rateMean, of: .component("Store"), in: design(read)))
    #expect(abs(left - 1_000) < 1e-9)
  }

  @Test("and of each read what that one met in front", arguments: [0, 50, 80])
  func behindEach(other: Double) throws {
    let last = Cache("Last", memory: 90.kilobytes).popularity(.uniform, over: 100.items)
    let first = Cache("First")
    let design = Design("Two reads") {
      Traffic(peak: 1.times)
      Flow("Half", at: 1_000.perSecond) {
        app.reads(page, from: first, else: last, hit: 50.percent).else(store)
      }
      Flow("Other", at: 1_000.perSecond) {
        app.reads(page, from: first, else: last, hit: other.percent).else(store)
      }
    }
    // Each tenth item is in no cache, whoever asks for it.
    let left = try #require(value(.rateMean, of: .component("Store"), in: design))
    #expect(abs(left - 200) < 1e-9)
    let came = 500 + 1_000 * (1 - other / 100)
    let ratio = try #require(value(.hitRatio, of: .component("Last"), in: design))
    #expect(abs(ratio - (1 - 200 / came)) < 1e-12)
  }

  @Test("of twenty in a row each answers what those before it lack, and soon")
  func manyInARow() throws {
    let caches = (1...20).map { number in
      Cache("Cache \(number)", memory: number.kilobytes)
        .popularity(.uniform, over: 100.items)
    }
    var read = app.reads(page, from: caches[0], else: caches[1])
    for cache in caches.dropFirst(2) { read = read.else(cache) }
    // The largest holds 20 of 100 items, and the others the same.
    let left = try #require(
      value(.rateMean, of: .component("Store"), in: design(read.else(store))))
    #expect(abs(left - 8_000) < 1e-6)
  }

  @Test("what expires is filled by each item of a question, and each item may be the most wanted")
  func items() throws {
    let cache = Cache("Shared").popularity(.uniform, over: 1_000.items).expiring(after: 10.seconds)
    let reads = [
      app.reads(20.of(page), from: cache, else: store),
      app.reads(page, from: cache, else: store, times: 20.times),
    ]
    for read in reads {
      let design = Design("Items") {
        Traffic(peak: 1.times)
        Flow("Read", at: 10.perSecond) { read }
      }
      // 200 items a second of 1,000 alike: each twice while its entry lives, x ÷ (1 + x).
      let ratio = try #require(value(.hitRatio, of: .component("Shared"), in: design))
      #expect(abs(ratio - 2.0 / 3) < 1e-12)
      let wanted = try #require(value(.hotKeyRate, of: .component("Shared"), in: design))
      #expect(abs(wanted - 0.2) < 1e-12)
    }
  }

  @Test("one behind that would miss more than the one in front answers nothing")
  func smaller() throws {
    let both = design(
      app.reads(
        page, from: own(1.hour),
        else: Cache("Shared").popularity(.zipf(1.0), over: Self.items).expiring(after: 1.second)
      ).else(store))
    #expect(value(.hitRatio, of: .component("Shared"), in: both) == 0)
  }

  @Test("each copy asks on for the most wanted item once in the lifetime of an entry")
  func hottest() throws {
    let alone = design(app.reads(page, from: shared, else: store))
    let both = design(app.reads(page, from: own(10.seconds), else: shared).else(store))
    let bare = try #require(value(.hotKeyRate, of: .component("Shared"), in: alone))
    let popularity = try ZipfPopularity(items: 1e6, exponent: 1)
    #expect(abs(bare - (try HotKey.rate(of: 10_000, popularity))) < 1e-6)
    let calmed = try #require(value(.hotKeyRate, of: .component("Shared"), in: both))
    #expect(abs(calmed - 10 / 10.0) < 1e-9)
  }
}
