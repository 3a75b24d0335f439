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
