import Estimation
import SystemDesign

// Crawling, searching and suggesting.
extension PublishedEstimate {
  static var crawlerSdp: PublishedEstimate {
    let page = Record("page", 500.kilobytes)
    let crawled = assume("pages", 4.billion.of("pages")).per(.month)
    let searched = assume("searches", 100.billion.requests).per(.month)
    let design = Design("Web crawler") {
      let crawler = Worker("Crawler")
      let pages = Database("Pages")
      let searcher = Service("Search")
      let index = SearchIndex("Index")
      Traffic(planned: 3.years)
      Flow("Crawl a page", at: crawled) { crawler.writes(page, to: pages) }
      Flow("Search", at: searched) { searcher.reads(1.kilobyte, from: index) }
    }
    let estimate = Estimate(of: design)
    let month = 2_500_000.seconds
    return PublishedEstimate(
      "crawler-sdp",
      from: "donnemartin/system-design-primer@ae9bbd7: "
        + "solutions/system_design/web_crawler/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      estimate,
      outputs: [
        .exact(
          "storage_month", prints: 2, is: 2, .petabytes,
          .quantity(crawled.over(.month).each(page.size))),
        .exact(
          "storage", prints: 72, is: 72, .petabytes,
          estimate.component("Pages", .storageRaw)),
        .rounding(
          "writes", prints: 1600, is: 1543.20987654321, .perSecond,
          estimate.flow("Crawl a page", .rateMean)
        )
        .byTheirs(1600, .quantity(crawled.over(.month).per(month))),
        .rounding(
          "searches", prints: 40_000, is: 38580.246913580246, .perSecond,
          estimate.flow("Search", .rateMean)
        )
        .byTheirs(40_000, .quantity(searched.over(.month).per(month))),
      ])
  }

  static var typeaheadAlexxu: PublishedEstimate {
    let searched = assume("daily users", 10.million.users).each(10.requests, per: .day)
    let design = Design("Typeahead") {
      let user = Client("User")
      let suggester = Service("Suggester")
      let queries = Database("Queries")
      Traffic(peak: 2.times, planned: 1.year)
      Flow("Search", at: searched) {
        // A request for each character typed.
        user.calls(suggester, sending: 1.byte, receiving: 100.bytes, times: 20.times)
        suggester.writes(Record("query", 20.bytes), to: queries, times: 20.percent)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "typeahead-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter14 "
        + "(notes on Alex Xu)",
      estimate,
      outputs: [
        .rounding(
          "searches", prints: 1200, is: 1157.4074074074074, .perSecond,
          estimate.flow("Search", .rateMean)),
        .rounding(
          "qps", prints: 24_000, is: 23148.148148148146, .perSecond,
          estimate.component("Suggester", .rateMean)),
        .rounding(
          "peak_qps", prints: 48_000, is: 46296.29629629629, .perSecond,
          estimate.component("Suggester", .ratePeak)),
        .exact(
          "new_day", prints: 0.4, is: 0.4, .gigabytes,
          estimate.component("Queries", .storagePerDay)),
      ])
  }

  static var socialGraphSdp: PublishedEstimate {
    let searched = assume("searches", 1.billion.requests).per(.month)
    let friendships = assume("users", 100.million.users).each(50.of("friends"))
    let estimate = Estimate(of: serving(searched))
    return PublishedEstimate(
      "social-graph-sdp",
      from: "donnemartin/system-design-primer@ae9bbd7: "
        + "solutions/system_design/social_graph/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      estimate,
      outputs: [
        .exact(
          "edges", prints: 5, is: 5, .billion,
          .quantity(friendships)),
        .rounding(
          "searches", prints: 400, is: 385.8024691358025, .perSecond,
          estimate.flow("Ask", .rateMean)
        )
        .byTheirs(400, .quantity(searched.over(.month).per(2_500_000.seconds))),
      ])
  }

  static var nearbyAlexxu: PublishedEstimate {
    let searched = assume("daily users", 100.million.users).each(5.requests, per: .day)
    let estimate = Estimate(of: serving(searched))
    return PublishedEstimate(
      "nearby-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter17 "
        + "(notes on Alex Xu)",
      convention: "a day is 100,000 seconds",
      remark: "Printed 13.6 % low.",
      estimate,
      outputs: [
        .convention(
          "qps", prints: 5000, is: 5787.037037037037, .perSecond,
          estimate.flow("Ask", .rateMean)
        )
        .byTheirs(5000, .quantity(searched.over(.day).per(100_000.seconds)))
      ])
  }
}
