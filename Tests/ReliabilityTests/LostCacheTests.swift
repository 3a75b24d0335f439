import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Caches whose loss the availability leaves out")
struct LostCacheTests {
  private func notes(storeReads: Int, up: Ratio? = 99.percent) throws -> [String] {
    let cache = Cache("C", memory: 10.gigabytes, each: 20_000.perSecond)
    var store = Database("DB", reads: storeReads.perSecond)
    if let up { store = store.available(up) }
    let design = Design("Cold") {
      Flow("Read", at: 10_000.perSecond, peak: 1.times) {
        client.reads(thing, from: cache, else: store, hit: 90.percent)
      }
    }
    let reliability = Reliability(of: Estimate(of: design))
    return try #require(reliability.flows.first)
      .lostCaches(among: reliability.overloadingLosses)
  }

  @Test("are told where what stands behind cannot carry the peak alone")
  func told() throws {
    #expect(
      try notes(storeReads: 9_999) == [
        "the loss of 'C' is not in the figure: it overloads 'DB' at the peak"
      ])
    #expect(try notes(storeReads: 10_000).isEmpty)
  }

  @Test("are not told of a figure that is unknown")
  func unknown() throws {
    #expect(try notes(storeReads: 9_999, up: nil).isEmpty)
  }
}
