import Estimation
import SystemDesign

// Social feeds: texts, photos and videos, written and watched.
extension PublishedEstimate {
  static var twEducative: PublishedEstimate {
    let daily = assume("daily users", 250.million.users)
    let feed = Estimate(
      of: mediaFeed(
        posted: daily.each(3.posts, per: .day), seen: daily.each(50.posts, per: .day),
        tweet: Record("tweet", 250.bytes), shown: 250.bytes,
        photo: 200.kilobytes, in: 10.percent, video: 3.megabytes, in: 5.percent))
    let servers = Estimate(
      of: serving(500.million.users.each(20.requests, per: .day), each: 8_000.perSecond))
    return PublishedEstimate(
      "tw-educative",
      from: "vishalmusale/Grokking-Modern-System-Design-Interview@b5f6f75: Back-of-the-envelope / "
        + "Example of Resource Estimation (figures from Educative's course)",
      remark: "62,500 servers are users over requests a second, 4,167 times the 15 that its own "
        + "rates give. The video line shows the figures of the images and yet the right total.",
      feed, servers,
      outputs: [
        .exact(
          "rps", prints: 115_000, is: 115740.74074074074, .perSecond,
          servers.flow("Ask", .rateMean)),
        .exact(
          "servers_by_rps", prints: 15, is: 15, .one,
          servers.component("Servers", .instancesNeeded)),
        .dimensionError(
          "servers_used", prints: 62_500, is: 15, .one,
          servers.component("Servers", .instancesNeeded)
        )
        .refusing("500.million.users / 8_000.perSecond"),
        .exact(
          "text_day", prints: 187.5, is: 187.5, .gigabytes,
          feed.record("tweet", .storagePerDay)),
        .exact(
          "img_day", prints: 15, is: 15, .terabytes,
          feed.record("photo", .storagePerDay)),
        .exact(
          "vid_day", prints: 112.5, is: 112.5, .terabytes,
          feed.record("video", .storagePerDay)),
        .exact(
          "storage_day", prints: 128, is: 127.6875, .terabytes,
          feed.system(.storagePerDay)),
        .exact(
          "storage_year", prints: 46.72, is: 46.6059375, .petabytes,
          feed.system(.storagePerYear)),
        .exact(
          "ingress", prints: 12, is: 11.822916666666666, .gigabitsPerSecond,
          feed.system(.ingressMean)),
        .exact(
          "egress", prints: 197.5, is: 197.04861111111111, .gigabitsPerSecond,
          feed.system(.egressMean)),
      ])
  }

  static var twGrokkingMadhur: PublishedEstimate {
    let posted = assume("tweets", 100.million.posts).per(.day)
    let readers = assume("daily users", 200.million.users)
    let seen = readers.each(7.of("pages").each(20.posts), per: .day)
    let tweet = Record("tweet", ["text": 280.bytes, "about it": 30.bytes])
    let liked = Estimate(of: serving(readers.each(5.of("favourites"), per: .day)))
    let estimate = Estimate(
      of: mediaFeed(
        posted: posted, seen: seen, tweet: tweet, shown: 280.bytes,
        photo: 200.kilobytes, in: 20.percent, video: 2.megabytes, in: 10.percent,
        watched: 1.times / 3.times))
    return PublishedEstimate(
      "tw-grokking-madhur",
      from: "madhur.co.in blog 2021-06-27: Capacity estimation (Grokking the System Design "
        + "Interview figures)",
      remark: "24 TB a day are 278 MB/s, printed as 290.",
      estimate, liked,
      outputs: [
        .exact(
          "favs_day", prints: 1, is: 1, .billionPerDay,
          liked.flow("Ask", .rateMean)),
        .exact(
          "views_day", prints: 28, is: 28, .billionPerDay,
          estimate.flow("Read tweets", .rateMean)),
        .rounding(
          "text_day", prints: 30, is: 31, .gigabytes,
          estimate.component("Tweets", .storagePerDay)),
        .exact(
          "media_day", prints: 24, is: 24, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .rounding(
          "ingress", prints: 290, is: 277.77777777777777, .megabytesPerSecond,
          estimate.component("Media", .ingressMean)),
        .rounding(
          "egress_text", prints: 93, is: 90.74074074074075, .megabytesPerSecond,
          estimate.flow("Read tweets", .egressMean)),
        .exact(
          "egress_photo", prints: 13, is: 12.962962962962964, .gigabytesPerSecond,
          estimate.flow("See photos", .egressMean)),
        .exact(
          "egress_video", prints: 22, is: 21.60493827160494, .gigabytesPerSecond,
          estimate.flow("See videos", .egressMean)),
        .exact(
          "egress", prints: 35, is: 34.65864197530865, .gigabytesPerSecond,
          estimate.system(.egressMean)),
      ])
  }

  static var twGitgik: PublishedEstimate {
    let posted = assume("tweets", 100.million.posts).per(.day)
    let readers = assume("daily users", 200.million.users)
    let seen = readers.each(7.of("pages").each(20.posts), per: .day)
    let tweet = Record("tweet", ["text": 280.bytes, "about it": 30.bytes])
    let estimate = Estimate(
      of: mediaFeed(
        posted: posted, seen: seen, tweet: tweet, shown: 280.bytes,
        photo: 500.kilobytes, in: 20.percent, video: 5.megabytes, in: 10.percent,
        watched: 1.times / 3.times))
    return PublishedEstimate(
      "tw-gitgik",
      from: "gitgik/distributed-system-design@276fd27: designing_twitter.md",
      remark: "28 GB of text leave out the 30 bytes about each tweet that were just added.",
      estimate,
      outputs: [
        .exact(
          "views_day", prints: 28, is: 28, .billionPerDay,
          estimate.flow("Read tweets", .rateMean)),
        .rounding(
          "text_day", prints: 28, is: 31, .gigabytes,
          estimate.component("Tweets", .storagePerDay)),
        .exact(
          "media_day", prints: 60, is: 60, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .exact(
          "ingress", prints: 690, is: 694.4444444444445, .megabytesPerSecond,
          estimate.component("Media", .ingressMean)),
        .exact(
          "egress_photo", prints: 32, is: 32.407407407407405, .gigabytesPerSecond,
          estimate.flow("See photos", .egressMean)),
        .exact(
          "egress_video", prints: 54, is: 54.012345679012356, .gigabytesPerSecond,
          estimate.flow("See videos", .egressMean)),
        .exact(
          "egress", prints: 85, is: 86.51049382716049, .gigabytesPerSecond,
          estimate.system(.egressMean)),
        .exact(
          "writes", prints: 1150, is: 1157.4074074074074, .perSecond,
          estimate.flow("Post a tweet", .rateMean)),
        .exact(
          "reads", prints: 325_000, is: 324074.0740740741, .perSecond,
          estimate.flow("Read tweets", .rateMean)),
      ])
  }

  static var twEriczhang: PublishedEstimate {
    let daily = assume("daily users", 200.million.users)
    let seen = daily.each(10.of("pages").each(20.posts), per: .day)
    let estimate = Estimate(
      of: mediaFeed(
        posted: daily.each(1.of("posts"), per: .day), seen: seen, tweet: Record("tweet", 500.bytes),
        shown: 500.bytes,
        photo: 500.kilobytes, in: 20.percent, video: 2.megabytes, in: 10.percent, peak: 2.times))
    return PublishedEstimate(
      "tw-ericzhang",
      from: "eric-zhang-seattle.gitbook.io: news feed estimation",
      remark: "0.2 billion x 10 x 20 are 40 billion, printed as 4; 4 billion a day are 46K a "
        + "second, printed as 40K. The peak multiplies pages by 20 again and lands near the "
        + "right figure.",
      estimate,
      outputs: [
        .sourceError(
          "page_views_day", prints: 4, is: 40, .billionPerDay,
          estimate.flow("Read tweets", .rateMean)),
        .sourceError(
          "reads", prints: 40_000, is: 462962.962962963, .perSecond,
          estimate.flow("Read tweets", .rateMean)),
        .exact(
          "text_day", prints: 100, is: 100, .gigabytes,
          estimate.component("Tweets", .storagePerDay)),
        .exact(
          "media_day", prints: 60, is: 60, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .sourceError(
          "peak_egress", prints: 5, is: 2.2222222222222223, .terabitsPerSecond,
          estimate.component("Media", .egressPeak)),
      ])
  }
}
