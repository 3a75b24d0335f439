import SystemDesign

let urlShortener = Design("URL shortener") {

  // What we were told.
  let created = assume("new links", 100.million.links, from: "the brief").per(.month)
  let visitsPerLink = assume("visits per link", 100.times, from: "the brief")
  let visits = created * visitsPerLink
  let visited = assume("links visited", 100.million.links, from: "assumed: those of a month")
  Traffic(peak: 3.times, planned: 5.years)

  // What it costs: on demand, us-east-1, 2024, a month of 720 hours.
  let small = assume("a small machine", 55.44.dollars.per(.month), from: "AWS m6g.large, 2024")
  let large = assume("a large machine", 145.15.dollars.per(.month), from: "AWS r6g.xlarge, 2024")

  // How often it is there. A database that fails for 11 hours every 90 days is up as much, and the
  // seconds of its failover count. The loss of the region is left out: the brief wants just one, and
  // Amazon promises 99.99 % for it, which is all that we promise.
  let up = assume("a machine is up", 99.5.percent, from: "Amazon Compute SLA, 2022: one instance")
  let zoneUp = assume("a zone is up", 99.9.percent, from: "Google Cloud, 2024: its aim for one")

  // What it must do.
  Requirement("An acknowledged link is never lost or re-pointed", .durability(99.999999999.percent))
  Requirement("A new link works for its creator", .staleness(1.second))
  Requirement("A phishing link can be stopped", .staleness(1.minute))
  Requirement("Clicks are counted", .staleness(1.minute), .accuracy(99.9.percent))

  // What it keeps: 500 bytes a link with its index, 100 bytes a click.
  let link = Record("link", key: "code", keeping: 5.years, [
    "code": 7.bytes, "target": 200.bytes, "owner": 8.bytes, "created": 8.bytes, "expires": 8.bytes,
    "state": 1.byte, "row": 244.bytes,
  ])
  .indexed(by: "owner", taking: 24.bytes)
  .identified(by: .permutedCounter(characters: 7, of: 62))
  let click = Record("click", key: "id", keeping: 90.days, [
    "id": 16.bytes, "code": 7.bytes, "at": 8.bytes, "country": 2.bytes, "referrer": 67.bytes,
  ])
  let tally = Record("hourly clicks", key: "code, hour", keeping: 5.years, [
    "code": 7.bytes, "hour": 4.bytes, "clicks": 8.bytes,
  ]).derived()

  // What we would build.
  let visitor = Client("Visitor")
  let owner = Client("Link owner")
  let names = DNS("DNS", taking: 20.milliseconds).available(99.999.percent)
    .costing(0.4.dollars, answering: 1.million.requests)
  let edge = LoadBalancer("Edge", instances: 3, each: 40_000.perSecond, taking: 1.millisecond)
    .available(up).costing(small).costing(90.dollars, sending: 1.terabyte)
    .limiting(to: 20.perSecond, by: "address")
  let redirects = Service("Redirects", instances: 12, each: 2_000.perSecond, taking: 3.milliseconds)
    .available(up).costing(small)
  let creator = Service("Creator", instances: 3, each: 300.perSecond, taking: 10.milliseconds)
    .available(up).costing(small)
  let hotLinks = Cache("Hot links", shards: 3, memory: 16.gigabytes, each: 80_000.perSecond,
                       taking: 500.microseconds)
    .available(up).costing(large)
    .popularity(.zipf(1.0), over: visited)
    .expiring(after: 1.day, jitter: 10.percent)
    .evicting(.leastRecentlyUsed)
    .coalescing()
  let links = Database("Links", .keyValue, replicas: 2, disk: 8.terabytes, reads: 8_000.perSecond,
                       writes: 5_000.perSecond, taking: 5.milliseconds,
                       failover: .automatic(30.seconds))
    .failing(every: 90.days, for: 11.hours).costing(large)
    .replicating(.asynchronous(lag: 200.milliseconds))
    .backedUp(every: 1.day, restoring: 200.megabytesPerSecond, keeping: 30.days)
  let clicks = Stream("Clicks", partitions: 12, by: "code", keeping: 1.day, replicas: 2,
                      each: 5_000.perSecond, delivery: .atLeastOnce).deadLetter(after: 5)
    .available(up).costing(large)
  let counters = Worker("Counters", instances: 6, each: 5_000.perSecond)
    .available(up).costing(small)
  let clickLog = ObjectStore("Click log", availability: 99.9.percent).backedUp(every: 1.day)
    .costing(23.dollars.per(.month), keeping: 1.terabyte)
  let statistics = Database("Statistics", .timeSeries, replicas: 1, disk: 4.terabytes,
                            writes: 2_000.perSecond, failover: .automatic(1.minute))
    .failing(every: 90.days, for: 11.hours).costing(large)
  Group("Counting", clicks, counters, clickLog, statistics)
  Deployment(across: 3.zones, outside: .tls, inside: .mutualTLS, zone: zoneUp)

  // What happens.
  Flow("Follow a link", .get("/{code}", answers: [302: "here it is", 410: "taken down"]),
       at: visits, availability: 99.99.percent, p99: 100.milliseconds) {
    visitor.looksUp(names, times: 5.percent)
    visitor.calls(redirects, through: edge, sending: 400.bytes, receiving: 700.bytes)
      .timeout(2.seconds)
    redirects.reads(link, from: hotLinks, else: links.replicas).timeout(30.milliseconds)
    redirects.sends(click, to: clicks).optional(losing: "clicks, which are counted as dropped")
    clicks.delivers(click, to: counters, inBatchesOf: 500).idempotent(by: "id")
    counters.writes(500.of(click), to: clickLog, times: 0.2.percent).timeout(5.seconds)
      .idempotent(by: "id")
    counters.writes(tally, to: statistics, times: 2.percent).timeout(1.second)
      .idempotent(by: "code, hour")
  }
  .open(because: "a short link is for anyone who has it")
  .followsUserAddress(checkedBy: "the safe-browsing list, when the link is made and every day")

  Flow("Shorten a link", .post("/v1/links", key: "Idempotency-Key", answers: [409: "alias taken"]),
       at: created, availability: 99.9.percent, p99: 300.milliseconds) {
    owner.calls(creator, through: edge, sending: 700.bytes, receiving: 300.bytes).timeout(2.seconds)
    creator.writes(link, to: links).timeout(200.milliseconds).retries(1).idempotent(by: "code")
  }
  .signedIn(with: .bearerToken, checking: "the owner's quota")
  .consistent(.readYourWrites)

  Flow("Take down a link", .delete("/v1/links/{code}"), at: created * 0.1.percent) {
    owner.calls(creator, through: edge, sending: 300.bytes, receiving: 100.bytes).timeout(2.seconds)
    creator.updates(link, in: links).timeout(200.milliseconds)
    creator.invalidates(link, in: hotLinks).timeout(50.milliseconds).retries(3)
  }
  .signedIn(with: .bearerToken, checking: "the link is theirs, or they fight abuse")

  // Why it is so.
  Decision("Short codes", chosen: "a counter behind a keyed permutation",
           over: "random and retry", "a hash of the address",
           because: "it never collides and hides the order, and \(created) is little to count")
  Decision("Redirect", chosen: "302", over: "301",
           because: "a browser that remembers would hide clicks and outlive a take-down")
  Decision("Storage", chosen: "one primary with two replicas", over: "shards by code",
           because: "\(created.carrying(link.size).over(5.years)) in five years fit one machine")

  // What will go wrong.
  Failure(of: hotLinks, effect: "every visit reads \(links)",
          response: "equal reads are made once, and the two replicas can carry the peak")
    .degrades("Follow a link")
  Failure(oneOf: links, effect: "no new links; visits go on from cache and replicas",
          response: "a replica takes over", losing: 200.milliseconds, within: 30.seconds)
  Failure(of: clicks, effect: "clicks are dropped and counted as dropped",
          response: "visits do not notice")
    .degrades("Follow a link")
}
