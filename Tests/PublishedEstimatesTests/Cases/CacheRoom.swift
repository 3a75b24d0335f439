import Estimation
import SystemDesign

// Caches by their room.
extension PublishedEstimate {
  static var cacheSdpQuery: PublishedEstimate {
    let query = Record("query", 270.bytes, keeping: 1.month)
    let asked = assume("queries", 10.billion.requests).per(.month)
    let design = Design("Query cache") {
      let searcher = Service("Search")
      let answers = Database("Answers")
      Flow("Ask", at: asked) { searcher.writes(query, to: answers) }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "cache-sdp-query",
      from: "donnemartin/system-design-primer@ae9bbd7: "
        + "solutions/system_design/query_cache/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      estimate,
      outputs: [
        .exact(
          "cache_month", prints: 2.7, is: 2.7, .terabytes,
          estimate.component("Answers", .storageRaw)),
        .rounding(
          "reads", prints: 4000, is: 3858.0246913580245, .perSecond,
          estimate.flow("Ask", .rateMean)
        )
        .byTheirs(4000, .quantity(asked.over(.month).per(2_500_000.seconds))),
      ])
  }

  static var cacheIkshitij: PublishedEstimate {
    let entry = Record("entry", 1.kilobyte)
    let design = Design("Distributed cache") {
      let app = Service("App")
      let hot = 1.billion.entries
      let shards = Database("Shards", disk: 32.gigabytes).holding(hot, of: entry)
      let copies = Database("Copies", replicas: 2, disk: 32.gigabytes).holding(hot, of: entry)
      let operations = Database("Operations", reads: 100_000.perSecond)
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Get", at: assume("operations", 1_000_000.perSecond)) {
        app.reads(entry, from: shards)
        app.reads(entry, from: copies)
        app.reads(entry, from: operations)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "cache-ikshitij",
      from: "learn.ikshitij.com: Distributed cache notes",
      remark: "1 TB over 32 GB is 31.25 and so 32 shards, printed as 30: too few, and no headroom.",
      estimate,
      outputs: [
        .rounding(
          "shards", prints: 30, is: 32, .one,
          estimate.component("Shards", .instancesNeeded)),
        .rounding(
          "instances", prints: 90, is: 96, .one,
          estimate.component("Copies", .instancesNeeded)),
        .exact(
          "shards_by_ops", prints: 10, is: 10, .one,
          estimate.component("Operations", .instancesNeeded)),
      ])
  }

  static var cacheMathan: PublishedEstimate {
    let items = assume("items", 500.million.items)
    let hot = items * 20.percent
    let entry = Record("entry", 1.kilobyte)
    let design = Design("Cache") {
      let app = Service("App")
      let plain = Database("Working set").holding(hot, of: entry)
      let cache = Database("With bookkeeping").holding(hot, of: entry).overhead(30.percent)
      Flow("Get", at: 1.perSecond) {
        app.reads(entry, from: plain)
        app.reads(entry, from: cache)
      }
    }
    let estimate = Estimate(of: design)
    let hit = 95.percent
    let latency = 0.5.milliseconds * hit + 10.milliseconds * (100.percent - hit)
    return PublishedEstimate(
      "cache-mathan",
      from: "knowledge-mathan.pages.dev: Memory & cache-sizing playbook",
      estimate,
      outputs: [
        .exact(
          "working_set", prints: 100, is: 100, .gigabytes,
          estimate.component("Working set", .storageRaw)),
        .exact(
          "cache", prints: 130, is: 130, .gigabytes,
          estimate.component("With bookkeeping", .storageRaw)),
        .exact(
          "mean_latency", prints: 0.97, is: 0.9750000000000004, .milliseconds,
          .quantity(latency)),
      ])
  }

  static var cacheInterviewbit: PublishedEstimate {
    let design = Design("Cache") {
      let app = Service("App")
      let entry = Record("entry", 1.kilobyte)
      let cache = Database("Cache", disk: 72.gigabytes).holding(30.billion.entries, of: entry)
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Get", at: assume("queries", 10_000_000.perSecond)) { app.reads(entry, from: cache) }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "cache-interviewbit",
      from: "discuss.interviewbit.com: Design Cache machine count",
      estimate,
      outputs: [
        .exact(
          "machines", prints: 420, is: 417, .one,
          estimate.component("Cache", .instancesNeeded))
      ])
  }
}
