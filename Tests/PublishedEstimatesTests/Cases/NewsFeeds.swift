import Estimation
import SystemDesign

// News feeds.
extension PublishedEstimate {
  static var feedEducative: PublishedEstimate {
    let daily = assume("daily users", 500.million.users)
    let media =
      200.posts.each(2.megabytes) * 20.percent + 200.posts.each(200.kilobytes) * 80.percent
    let design = Design("News feed") {
      let reader = Client("Reader")
      let feeds = Service("Feeds", each: 8_000.perSecond)
      let people = Database("People")
        .holding(1.billion.users, of: Record("person", 50.kilobytes))
      let posts = Database("Posts").holding(daily.each(200.posts), of: Record("post", 50.kilobytes))
      let pictures = ObjectStore("Media").holding(daily, of: Record("media of a reader", media))
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Open the feed", at: daily.each(10.requests, per: .day)) {
        reader.calls(feeds, sending: 0.bytes, receiving: 50.kilobytes)
        feeds.reads(50.kilobytes, from: people)
        feeds.reads(50.kilobytes, from: posts)
        reader.reads(media, from: pictures)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "feed-educative",
      from: "vishalmusale/Grokking-Modern-System-Design-Interview@b5f6f75: Design Newsfeed System "
        + "(figures from Educative's course)",
      remark: "62,500 servers are daily users over requests a second; its own rates give 8.",
      estimate,
      outputs: [
        .exact(
          "reads", prints: 58_000, is: 57870.37037037037, .perSecond,
          estimate.flow("Open the feed", .rateMean)),
        .exact(
          "user_meta", prints: 50, is: 50, .terabytes,
          estimate.component("People", .storageRaw)),
        .exact(
          "text", prints: 5, is: 5, .petabytes,
          estimate.component("Posts", .storageRaw)),
        .exact(
          "media_per_user", prints: 112, is: 112, .megabytes,
          .quantity(media)),
        .exact(
          "media", prints: 56, is: 56, .petabytes,
          estimate.component("Media", .storageRaw)),
        .dimensionError(
          "servers", prints: 62_500, is: 8, .one,
          estimate.component("Feeds", .instancesNeeded)
        )
        .refusing("500.million.users / 8_000.perSecond"),
      ])
  }

  static var feedGrokkingAman: PublishedEstimate {
    let daily = assume("daily users", 300.million.users)
    let post = Record("post", 1.kilobyte)
    let design = Design("News feed") {
      let reader = Client("Reader")
      let generator = Service("Feed generator")
      // In memory: the disk of a machine is what it keeps its share in.
      let feeds = Database("Feeds", disk: 100.gigabytes).durable(.memory)
        .holding(daily.each(500.posts), of: post)
      Traffic(peak: 1.times, busy: 100.percent)
      Flow("Open the feed", at: daily.each(5.requests, per: .day)) {
        reader.calls(generator, sending: 0.bytes, receiving: 20.of(post))
        generator.reads(20.of(post), from: feeds)
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "feed-grokking-aman",
      from: "aman.ai/sysdes (Facebook newsfeed) (Grokking the System Design Interview figures)",
      estimate,
      outputs: [
        .exact(
          "requests_day", prints: 1.5, is: 1.5, .billionPerDay,
          estimate.flow("Open the feed", .rateMean)),
        .exact(
          "reads", prints: 17_500, is: 17361.11111111111, .perSecond,
          estimate.flow("Open the feed", .rateMean)),
        .exact(
          "per_user", prints: 500, is: 500, .kilobytes,
          .quantity(500.posts.each(post.size))),
        .exact(
          "memory", prints: 150, is: 150, .terabytes,
          estimate.component("Feeds", .storageRaw)),
        .exact(
          "machines", prints: 1500, is: 1500, .one,
          estimate.component("Feeds", .instancesNeeded)),
      ])
  }

  static var feedIkshitij: PublishedEstimate {
    let design = Design("News feed") {
      let author = Client("Author")
      let posts = Database("Posts")
      let poster = Service("Poster")
      let timelines = Database("Timelines")
        .holding(1.billion.users.each(1_000.posts), of: Record("entry", 16.bytes))
      let post = Record("post", 1.kilobyte)
      Traffic(planned: 1.year)
      Flow("Post", at: assume("posts", 2.billion.posts).per(.day)) {
        author.calls(poster, sending: post, receiving: 0.bytes)
        poster.writes(post, to: posts)
        // The entries are counted in what the timelines hold; the oldest makes room for the newest.
        poster.updates(16.bytes, in: timelines, times: assume("followers", 200.users))
      }
    }
    let estimate = Estimate(of: design)
    return PublishedEstimate(
      "feed-ikshitij",
      from: "learn.ikshitij.com: News Feed notes",
      remark: "\"1B x 10 / 5 (5 % post) = 2B\" is not 5 %, which would be half a billion; what "
        + "follows rests on 2 billion.",
      estimate,
      outputs: [
        .exact(
          "writes", prints: 23_000, is: 23148.14814814815, .perSecond,
          estimate.flow("Post", .rateMean)),
        .exact(
          "fanout_day", prints: 400, is: 400, .billionPerDay,
          estimate.component("Timelines", .rateMean)),
        .exact(
          "fanout_writes", prints: 4.6, is: 4.62962962962963, .millionPerSecond,
          estimate.component("Timelines", .rateMean)),
        .exact(
          "storage_year", prints: 730, is: 730, .terabytes,
          estimate.component("Posts", .storagePerYear)),
        .exact(
          "timeline_cache", prints: 16, is: 16, .terabytes,
          estimate.component("Timelines", .storageRaw)),
      ])
  }
}
