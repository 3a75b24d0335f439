import Estimation
import SystemDesign

// Address shorteners of courses and books.
extension PublishedEstimate {
  static var urlKaran: PublishedEstimate {
    let created = assume("new links", 100.million.links).per(.month)
    let followed = created * 100.times
    let threeCharacters = 62.times * 62.times * 62.times
    let link = Record("link", 500.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: followed, link: link, planned: 10.years))
    return PublishedEstimate(
      "url-karan",
      from: "karanpratapsingh/system-design@a5c0c1a: README.md (URL Shortener)",
      remark:
        "The key store is printed as 300 GB in prose and about 390 GB in the formula; 6 bytes "
        + "for each of 62^6 keys is 341 GB. A cache sized from requests counts repeats.",
      estimate,
      outputs: [
        .rounding(
          "writes", prints: 40, is: 38.58024691358025, .perSecond,
          estimate.flow("Shorten a link", .rateMean)),
        .rounding(
          "reads", prints: 4000, is: 3858.0246913580245, .perSecond,
          estimate.flow("Follow a link", .rateMean)),
        .rounding(
          "ingress", prints: 20, is: 19.290123456790123, .kilobytesPerSecond,
          estimate.flow("Shorten a link", .ingressMean)),
        .rounding(
          "egress", prints: 2, is: 1.929012345679012, .megabytesPerSecond,
          estimate.flow("Follow a link", .egressMean)),
        .exact(
          "records", prints: 12, is: 12, .billion,
          .quantity(created.over(10.years))),
        .exact(
          "storage", prints: 6, is: 6, .terabytes,
          estimate.component("Links", .storageRaw)),
        .rounding(
          "requests_day", prints: 350, is: 333.3333333333333, .millionPerDay,
          estimate.flow("Follow a link", .rateMean)),
        .rounding(
          "cache", prints: 35, is: 33.333333333333336, .gigabytes,
          .quantity((followed.over(.day) * 20.percent).each(link.size))),
        .sourceError(
          "kgs_keys", prints: 390, is: 340.801413504, .gigabytes,
          .quantity((1.of("keys") * threeCharacters * threeCharacters).each(6.bytes))),
      ])
  }

  static var urlGrokkingJeevan: PublishedEstimate {
    let created = assume("new links", 500.million.links).per(.month)
    let followed = created * 100.times
    let link = Record("link", 500.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: followed, link: link, planned: 5.years))
    return PublishedEstimate(
      "url-grokking-jeevan",
      from: "Jeevan-kumar-Raj/Grokking-System-Design@dcafc27: designs/short-url.md (Grokking the "
        + "System Design Interview figures)",
      remark: "19K times 500 B is 9.5 MB/s, printed as 9.",
      estimate,
      outputs: [
        .rounding(
          "writes", prints: 200, is: 192.90123456790124, .perSecond,
          estimate.flow("Shorten a link", .rateMean)),
        .exact(
          "reads", prints: 19_000, is: 19290.123456790123, .perSecond,
          estimate.flow("Follow a link", .rateMean)),
        .exact(
          "records", prints: 30, is: 30, .billion,
          .quantity(created.over(5.years))),
        .exact(
          "storage", prints: 15, is: 15, .terabytes,
          estimate.component("Links", .storageRaw)),
        .rounding(
          "ingress", prints: 100, is: 96.45061728395062, .kilobytesPerSecond,
          estimate.flow("Shorten a link", .ingressMean)),
        .rounding(
          "egress", prints: 9, is: 9.645061728395062, .megabytesPerSecond,
          estimate.flow("Follow a link", .egressMean)),
        .rounding(
          "requests_day", prints: 1.7, is: 1.6666666666666665, .billionPerDay,
          estimate.flow("Follow a link", .rateMean)),
        .rounding(
          "cache", prints: 170, is: 166.66666666666666, .gigabytes,
          .quantity((followed.over(.day) * 20.percent).each(link.size))),
      ])
  }

  static var urlEducative: PublishedEstimate {
    let created = assume("new links", 200.million.links).per(.month)
    let followed = created * 100.times
    let month = 2_628_288.seconds
    let createdByTheirs = created.over(.month).per(month)
    let followedByTheirs = followed.over(.month).per(month)
    let link = Record("link", 500.bytes)
    let estimate = Estimate(
      of: shortener(
        created: created, followed: followed, link: link, planned: 5.years,
        each: 8_000.perSecond))
    return PublishedEstimate(
      "url-educative",
      from: "vishalmusale/Grokking-Modern-System-Design-Interview@b5f6f75: Design a URL "
        + "Shortening Service TinyURL (figures from Educative's course)",
      convention: "a month is 30.42 days, 2,628,288 seconds",
      remark: "12,500 servers are daily users over requests a second. The text once says 20K "
        + "redirections a second and uses 7.6K.",
      estimate,
      outputs: [
        .exact(
          "records", prints: 12, is: 12, .billion,
          .quantity(created.over(5.years))),
        .exact(
          "storage", prints: 6, is: 6, .terabytes,
          estimate.component("Links", .storageRaw)),
        .exact(
          "writes", prints: 76, is: 77.1604938271605, .perSecond,
          estimate.flow("Shorten a link", .rateMean)
        )
        .byTheirs(76.09516156524704, .quantity(createdByTheirs)),
        .exact(
          "reads", prints: 7600, is: 7716.049382716049, .perSecond,
          estimate.flow("Follow a link", .rateMean)
        )
        .byTheirs(7609.516156524704, .quantity(followedByTheirs)),
        .exact(
          "ingress", prints: 304, is: 308.641975308642, .kilobitsPerSecond,
          estimate.flow("Shorten a link", .ingressMean)
        )
        .byTheirs(304.38064626098816, .quantity(createdByTheirs.carrying(link.size))),
        .exact(
          "egress", prints: 30.4, is: 30.864197530864192, .megabitsPerSecond,
          estimate.flow("Follow a link", .egressMean)
        )
        .byTheirs(30.438064626098814, .quantity(followedByTheirs.carrying(link.size))),
        .exact(
          "requests_day", prints: 0.66, is: 0.6666666666666666, .billionPerDay,
          estimate.flow("Follow a link", .rateMean)
        )
        .byTheirs(0.6574621959237344, .quantity(followedByTheirs)),
        .exact(
          "cache", prints: 66, is: 66.66666666666667, .gigabytes,
          .quantity((followed.over(.day) * 20.percent).each(link.size))
        )
        .byTheirs(
          65.74621959237344, .quantity((followedByTheirs.over(.day) * 20.percent).each(link.size))),
        .dimensionError(
          "servers", prints: 12_500, is: 1, .one,
          estimate.component("Shortener", .instancesNeeded)
        )
        .refusing("100.million.users / 8_000.perSecond"),
      ])
  }

  static var urlAlexxu: PublishedEstimate {
    let created = assume("new links", 100.million.links).per(.day)
    let link = Record("link", 100.bytes)
    let estimate = Estimate(
      of: shortener(created: created, followed: created * 10.times, link: link, planned: 10.years))
    return PublishedEstimate(
      "url-alexxu",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter09 "
        + "(notes on Alex Xu)",
      estimate,
      outputs: [
        .rounding(
          "writes", prints: 1200, is: 1157.4074074074074, .perSecond,
          estimate.flow("Shorten a link", .rateMean)),
        .rounding(
          "reads", prints: 12_000, is: 11574.074074074075, .perSecond,
          estimate.flow("Follow a link", .rateMean)),
        .exact(
          "records", prints: 365, is: 365, .billion,
          .quantity(created.over(10.years))),
        .exact(
          "storage", prints: 36.5, is: 36.5, .terabytes,
          estimate.component("Links", .storageRaw)),
      ])
  }
}
