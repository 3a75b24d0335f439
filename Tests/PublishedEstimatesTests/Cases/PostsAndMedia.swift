import Estimation
import SystemDesign

// Social feeds: counts, texts and media.
extension PublishedEstimate {
  static var twSdp: PublishedEstimate {
    let tweet = Record("tweet", 10.kilobytes)
    // The source works by the month: 500 million tweets on each of 30 days.
    let posted = (assume("tweets a day", 500.million.posts) * 30.times).per(.month)
    let read = assume("reads", 250.billion.requests).per(.month)
    let searched = assume("searches", 10.billion.requests).per(.month)
    let design = Design("Twitter") {
      let user = Client("User")
      let writer = Service("Write API")
      let reader = Service("Read API")
      let tweets = Database("Tweets")
      let timelines = Cache("Timelines")
      let index = SearchIndex("Index")
      Traffic(planned: 3.years)
      Flow("Tweet", at: posted) {
        user.calls(writer, sending: tweet, receiving: 0.bytes)
        writer.writes(tweet, to: tweets)
        writer.writes(8.bytes, to: timelines, times: 10.times)
      }
      Flow("Read", at: read) { user.calls(reader, sending: 0.bytes, receiving: tweet) }
      Flow("Search", at: searched) { reader.reads(tweet, from: index) }
    }
    let estimate = Estimate(of: design)
    let month = 2_500_000.seconds
    let postedByTheirs = posted.over(.month).per(month)
    return PublishedEstimate(
      "tw-sdp",
      from: "donnemartin/system-design-primer@ae9bbd7: solutions/system_design/twitter/README.md",
      convention: "a month is 2.5 million seconds: 400 requests a second for each billion a month",
      remark: "Ten deliveries a tweet are few for a social graph.",
      estimate,
      outputs: [
        .exact(
          "content_month", prints: 150, is: 150, .terabytes,
          .quantity(posted.over(.month).each(tweet.size))),
        .exact(
          "storage", prints: 5.4, is: 5.4, .petabytes,
          estimate.component("Tweets", .storageRaw)),
        .rounding(
          "reads", prints: 100_000, is: 96450.61728395062, .perSecond,
          estimate.flow("Read", .rateMean)
        )
        .byTheirs(100_000, .quantity(read.over(.month).per(month))),
        .rounding(
          "writes", prints: 6000, is: 5787.037037037037, .perSecond,
          estimate.flow("Tweet", .rateMean)
        )
        .byTheirs(6000, .quantity(postedByTheirs)),
        .rounding(
          "fanout_writes", prints: 60_000, is: 57870.37037037037, .perSecond,
          estimate.component("Timelines", .rateMean)
        )
        .byTheirs(60_000, .quantity(postedByTheirs * 10.times)),
        .rounding(
          "search", prints: 4000, is: 3858.0246913580245, .perSecond,
          estimate.flow("Search", .rateMean)
        )
        .byTheirs(4000, .quantity(searched.over(.month).per(month))),
      ])
  }

  static var twKaran: PublishedEstimate {
    let posted = assume("daily users", 200.million.users).each(5.posts, per: .day)
    let estimate = Estimate(
      of: textAndMedia(
        at: posted, text: 100.bytes, media: 50.kilobytes, in: 10.percent, planned: 10.years))
    return PublishedEstimate(
      "tw-karan",
      from: "karanpratapsingh/system-design@a5c0c1a: README.md (Twitter)",
      remark: "The summary says 100 million daily users, the text uses 200. Much is read here, and "
        + "neither a read rate nor an egress is estimated.",
      estimate,
      outputs: [
        .exact(
          "tweets_day", prints: 1, is: 1, .billionPerDay,
          estimate.flow("Post", .rateMean)),
        .exact(
          "media_day", prints: 100, is: 100, .millionPerDay,
          estimate.component("Media", .rateMean)),
        .rounding(
          "writes", prints: 12_000, is: 11574.074074074075, .perSecond,
          estimate.flow("Post", .rateMean)),
        .exact(
          "text_day", prints: 100, is: 100, .gigabytes,
          estimate.component("Texts", .storagePerDay)),
        .exact(
          "media_storage_day", prints: 5, is: 5, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .rounding(
          "storage", prints: 19, is: 18.615, .petabytes,
          estimate.system(.storageRaw)),
        .exact(
          "ingress", prints: 60, is: 59.02777777777778, .megabytesPerSecond,
          estimate.flow("Post", .ingressMean)),
      ])
  }

  static var twAlexxuLiquidslr: PublishedEstimate {
    let daily = assume("monthly users", 300.million.users) * 50.percent
    let estimate = Estimate(
      of: textAndMedia(
        at: daily.each(2.posts, per: .day), text: 0.bytes, media: 1.megabyte, in: 10.percent,
        planned: 5.years, peak: 2.times))
    return PublishedEstimate(
      "tw-alexxu-liquidslr",
      from: "liquidslr/system-design-notes@a25ace8: 02. Back Of the Envelope Estimation (notes on "
        + "Alex Xu)",
      estimate,
      outputs: [
        .exact(
          "writes", prints: 3500, is: 3472.222222222222, .perSecond,
          estimate.flow("Post", .rateMean)),
        .exact(
          "peak_writes", prints: 7000, is: 6944.444444444444, .perSecond,
          estimate.flow("Post", .ratePeak)),
        .exact(
          "media_day", prints: 30, is: 30, .terabytes,
          estimate.component("Media", .storagePerDay)),
        .exact(
          "media", prints: 55, is: 54.75, .petabytes,
          estimate.component("Media", .storageRaw)),
      ])
  }

  static var twAlexxuBooknotes: PublishedEstimate {
    let daily = assume("monthly users", 300.million.users) * 50.percent
    let tweet = Record("tweet", ["id": 64.bytes, "text": 140.bytes, "media": 1_000.bytes])
    let estimate = Estimate(
      of: keeping(tweet, at: daily.each(2.posts, per: .day), planned: 5.years))
    return PublishedEstimate(
      "tw-alexxu-booknotes",
      from: "preslavmihaylov/booknotes@e82ff15: system-design/system-design-interview/chapter03 "
        + "(notes on Alex Xu)",
      remark: "302 million tweets a day are printed as 302 MB a day, about 1,200 times too few: a "
        + "count taken for bytes. Mended in presmihaylov/booknotes pull request 19, 2026-09-16.",
      estimate,
      outputs: [
        .sourceError(
          "text_day", prints: 0.302, is: 361.2, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .sourceError(
          "text", prints: 551, is: 659_190, .gigabytes,
          estimate.component("Records", .storageRaw)),
      ])
  }

  static var twPackt: PublishedEstimate {
    let daily = assume("daily users", 20.million.users)
    let estimate = Estimate(
      of: keeping(Record("tweet", 200.bytes), at: daily.each(5.posts, per: .day), planned: 5.years))
    return PublishedEstimate(
      "tw-packt",
      from: "packtpub.com System Design Guide for Software Professionals ch.11 (book)",
      estimate,
      outputs: [
        .exact(
          "text_day", prints: 20, is: 20, .gigabytes,
          estimate.component("Records", .storagePerDay)),
        .exact(
          "text_year", prints: 7.3, is: 7.3, .terabytes,
          estimate.component("Records", .storagePerYear)),
        .exact(
          "text", prints: 36.5, is: 36.5, .terabytes,
          estimate.component("Records", .storageRaw)),
      ])
  }
}
