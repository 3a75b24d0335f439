import Estimation
import SystemDesign

// Address shorteners of notes and exercises.
extension PublishedEstimate {
  static var urlDummybug: PublishedEstimate {
    let daily = assume("monthly users", 100.million.users) * 30.percent
    let created = (daily * 30.percent).each(3.links, per: .day)
    let createdByTheirs = created.over(.day).per(100_000.seconds)
    let link = Record("link", 500.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: created * 100.times, link: link, planned: 10.years))
    return PublishedEstimate(
      "url-dummybug",
      from: "dummy-bug.github.io system-design-handbook: URL-Shortener/Estimation",
      convention: "a day is 100,000 seconds",
      remark:
        "30 % of 30 million make 27 million links a day, not the 90 million of \"10M x 3\"; 33 "
        + "billion a year then become 50 \"for growth\".",
      estimate,
      outputs: [
        .sourceError(
          "urls_day", prints: 90, is: 27, .millionPerDay,
          estimate.flow("Shorten a link", .rateMean)),
        .sourceError(
          "writes", prints: 1000, is: 312.5, .perSecond,
          estimate.flow("Shorten a link", .rateMean)
        )
        .byTheirs(270, .quantity(createdByTheirs)),
        .sourceError(
          "reads", prints: 100_000, is: 31_250, .perSecond,
          estimate.flow("Follow a link", .rateMean)
        )
        .byTheirs(27_000, .quantity(createdByTheirs * 100.times)),
        .sourceError(
          "storage_year", prints: 25, is: 4.9275, .terabytes,
          estimate.component("Links", .storagePerYear)),
        .sourceError(
          "storage", prints: 250, is: 49.275, .terabytes,
          estimate.component("Links", .storageRaw)),
      ])
  }

  static var urlMathan: PublishedEstimate {
    let created = assume("new links", 100.million.links).per(.month)
    let link = Record("link", 500.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: created * 100.times, link: link, planned: 5.years))
    return PublishedEstimate(
      "url-mathan",
      from: "knowledge-mathan.pages.dev: Drill, full sizing of a URL shortener",
      estimate,
      outputs: [
        .rounding(
          "writes", prints: 40, is: 38.58024691358025, .perSecond,
          estimate.flow("Shorten a link", .rateMean)),
        .rounding(
          "reads", prints: 4000, is: 3858.0246913580245, .perSecond,
          estimate.flow("Follow a link", .rateMean)),
        .exact(
          "storage", prints: 3, is: 3, .terabytes,
          estimate.component("Links", .storageRaw)),
      ])
  }

  static var urlAshishjain: PublishedEstimate {
    let daily = assume("daily users", 300.million.users)
    let created = (daily * 10.percent).each(5.links, per: .day)
    let followed = daily.each(20.visits, per: .day)
    let link = Record("link", 200.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: followed, link: link, planned: 10.years))
    return PublishedEstimate(
      "url-ashishjain",
      from: "ashishjain0338.github.io notes: Design-TinyUrl/capacity_estimation",
      remark:
        "6 billion a day are 69.4K a second, printed as 6.44K though the egress line uses the "
        + "right one; 1 % of 30 GB is 0.3 GB, printed as 3. Bytes a second are labelled bps.",
      estimate,
      outputs: [
        .exact(
          "reads_day", prints: 6, is: 6, .billionPerDay,
          estimate.flow("Follow a link", .rateMean)),
        .exact(
          "writes_day", prints: 150, is: 150, .millionPerDay,
          estimate.flow("Shorten a link", .rateMean)),
        .exact(
          "storage_day", prints: 30, is: 30, .gigabytes,
          estimate.component("Links", .storagePerDay)),
        .exact(
          "storage", prints: 109.5, is: 109.5, .terabytes,
          estimate.component("Links", .storageRaw)),
        .sourceError(
          "cache", prints: 3, is: 0.3, .gigabytes,
          .quantity(created.carrying(link.size).over(.day) * 1.percent)),
        .exact(
          "ingress", prints: 346, is: 347.2222222222222, .kilobytesPerSecond,
          estimate.flow("Shorten a link", .ingressMean)),
        .sourceError(
          "reads", prints: 6440, is: 69444.44444444444, .perSecond,
          estimate.flow("Follow a link", .rateMean)),
        .exact(
          "egress", prints: 13.8, is: 13.888888888888888, .megabytesPerSecond,
          estimate.flow("Follow a link", .egressMean)),
      ])
  }

  static var urlCodemia: PublishedEstimate {
    let created = assume("new links", 200.perSecond)
    let link = Record("link", 256.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: created * 100.times, link: link, planned: 5.years))
    return PublishedEstimate(
      "url-codemia",
      from: "codemia.io: Traffic estimation",
      estimate,
      outputs: [
        .exact(
          "storage_day", prints: 4.4, is: 4.42368, .gigabytes,
          estimate.component("Links", .storagePerDay)),
        .exact(
          "storage", prints: 8, is: 8.073216, .terabytes,
          estimate.component("Links", .storageRaw)),
      ])
  }
}
