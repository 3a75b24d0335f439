import SystemDesign

let urlShortener = Design("URL shortener") {

  // What we were told.
  let created = assume("new links", 100.million.links, from: "the brief").per(.month)
  // A teaching ratio: Bitly had ten clicks a link in 2014.
  let visitsPerLink = assume("visits per link", 100.times, from: "the brief")
  let visits = created * visitsPerLink
  let visited = assume("links visited", 100.million.links, from: "a guess: those of a month")
  let counted = assume("clicks that are a link's first in half a minute", 53.percent,
                       from: "Zipf's law over the links visited, at the mean")
  let begun = assume("clicks that are a link's first in an hour", 28.percent,
                     from: "Zipf's law over the links visited, at the mean")
  let looks = assume("looks at a link's counts", 1.times, from: "a guess")
  let swing = 3.times
  Traffic(peak: swing, planned: 5.years)

  // What it costs: on demand, us-east-1, 2024, a month of 720 hours.
  let small = assume("a small machine", 55.44.dollars.per(.month), from: "AWS m6g.large, 2024")
  let large = assume("a large machine", 145.15.dollars.per(.month), from: "AWS r6g.xlarge, 2024")
  let disk = assume("a terabyte of disk", 80.dollars.per(.month), from: "AWS EBS gp3, 2024")

  // How often it is there. A machine that fails for 11 hours every 90 days is up about as much. The
  // brief wants one region: what we promise is promised while that stands.
  let up = assume("a machine is up", 99.5.percent, from: "Amazon Compute SLA, 2022: one instance")
  let zoneUp = assume("a zone is up", 99.9.percent, from: "Google Cloud, 2024: its aim for one")

  // What it must do.
  Requirement("An acknowledged link is never lost or re-pointed", .durability(99.999999999.percent))
  Requirement("A new link works for its creator", .staleness(1.second))
  Requirement("Clicks are counted", .staleness(1.minute), .accuracy(99.9.percent))

  // What it keeps: 500 bytes a link with its indexes, 100 bytes a click. An alias somebody chose is
  // longer than seven characters, so it is never a code; the store accepts each only once.
  let link = Record("link", key: "code", keeping: 5.years, [
    "code": 7.bytes, "target": 200.bytes, "owner": 8.bytes, "request": 16.bytes,
    "created": 8.bytes, "expires": 8.bytes, "state": 1.byte, "row": 196.bytes,
  ])
  .indexed(by: "owner", taking: 24.bytes).indexed(by: "request", taking: 32.bytes)
  .identified(by: .permutedCounter(characters: 7, of: 62))
  let block = Record("next thousand codes", key: "name", ["name": 8.bytes, "first": 8.bytes])
  let click = Record("click", key: "id", keeping: 90.days, [
    "id": 16.bytes, "code": 7.bytes, "at": 8.bytes, "country": 2.bytes, "referrer": 67.bytes,
  ])
  let tally = Record("hourly clicks", key: "code, hour", keeping: 5.years, [
    "code": 7.bytes, "hour": 4.bytes, "clicks": 8.bytes, "counted to": 8.bytes,
  ])
  let kept = created.carrying(500.bytes).over(5.years)
  let merged = visits * counted

  // What we would build.
  let remembered = 1.day
  let room = 8.terabytes
  let filled = kept.relative(to: room)
  let restoring = 120.megabytesPerSecond
  let able = 5_000.perSecond
  let cold = (visits * swing).relative(to: able * 3.times)
  let visitor = Client("Visitor")
  let owner = Client("Link owner")
  let names = DNS("DNS", taking: 20.milliseconds).available(99.999.percent)
    .costing(0.4.dollars, answering: 1.million.requests)
  // A visitor comes once: nearly every visit costs the edge a new connection and its TLS handshake.
  let edge = LoadBalancer("Edge", instances: 6, each: 5_000.perSecond, taking: 1.millisecond)
    .available(up).costing(small).costing(90.dollars, sending: 1.terabyte)
    .limiting(to: 20.perSecond, by: "address")
  let redirects = Service("Redirects", instances: 12, each: 2_000.perSecond, taking: 3.milliseconds)
    .available(up).costing(small)
  let management = Service("Management", instances: 3, each: 1_000.perSecond,
                           taking: 10.milliseconds)
    .available(up).costing(small)
  let hotLinks = Cache("Hot links", shards: 3, memory: 16.gigabytes, each: 80_000.perSecond,
                       taking: 500.microseconds)
    .available(up).costing(large)
    .popularity(.zipf(1.0), over: visited)
    .expiring(after: remembered, jitter: 10.percent)
    .evicting(.leastRecentlyUsed)
    .coalescing()
  let links = Database("Links", .keyValue, replicas: 2, disk: room, reads: able,
                       writes: 5_000.perSecond, taking: 5.milliseconds,
                       failover: .automatic(30.seconds))
    .failing(every: 90.days, for: 11.hours).costing(large).costing(disk, keeping: 1.terabyte)
    .replicating(.quorum(reads: 1, writes: 2))
    .backedUp(every: 5.minutes, restoring: restoring, keeping: 30.days)
  let changes = Stream("Changes", partitions: 3, by: "code", keeping: 1.day, replicas: 2,
                       each: 1_000.perSecond, delivery: .atLeastOnce).deadLetter(after: 10)
    .available(up).costing(small)
  let invalidator = Worker("Invalidator", instances: 3, each: 1_000.perSecond)
    .available(up).costing(small)
  let clicks = Stream("Clicks", partitions: 12, by: "code", keeping: 1.day, replicas: 2,
                      each: 5_000.perSecond, delivery: .atLeastOnce).deadLetter(after: 5)
    .available(up).costing(large).costing(disk, keeping: 1.terabyte)
  let counters = Worker("Counters", instances: 6, each: 5_000.perSecond)
    .available(up).costing(small)
  let clickLog = ObjectStore("Click log", availability: 99.9.percent).backedUp(every: 1.day)
    .costing(23.dollars.per(.month), keeping: 1.terabyte)
    .costing(5.dollars, answering: 1.million.requests)
  let statistics = Database("Statistics", .wideColumn, replicas: 1, disk: room,
                            reads: 5_000.perSecond, writes: 10_000.perSecond,
                            taking: 5.milliseconds, failover: .automatic(1.minute))
    .failing(every: 90.days, for: 11.hours).costing(large).costing(disk, keeping: 1.terabyte)
    .backedUp(every: 1.day)
  Group("Taking down", changes, invalidator)
  Group("Counting", clicks, counters, clickLog, statistics)
  Deployment(across: 3.zones, outside: .tls, inside: .mutualTLS, zone: zoneUp)
  Requirement("A phishing link can be stopped", .staleness(1.minute), of: hotLinks)

  // What happens.
  Flow("Follow a link",
       .get("/{code}",
            answers: [302: "here it is", 404: "never made", 410: "taken down or expired"]),
       at: visits, availability: 99.99.percent, p99: 100.milliseconds) {
    visitor.looksUp(names, times: 5.percent)
    visitor.calls(redirects, through: edge, sending: 400.bytes, receiving: 700.bytes)
      .timeout(2.seconds)
    redirects.reads(link, from: hotLinks, else: links.replicas).timeout(30.milliseconds)
    redirects.sends(click, to: clicks).optional(losing: "clicks, which are counted as dropped")
    clicks.delivers(click, to: counters, inBatchesOf: 500).idempotent(by: "id")
    counters.writes(500.of(click), to: clickLog, times: 0.2.percent).timeout(5.seconds)
      .idempotent(by: "id")
    // Who takes over a partition first reads each of its totals, and how far it was counted.
    counters.writes(tally, to: statistics, times: begun).timeout(1.second)
      .idempotent(by: "code, hour")
    counters.updates(tally, in: statistics, times: counted - begun).timeout(1.second)
      .idempotent(by: "code, hour")
  }
  .open(because: "a short link is for anyone who has it")
  .followsUserAddress(checkedBy: "each server's copy of the safe-browsing list, at every visit")

  Flow("Shorten a link", .post("/v1/links", key: "Idempotency-Key", answers: [409: "alias taken"]),
       at: created, availability: 99.9.percent, p99: 300.milliseconds) {
    owner.calls(management, through: edge, sending: 700.bytes, receiving: 300.bytes)
      .timeout(2.seconds)
    management.updates(block, in: links, times: 0.1.percent).timeout(200.milliseconds)
    management.writes(link, to: links).timeout(200.milliseconds).retries(1)
      .idempotent(by: "owner, request")
    management.writes(link, to: hotLinks).timeout(50.milliseconds)
      .optional(losing: "the first moments, until every copy has it")
  }
  .signedIn(with: .bearerToken, checking: "the owner's quota")

  Flow("Take down a link", .delete("/v1/links/{code}"), at: created * 0.1.percent) {
    owner.calls(management, through: edge, sending: 300.bytes, receiving: 100.bytes)
      .timeout(2.seconds)
    management.updates(link, in: links).timeout(200.milliseconds)
    management.updates(link, in: hotLinks).timeout(50.milliseconds)
      .optional(losing: "a moment, until the invalidator has done the same")
    links.sends(link, to: changes).optional(losing: "time, while the log of changes waits")
    changes.delivers(link, to: invalidator).idempotent(by: "code")
    invalidator.updates(link, in: hotLinks).timeout(50.milliseconds).retries(5)
  }
  .signedIn(with: .bearerToken, checking: "the link is theirs, or they fight abuse")
  .completes(within: 1.minute)

  Flow("See the counts", .get("/v1/links/{code}/stats"), at: created * looks) {
    owner.calls(management, through: edge, sending: 300.bytes, receiving: 168.of(tally))
      .timeout(2.seconds)
    management.reads(link, from: hotLinks, else: links.replicas).timeout(30.milliseconds)
    management.reads(168.of(tally), from: statistics, by: "code").timeout(100.milliseconds)
  }
  .signedIn(with: .bearerToken, checking: "the link is theirs")

  // Why it is so.
  Decision("Short codes", chosen: "a stored counter, a thousand at a time, keyed and permuted",
           over: "random and retry", "a hash of the address",
           because: "it never collides and hides the order, and \(created) is little to count")
  Decision("Unknown codes", chosen: "turned back into the counter, and refused if far beyond it",
           over: "looked up", "remembered as missing",
           because: "nearly all guesses are unknown, and no two alike: all would read \(links)")
  Decision("Redirect", chosen: "302", over: "301",
           because: "a browser that remembers would hide clicks and outlive a take-down")
  Decision("Storage", chosen: "one primary with two replicas", over: "shards by code",
           because: "\(kept) in five years take \(filled) of one disk, and \(created) is little")
  Decision("Acknowledgement", chosen: "once two of three copies have the link",
           over: "once the primary has it",
           because: "the primary may be lost, and waiting for another zone takes a millisecond")
  Decision("Cache", chosen: "the links most followed, in memory", over: "more replicas",
           because: "\(visits * swing) at the peak take \(cold) of three copies; two are too few")
  Decision("Take-down", chosen: "the cache keeps a 410, which no late fill replaces",
           over: "the cached link is deleted",
           because: "a replica that lags would fill it again, for up to \(remembered)")
  Decision("Take-down that is cut short", chosen: "repeated from the store's log",
           over: "left to the server that was asked",
           because: "if it dies before it tells the cache, the link stays up for \(remembered)")
  Decision("Counting", chosen: "each hour's total is set twice a minute, with how far it counted",
           over: "one is added for each click",
           because: "\(visits) become \(merged), and a batch that comes twice changes nothing")

  // What will go wrong.
  Failure(of: hotLinks, effect: "every visit reads \(links)",
          response: "equal reads are made once, and the three copies can carry the peak")
    .degrades("Follow a link", "Shorten a link", "Take down a link", "See the counts")
  Failure(oneOf: links, effect: "if the primary, no link is made or taken down; visits go on",
          response: "the replica that has every acknowledged link takes over", within: 30.seconds)
  Failure(of: links, effect: "only cached links are followed, and none is made",
          response: "\(kept) come back in \(kept.at(restoring)); codes begin past all given",
          losing: 5.minutes, within: 8.hours)
    .stops("Shorten a link", "Take down a link").degrades("Follow a link", "See the counts")
  Failure(of: changes, effect: "a take-down that was cut short waits",
          response: "the log of \(links) keeps it until it is sent")
    .degrades("Take down a link")
  Failure(of: clicks, effect: "clicks are dropped and counted as dropped",
          response: "visits do not notice")
    .degrades("Follow a link")
}
