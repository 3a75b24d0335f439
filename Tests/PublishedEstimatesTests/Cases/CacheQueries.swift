import Estimation
import SystemDesign

// Caches by their queries.
extension PublishedEstimate {
  static var cacheStackoverflowtips: PublishedEstimate {
    let asked = assume("queries", 1.billion.requests).per(.minute)
    let entry = Record("entry", 1.kilobyte, keeping: 1.hour)
    let design = Design("Distributed cache") {
      let app = Service("App")
      // Of each entry three copies, and each query is work for one machine of its own.
      let machines = Database("By queries", replicas: 2, reads: 100_000.perSecond)
      let one = Database("By queries, one copy", reads: 100_000.perSecond)
      let room = Database("By room", disk: 1.terabyte)
      let spare = Database("With overhead").overhead(10.percent)
      Traffic(peak: 1.times, busy: 100.percent)
      // The source stores an entry for every query, reads included.
      Flow("Query", at: asked) {
        app.reads(entry, from: machines)
        app.reads(entry, from: one)
        app.writes(entry, to: room)
        app.writes(entry, to: spare)
      }
      Flow("Read", at: asked * 80.percent) { app.reads(entry, from: spare) }
    }
    let estimate = Estimate(of: design)
    let memory = estimate.figure(.storageRaw, of: .component("With overhead"))
    let nodes = estimate.figure(.instancesNeeded, of: .component("By queries"))
    let memoryOfNode = memory?.formula.flatMap { all in
      nodes?.formula.map { DataSize(all) / Ratio($0) }
    }
    return PublishedEstimate(
      "cache-stackoverflowtips",
      from: "stackoverflowtips.com 2024-07: Distributed cache, 1B queries/minute",
      remark:
        "Every query counts as a stored entry, reads too; the memory of a node leaves out the "
        + "three copies just bought, which make it 395 GB.",
      estimate,
      outputs: [
        .exact(
          "qps", prints: 16_666_667, is: 16666666.666666666, .perSecond,
          estimate.flow("Query", .rateMean)),
        .exact(
          "reads", prints: 13_333_334, is: 13333333.333333334, .perSecond,
          estimate.flow("Read", .rateMean)),
        .exact(
          "data", prints: 60, is: 60, .terabytes,
          estimate.component("By room", .storageRaw)),
        .exact(
          "nodes_qps", prints: 167, is: 167, .one,
          estimate.component("By queries, one copy", .instancesNeeded)),
        .exact(
          "nodes_storage", prints: 60, is: 60, .one,
          estimate.component("By room", .instancesNeeded)),
        .exact(
          "nodes", prints: 501, is: 501, .one,
          estimate.component("By queries", .instancesNeeded)),
        .exact(
          "ram", prints: 66, is: 66.00000000000001, .terabytes,
          estimate.component("With overhead", .storageRaw)),
        .exact(
          "ram_per_node", prints: 132, is: 131.7365269461078, .gigabytes,
          .quantity(memoryOfNode ?? 0.bytes)),
      ])
  }

  static var cacheCodesprintpro: PublishedEstimate {
    let asked = assume("queries", 10.million.requests).per(.second)
    let design = Design("Distributed cache") {
      let app = Service("App")
      let cache = Cache("Cache")
      Flow("Get", at: asked * 80.percent) { app.reads(1.kilobyte, from: cache) }
      Flow("Set", at: asked * (100.percent - 80.percent)) { app.writes(1.kilobyte, to: cache) }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "cache-codesprintpro",
      from: "codesprintpro.com: Distributed cache at Redis scale",
      remark: "The text breaks off before its number of servers.",
      estimate,
      outputs: [
        .exact(
          "reads", prints: 8_000_000, is: 8_000_000, .perSecond,
          estimate.flow("Get", .rateMean)),
        .exact(
          "writes", prints: 2_000_000, is: 1999999.9999999995, .perSecond,
          estimate.flow("Set", .rateMean)),
      ])
  }
}
