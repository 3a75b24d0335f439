import Estimation
import SystemDesign
import Testing

@Suite("The social feed has the figures of its brief")
struct SocialFeedTests {
  static let worked = Worked("social-feed")

  static let brief: [BriefFigure] = [
    .init("daily users", "150", 1e6, .assumed, .assumption("daily users")),
    .init("posts a day", "400", 1e6, .published, .assumption("posts")),
    .init("posts, mean", "4630", 1, .derived, .figure(.rateMean, .flow("Publish a post"))),
    .init("posts, peak", "12", 1e3, .published, .figure(.ratePeak, .flow("Publish a post"))),
    .init("followers, mean", "75", 1, .assumed, .assumption("mean followers")),
    .init("followers, most", "31", 1e6, .published, .assumption("most followers")),
    .init("deliveries", "347", 1e3, .derived, .ours("deliveries, all pushed")),
    .init("deliveries a day", "30", 1e9 / 86_400, .derived, .ours("deliveries, all pushed")),
    .init("feed reads", "300", 1e3, .published, .figure(.rateMean, .flow("Open the feed"))),
    .init("reads a write, at most", "65", 1, .derived, .ours("reads a post")),
    .init("timeline memory", "7.2", 1e12, .derived, .reason(of: "Feed entries")),
    .init("with whole posts", "360", 1e12, .derived, .reason(of: "Feed entries", 1)),
    .init("post text a day", "400", 1e9, .derived, .figure(.storagePerDay, .component("Posts"))),
    .init("media a day", "40", 1e12, .derived, .figure(.storagePerDay, .component("Photos"))),
    .init("inserts for one celebrity post", "31", 1e6, .derived, .reason(of: "Fan-out", 1)),
    .init("time for one celebrity post", "89", 1, .derived, .reason(of: "Fan-out", 2)),
    .init("worst case of pure push", "5.8", 1e6, .derived, .reason(of: "The most followed")),
    .init(
      "worst case a day", "500", 1e9 / 86_400, .derived, .reason(of: "The most followed")),
    .init("deliveries after an hour's outage", "1.25", 1e9, .derived, .effect(of: "Fan-out", 1)),
  ]

  /// What the brief prints by another rule, and what ours gives.
  static let otherwise = [
    Otherwise(
      "reads a write, at least", "50", "50", 300_000.perSecond.relative(to: 6_000.perSecond),
      because: "it takes the 6,000 writes a second of 2013; the design takes its posts a day"),
    Otherwise(
      "variant B, reads", "100 k/s", "96,451 /s", 250.billion.of("reads").per(.month),
      because: "its source counts 2.5 million seconds a month; here a month is 30 days"),
    Otherwise(
      "variant B, deliveries", "60 k/s", "57,870 /s",
      500.million.posts.per(.day).reaching(Audience("followers", mean: 10.users, top: 10.users)),
      because: "its source counts 2.5 million seconds a month; here a month is 30 days"),
  ]

  @Test("each figure, to the digits of the brief", arguments: brief)
  func figure(_ figure: BriefFigure) throws { try Self.worked.expect(figure) }

  @Test("what the brief has by another rule is what ours gives by its own", arguments: otherwise)
  func other(_ figure: Otherwise) { #expect(figure.text == figure.expected) }

  @Test("every derived figure of the brief is there or accounted for")
  func count() { report("social-feed", Self.brief, Self.otherwise, derived: 13, published: 4) }

  @Test("skipping who has been away a month is no saving here: daily users are no such people")
  func lapsed() throws {
    let held = try #require(Self.worked.design.components.first { $0.name == "Feeds" })
    #expect(held.storage.stocks.map(\.count.median) == [150e6 * 800])
  }

  @Test("the most read post and the rest are more than a machine can do; own memory leaves 29 /s")
  func hottest() throws {
    let hottest = try #require(Self.worked.value(.reason(of: "The most read")))
    let usually = try #require(Self.worked.value(.reason(of: "The most read", 1)))
    let able = try #require(Self.worked.value(.reason(of: "The most read", 2)))
    #expect(hottest < able && usually < able && hottest + usually > able)
    let left = Self.worked.estimate.figure(.hotKeyRate, of: .component("Recent posts"))?.value
    #expect(abs(try #require(left) - 288 / 10.0) < 0.01)
  }

  @Test("no post is read by more than follow the most followed account, and one by nearly so many")
  func possible() throws {
    let opened = try #require(Self.worked.value(.figure(.ratePeak, .flow("Open the feed"))))
    let people = try #require(Self.worked.assumptions["daily users"]?.value)
    let most = try #require(Self.worked.assumptions["most followers"]?.value)
    let read = Self.worked.estimate.figure(.hotKeyRate, of: .component("Own memory"))?.value
    let share = try #require(read) / (opened * most / people)
    #expect(share > 0.9 && share <= 1)
  }

  @Test("how many are pulled, and of how many authors a feed, follows from whom we push to")
  func pulled() throws {
    let above = Self.worked.estimate.figure(.fanOutAbove, of: .component("Fan-out"))?.value
    let stated = try #require(Self.worked.assumptions["authors who are not pushed"]?.value)
    #expect(abs(try #require(above) - stated) < 0.000_000_5)
    let followed = try #require(Self.worked.assumptions["mean followers"]?.value)
    let pushed = try #require(
      Self.worked.estimate.figure(.fanOutSaved, of: .component("Fan-out"))?.value)
    let merged = try #require(Self.worked.value(.reason(of: "How to pull")))
    #expect(abs(merged - followed * pushed) < 1e-6 * merged)
  }

  @Test(
    "how much its caches answer follows from their memory and expiry",
    arguments: ["Own memory", "Recent posts"])
  func hits(cache: String) throws {
    let part = try #require(Self.worked.design.components.first { $0.name == cache })
    #expect(part.caching.hit == nil)
    let ratio = try #require(
      Self.worked.estimate.figure(.hitRatio, of: .component(cache))?.value)
    #expect(ratio > 0 && ratio < 1)
  }

  @Test("whom to push to follows from what one worker can do in half of the time that was promised")
  func threshold() throws {
    let worker = try #require(Self.worked.design.components.first { $0.name == "Fan-out" })
    let pace = try #require(worker.capacity.writes?.median)
    let reach = try #require(Self.worked.value(.reason(of: "Where pushing ends", 2)))
    #expect(reach == pace * 5 / 2 && reach == 15_000)
    let use = try #require(Self.worked.estimate.uses(of: worker).first)
    #expect(try #require(use.warm.value) <= 0.7)
  }

  @Test("after an hour's outage the workers have caught up within the time that is claimed")
  func drain() throws {
    let worker = try #require(Self.worked.design.components.first { $0.name == "Fan-out" })
    let capacity = try #require(Self.worked.estimate.uses(of: worker).first?.capacity.value)
    let arriving = try #require(Self.worked.value(.reason(of: "Where pushing ends", 3)))
    let backlog = try #require(Self.worked.value(.effect(of: "Fan-out")))
    let claimed = Self.worked.design.failures.first { $0.subject.name == "Fan-out" }?.within
    #expect(backlog / (capacity - arriving) < (claimed?.median ?? 0))
    #expect(backlog / (capacity - arriving) > 0.75 * (claimed?.median ?? 0))
  }
}
