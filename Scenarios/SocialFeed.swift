import SystemDesign

let socialFeed = Design("Social media feed") {

  // What we were told. What Twitter published carries its year (2012: Kleppmann, Designing
  // Data-Intensive Applications; 2013: High Scalability); the rest the interviewer hands out.
  let people = assume("daily users", 150.million.users, from: "the brief, sized as Twitter, 2013")
  let posted = assume("posts", 400.million.posts, from: "Twitter, 2013").per(.day)
  let busiest = assume("posts at the busiest moment", 12_000.perSecond, from: "Twitter, 2012")
  let opened = assume("feeds opened", 300_000.perSecond, from: "Twitter, 2012 and 2013")
  let meanFollowers = 75
  let followers = Audience("followers", mean: meanFollowers.users, top: 31.million.users,
                           from: "the mean: Kleppmann, 2017; the most: Twitter, 2013")
  let illustrated = assume("posts with a photo", 10.percent, from: "the brief")
  let ready = assume("feeds that are ready", 100.percent, from: "those of daily users are kept")
  let read = assume("different posts read", 2.billion.posts, from: "a guess: those of five days")
  let removed = assume("posts deleted", 2.percent, from: "a guess")
  let followed = assume("follows each", 1.request, from: "a guess")
  let page = 20
  Traffic(peak: 2.times, planned: 3.years)

  // How often a machine and a zone are there. The brief wants one region: its loss is told below,
  // as a failure with a backup to return from, and is in no figure of availability.
  let up = assume("a machine is up", 99.5.percent, from: "Amazon Compute SLA, 2022: one instance")
  let zoneUp = assume("a zone is up", 99.9.percent, from: "Google Cloud, 2024: its aim for one")

  // To push every post to every follower is the first idea. This is what it would cost.
  let pushed = posted.reaching(followers)
  let stalled = followers.top.at(pushed)
  let loud = 1_000.of("authors").each(10.posts).each(50.million.users).per(.day)
  Check("posts", posted, against: 4_600.perSecond, from: "Twitter, 2012")
  Check("deliveries, all pushed", pushed, against: 345_000.perSecond, from: "Kleppmann, 2017")
  Check("deliveries at Twitter", pushed, against: 21.million.perMinute,
        from: "Krikorian, Timelines at Scale, 2012")
  Check("reads a post", opened.relative(to: posted), against: 65.times,
        from: "Twitter, 2012: 300,000 and 4,600 a second")

  // What it must do.
  let fresh = 5.seconds
  Requirement("A post is on its followers' feeds", .staleness(fresh))
  Requirement("A published post outlives any machine", .durability(99.999999999.percent))

  // What it keeps: a post once, with 1,000 bytes, and on each feed only where to find it.
  let post = Record("post", key: "author, id", [
    "author": 8.bytes, "id": 8.bytes, "request": 16.bytes, "text": 560.bytes, "photos": 16.bytes,
    "state": 1.byte, "row": 391.bytes,  // With its entry in the index by author and request.
  ]).identified(by: .timeSorted(bits: 63))
  let entry = Record("feed entry", key: "post", [
    "post": 8.bytes, "author": 8.bytes, "flags": 4.bytes,
  ]).derived()
  let newest = Record("an author's newest", key: "author", ["author": 8.bytes, "posts": 160.bytes])
    .derived()
  let follow = Record("follow", key: "author, follower", [
    "author": 8.bytes, "follower": 8.bytes,
  ]).indexed(by: "follower", taking: 16.bytes)  // A second table, sharded by follower.
  let photo = Record("photo", 1.megabyte).immutable()
  let preview = Record("preview", 100.kilobytes).immutable().derived()
  let kept = people.each(800.entries)
  let pointing = kept.each(entry.size) * 3.times
  let repeating = kept.each(post.size) * 3.times

  // What we would build; what a machine can do is to be measured before it is believed. The pace of
  // a fan-out worker says whom we push to, in half the time: in the other half a post may have to
  // wait for one before it. The rest are few authors, yet most of those a reader follows.
  let pace = 6_000.perSecond
  let reach = pace.over(fresh / 2.times)
  let delivered = posted.reaching(followers.upTo(reach))
  let waiting = delivered.over(1.hour)
  let pushing = delivered.relative(to: pushed)
  let merged = followers.mean * (100.percent - pushing)
  let few = assume("authors who are not pushed", 0.0301.percent,
                   from: "the tail of the followers: of 150 million, 45 thousand")
  let servers = 288
  // As if they posted as often as everyone, so that their share of the posts is the same.
  let told = few * servers.times
  let pulls = 20_000.perSecond
  let admitted = pulls.relative(to: opened)
  let authorsRead = followers.mean.relative(to: 1.users) * pushing

  // The most read post is at most on the feeds of all who follow the most followed account. Zipf's
  // law gives it that share of all looks with an exponent of 0.88, and far more with 1. (Pages of
  // the Web had 0.64 to 0.83: Breslau and others, 1999.)
  let looks = opened * page.times
  let hottest = opened * followers.top.relative(to: people)
  let law = Popularity.zipf(0.88)
  let able = 100_000.perSecond
  let shards = 64
  let eachShard = looks / shards.times
  let telling = posted * told
  let asking = opened * merged.relative(to: 1.users)
  let remembered = 10.seconds
  let lasting = 1.day
  let limit = 1.million.perSecond
  let all = posted.carrying(post.size).over(3.years)
  let restoring = 300.megabytesPerSecond * 48.times
  let reader = Client("Reader")
  let author = Client("Author")
  let edge = Gateway("Edge", instances: 12, each: 50_000.perSecond, taking: 1.millisecond)
    .available(up).authenticating(.bearerToken, checking: "whose feed it is")
    .limiting(to: 10.perSecond, by: "user")
  let feed = Service("Feed", instances: servers, each: 2_000.perSecond, taking: 5.milliseconds)
    .available(up)
  let posting = Service("Posting", instances: 24, each: 1_000.perSecond, taking: 8.milliseconds)
    .available(up)
  let feeds = Cache("Feeds", shards: 60, replicas: 2, memory: 64.gigabytes, each: able,
                    taking: 500.microseconds)
    .available(up).holding(kept, of: entry).filled(to: 75.percent).evicting(.leastRecentlyUsed)
    .partitioned(by: "reader", .consistentHashing(points: 150))
  let own = Cache("Own memory", memory: 1.gigabyte, each: 1.million.perSecond,
                  taking: 10.microseconds)
    .inEach(of: feed).available(up).popularity(law, over: read)
    .expiring(after: remembered, jitter: 20.percent).coalescing()
  let newestPosts = Cache("Newest posts", memory: 100.megabytes, each: 1.million.perSecond,
                          taking: 10.microseconds)
    .inEach(of: feed).available(up).holding(people * few, of: newest).hitting(100.percent)
  let recent = Cache("Recent posts", shards: shards, replicas: 1, memory: 64.gigabytes, each: able,
                     taking: 500.microseconds)
    .available(up).popularity(law, over: read)
    .expiring(after: lasting, jitter: 20.percent).evicting(.leastFrequentlyUsed).coalescing()
  let posts = Database("Posts", .wideColumn, shards: 48, replicas: 2, disk: 16.terabytes,
                       reads: 20_000.perSecond, writes: 5_000.perSecond, taking: 5.milliseconds)
    .available(up).partitioned(by: "author").replicating(.majority)
    .backedUp(every: 1.day, restoring: restoring).shedding(above: limit)
  let graph = Database("Follows", .wideColumn, shards: 12, replicas: 2, disk: 4.terabytes,
                       reads: 20_000.perSecond, writes: 5_000.perSecond, taking: 5.milliseconds)
    .available(up).holding(people.each(followers.mean), of: follow)
    .partitioned(by: "author").replicating(.majority).backedUp(every: 1.day)
  let news = Stream("New posts", partitions: 192, by: "author", keeping: 3.days, replicas: 2,
                    each: 1_000.perSecond, delivery: .atLeastOnce).deadLetter(after: 8)
    .available(up)
  let fanOut = Worker("Fan-out", instances: 96, writing: pace).available(up)
  let photos = ObjectStore("Photos", availability: 99.99.percent, taking: 80.milliseconds)
    .backedUp(every: 1.day)
  let cdn = CDN("Photo CDN", availability: 99.99.percent, taking: 20.milliseconds)
  Group("Reading", feed, own, newestPosts)
  Group("Delivery", news, fanOut)
  Deployment(across: 3.zones, outside: .tls, inside: .mutualTLS, zone: zoneUp)
  Requirement("A deleted post is on no feed", .staleness(60.seconds), of: own)

  // What happens.
  Flow("Open the feed", .get("/v1/feed", pages: .cursor(page.posts)), at: opened, peak: 1.times,
       availability: 99.95.percent, p99: 200.milliseconds) {
    reader.calls(feed, through: edge, sending: 500.bytes, receiving: page.of(post))
      .timeout(1.second)
    // Beside the entries stands whom the reader pulls.
    feed.reads(page.of(entry), from: feeds, hit: ready).timeout(20.milliseconds)
      .fallback(exercised: "whenever somebody returns after a pause") {
        feed.reads(meanFollowers.of(follow), from: graph, by: "follower", times: admitted)
          .timeout(50.milliseconds).admitting(upTo: pulls)
        feed.reads(page.of(post), from: posts, by: "author", times: authorsRead * admitted)
          .timeout(50.milliseconds).admitting(upTo: pulls * authorsRead)
      }
    feed.reads(newest, from: newestPosts, by: "author", times: merged).timeout(10.milliseconds)
      .optional(losing: "the most followed, until the next look")
    feed.reads(post, from: own, else: recent, times: page.posts).else(posts)
      .timeout(50.milliseconds)
  }
  .consistent(.readYourWrites)  // The app itself shows what its user has just posted.

  Flow("Publish a post", .post("/v1/posts", key: "Idempotency-Key"), at: posted,
       peak: busiest.relative(to: posted), availability: 99.9.percent, p99: 500.milliseconds) {
    author.calls(posting, through: edge, sending: post, receiving: 200.bytes).timeout(2.seconds)
    posting.writes(post, to: posts).timeout(100.milliseconds).retries(2)
      .idempotent(by: "author, request")
    posts.sends(post, to: news).optional(losing: "freshness, while the log of changes waits")
    news.delivers(post, to: fanOut).idempotent(by: "reader, post")
    fanOut.reads(meanFollowers.of(follow), from: graph, by: "author").timeout(1.second)
    fanOut.writes(entry, to: feeds, times: followers.upTo(reach)).timeout(1.second)
      .idempotent(by: "reader, post")
    fanOut.calls(feed, sending: post, receiving: 8.bytes, times: told).timeout(100.milliseconds)
      .retries(2).idempotent(by: "author, id")
      .optional(losing: "it at a server out of reach, which reads all anew when it is back")
    feed.updates(newest, in: newestPosts, times: told).timeout(10.milliseconds)
  }
  .signedIn(with: .bearerToken).ordered(by: "author").completes(within: fresh, for: 99.percent)

  Flow("Delete a post", .delete("/v1/posts/{id}"), at: posted * removed) {
    author.calls(posting, through: edge, sending: 300.bytes, receiving: 100.bytes)
      .timeout(2.seconds)
    posting.updates(post, in: posts).timeout(100.milliseconds).retries(2)
    posting.updates(post, in: recent).timeout(50.milliseconds)
      .optional(losing: "a moment, until a worker has done the same")
    posts.sends(post, to: news).optional(losing: "time, while the log of changes waits")
    news.delivers(post, to: fanOut).idempotent(by: "post")
    fanOut.updates(post, in: recent).timeout(50.milliseconds).retries(5)
    fanOut.deletes(photo, from: photos, times: illustrated).timeout(1.second).retries(5)
    fanOut.invalidates(preview, in: cdn, times: illustrated).timeout(1.second).retries(5)
  }
  .signedIn(with: .bearerToken, checking: "the post is theirs").completes(within: 60.seconds)

  Flow("Follow somebody", .put("/v1/follows/{id}"), at: people.each(followed, per: .week)) {
    reader.calls(posting, through: edge, sending: 300.bytes, receiving: 100.bytes)
      .timeout(2.seconds)
    posting.writes(follow, to: graph).timeout(200.milliseconds).idempotent(by: "author, follower")
    // The list of whom the reader pulls; who is pushed arrives with the next post. To unfollow
    // takes the author off that list, and what was pushed off the feed.
    posting.updates(entry, in: feeds).timeout(50.milliseconds)
      .optional(losing: "one of the most followed, until the feed is made anew")
  }
  .signedIn(with: .bearerToken, checking: "who follows is who signed in")

  Flow("Add a photo", .put("/v1/photos/{id}"), at: posted * illustrated) {
    author.writes(photo, to: photos).authenticated(.signedAddress).idempotent(by: "id")
  }

  // The network that serves photos makes the preview of one when it is first asked for it.
  Flow("Look at a photo", .get("/photos/{id}"), at: opened * page.times * illustrated,
       peak: 1.times, p99: 300.milliseconds) {
    reader.reads(preview, from: cdn, else: photos, hit: 95.percent).cacheable(for: 1.year)
  }
  .open(because: "the address is long, random and signed")

  // Why it is so.
  Decision("Fan-out", chosen: "push, but pull the most followed", over: "push all", "pull all",
           because: "\(opened) must be cheap; a post to \(followers.top) is \(stalled) of pushing")
  Decision("Where pushing ends", chosen: "what one worker reaches in half the time",
           over: "a round number",
           because: "\(pace) in half of \(fresh) is \(reach), and leaves \(delivered) of \(pushed)")
  Decision("Who crosses that line", chosen: "one last push, which says to pull from now on",
           over: "all their followers' feeds made anew",
           because: "it is \(reach) entries; a post that comes both ways shows once, by its id")
  Decision("The most followed", chosen: "their readers pull", over: "more workers",
           because: "a thousand, one day of 50 million each, at ten posts a day would add \(loud)")
  Decision("How to pull", chosen: "each server is told what they post", over: "each is asked",
           because: "a reader follows \(merged) of them: \(asking) to ask, \(telling) to tell")
  Decision("The most read", chosen: "ten seconds in each server's memory", over: "more copies",
           because: "\(hottest) for one on top of \(eachShard) are more than a last copy's \(able)")
  Decision("Cached posts", chosen: "two copies, in two zones", over: "one",
           because: "without a zone \(posts) gets most of a third of \(looks), and takes \(limit)")
  Decision("Feed entries", chosen: "where to find a post", over: "the whole post",
           because: "three copies take \(pointing), with the posts in them \(repeating)")
  Decision("Whose feeds", chosen: "those of daily users", over: "everyone's",
           because: "nobody reads the others; whoever returns gets one feed the slow way")
  Decision("Deletes", chosen: "a mark that reading respects and no late fill replaces",
           over: "edits to every feed",
           because: "it is one write instead of \(authorsRead)")
  Decision("Deletes that are cut short", chosen: "repeated from the log of posts",
           over: "left to the server that was asked",
           because: "if it dies before it marks the cached post, that is shown for \(lasting)")
  Decision("Posts", chosen: "shards by author", over: "by day",
           because: "by day one shard would take all of \(busiest)")

  // What will go wrong.
  Failure(of: own, effect: "a shard is asked \(hottest) beside \(eachShard); a copy does \(able)",
          response: "servers start again a few at a time, and ask for it once", within: 1.minute)
    .degrades("Open the feed")
  Failure(of: newestPosts, effect: "feeds lack the most followed",
          response: "a server reads them from \(posts) before it answers", within: 1.minute)
    .degrades("Open the feed", "Publish a post")
  Failure(of: recent, effect: "every post that is not in a server's memory is read from \(posts)",
          response: "equal reads are made once, and \(posts) refuses the excess", within: 1.hour)
    .degrades("Open the feed", "Delete a post")
  Failure(of: feeds, effect: "feeds have nothing to show, not even whom to pull, until made anew",
          response: "\(flow: "Open the feed") makes \(pulls) anew: all in \(people.at(pulls))",
          within: 3.hours)
    .degrades("Open the feed", "Publish a post", "Follow somebody")
  Failure(of: fanOut,
          effect: "an hour at the mean leaves \(waiting); pushed to all, \(pushed.over(1.hour))",
          response: "\(news) keeps them, and the workers outrun what arrives", within: 12.minutes)
    .degrades("Publish a post", "Delete a post")
  Failure(of: news, effect: "feeds grow old, and a delete that was cut short waits",
          response: "the log of \(posts) keeps both until they are sent")
    .degrades("Publish a post", "Delete a post")
  Failure(of: graph, effect: "nobody can follow, and posts wait for their followers",
          response: "posts are accepted all the same; \(fanOut) stops taking, and delivers later")
    .stops("Follow somebody").degrades("Publish a post")
  Failure(of: posts, effect: "nothing is published, and only cached posts are seen",
          response: "\(all) come back in \(all.at(restoring)), and the last day from \(news)",
          losing: 1.minute, within: 12.hours)
    .stops("Publish a post", "Delete a post").degrades("Open the feed")
  Failure(of: .zone, effect: "a third of machines is gone; many cached posts have one copy left",
          response: "what is left of each shard carries the peak", within: 15.minutes)
  Failure(of: .region, effect: "nobody reads or publishes",
          response: "elsewhere posts come from the backup, then feeds by pulling",
          losing: 1.day, within: 1.day)
    .stops("Open the feed", "Publish a post", "Delete a post", "Follow somebody")
}
