import Estimation
import SystemDesign

// Sales, rides, notifications, limits, metrics and messages.
extension PublishedEstimate {
  static var salesRankSdp: PublishedEstimate {
    let sale = Record("sale", 40.bytes)
    let sold = assume("sales", 1.billion.of("sales")).per(.month)
    let read = assume("reads", 100.billion.requests).per(.month)
    let design = Design("Sales rank") {
      let shop = Service("Shop")
      let sales = Database("Sales")
      Traffic(planned: 3.years)
      Flow("Sell", at: sold) { shop.writes(sale, to: sales) }
      Flow("See the rank", at: read) { shop.reads(sale, from: sales) }
    }
    let estimate = Estimate(of: design)
    let month = 2_500_000.seconds
    return PublishedEstimate(
      "sales-rank-sdp",
      from: "donnemartin/system-design-primer@ae9bbd7: "
        + "solutions/system_design/sales_rank/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      estimate,
      outputs: [
        .exact(
          "content_month", prints: 40, is: 40, .gigabytes,
          .quantity(sold.over(.month).each(sale.size))),
        .exact(
          "storage", prints: 1.44, is: 1.44, .terabytes,
          estimate.component("Sales", .storageRaw)),
        .rounding(
          "writes", prints: 400, is: 385.8024691358025, .perSecond,
          estimate.flow("Sell", .rateMean)
        )
        .byTheirs(400, .quantity(sold.over(.month).per(month))),
        .rounding(
          "reads", prints: 40_000, is: 38580.246913580246, .perSecond,
          estimate.flow("See the rank", .rateMean)
        )
        .byTheirs(40_000, .quantity(read.over(.month).per(month))),
      ])
  }

  static var uberKaran: PublishedEstimate {
    let daily = assume("daily users", 100.million.users)
    let estimate = Estimate(
      of: keeping(
        Record("request", 400.bytes), at: daily.each(10.requests, per: .day), planned: 10.years))
    return PublishedEstimate(
      "uber-karan",
      from: "karanpratapsingh/system-design@a5c0c1a: README.md (Uber)",
      remark: "The drivers' positions are left out, which are most of what is written.",
      estimate,
      outputs: [
        .exact(
          "requests_day", prints: 1, is: 1, .billionPerDay,
          estimate.flow("Write", .rateMean)),
        .rounding(
          "rps", prints: 12_000, is: 11574.074074074075, .perSecond,
          estimate.flow("Write", .rateMean)),
        .exact(
          "storage_day", prints: 400, is: 400, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .rounding(
          "storage", prints: 1.4, is: 1.46, .petabytes,
          estimate.component("Records", .storageRaw)),
        .rounding(
          "ingress", prints: 5, is: 4.62962962962963, .megabytesPerSecond,
          estimate.flow("Write", .ingressMean)),
      ])
  }

  static var notifChriszzhong: PublishedEstimate {
    let notification = Record("notification", 1.kilobyte)
    let design = Design("Notifications") {
      let app = Service("App")
      let topic = Stream("Topic", each: 50_000.perSecond)
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Notify", at: assume("messages at the peak", 10.million.messages).per(.minute)) {
        app.sends(notification, to: topic)
      }
    }
    let peak = Estimate(of: design)
    let sent = assume("notifications", 200.million.messages).per(.day)
    let estimate = Estimate(of: keeping(notification, at: sent, planned: 5.years))
    return PublishedEstimate(
      "notif-chriszzhong",
      from: "chriszzhong.github.io 2025-01: Notification system design",
      peak, estimate,
      outputs: [
        .exact(
          "peak", prints: 166_000, is: 166666.66666666666, .perSecond,
          peak.flow("Notify", .rateMean)),
        .exact(
          "partitions", prints: 4, is: 4, .one,
          peak.component("Topic", .instancesNeeded)),
        .exact(
          "storage_day", prints: 200, is: 200, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "storage", prints: 365, is: 365, .terabytes,
          estimate.component("Records", .storageRaw)),
      ])
  }

  static var ratelimitLeetdezine: PublishedEstimate {
    let asked = assume("daily users", 200.million.users).each(10.requests, per: .day)
    let estimate = Estimate(of: serving(asked, peak: 20.times))
    let byTheirs = asked.over(.day).per(100_000.seconds)
    return PublishedEstimate(
      "ratelimit-leetdezine",
      from: "leetdezine.com: Rate limiter estimation",
      convention: "a day is 100,000 seconds",
      estimate,
      outputs: [
        .convention(
          "rps", prints: 20_000, is: 23148.14814814815, .perSecond,
          estimate.flow("Ask", .rateMean)
        )
        .byTheirs(20_000, .quantity(byTheirs)),
        .convention(
          "peak_rps", prints: 400_000, is: 462962.962962963, .perSecond,
          estimate.flow("Ask", .ratePeak)
        )
        .byTheirs(400_000, .quantity(byTheirs * 20.times)),
      ])
  }

  static var metricsCsbite: PublishedEstimate {
    let metrics = assume("services", 10.thousand.of("services")).each(500.of("metrics"))
    let point = Record("point", 16.bytes, keeping: 365.days)
    let estimate = Estimate(
      of: keeping(point, at: metrics.each(1.of("points"), per: 10.seconds), planned: 5.years))
    return PublishedEstimate(
      "metrics-csbite",
      from: "csbite.com: Metrics monitoring",
      estimate,
      outputs: [
        .exact(
          "writes", prints: 500_000, is: 500_000, .perSecond,
          estimate.flow("Write", .rateMean)),
        .exact(
          "storage_day", prints: 690, is: 691.2, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "storage", prints: 250, is: 252.288, .terabytes,
          estimate.component("Records", .storageRaw)),
      ])
  }

  static var kafkaCodingace: PublishedEstimate {
    let design = Design("Messages") {
      let app = Service("App")
      let topic = Stream("Topic")
      Traffic(peak: 1.5.times)
      Flow("Publish", at: assume("messages", 50.thousand.messages).per(.second)) {
        app.sends(1_000.bytes, to: topic)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "kafka-codingace",
      from: "codingace.net: Kafka partition calculator",
      convention: "MiB are labelled MB",
      remark: "Its 24 partitions join limits of writing, reading and consuming and cannot be had "
        + "from the stated inputs, so they are not recorded.",
      estimate,
      outputs: [
        .exact(
          "ingress", prints: 47.7, is: 47.6837158203125, .mebibytesPerSecond,
          estimate.component("Topic", .ingressMean)),
        .exact(
          "peak_ingress", prints: 71.5, is: 71.52557373046875, .mebibytesPerSecond,
          estimate.component("Topic", .ingressPeak)),
      ])
  }
}
