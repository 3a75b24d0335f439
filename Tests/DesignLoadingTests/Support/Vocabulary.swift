import SystemDesign

// A design that says every word of the language at least once, and so makes no sense.
let vocabulary = Design("Vocabulary") {
  let people = assume(
    "daily readers", 80.million.users...120.million.users, from: "a \"quoted\" source")
  let asked = people.each(3.requests, per: .day).atLeast(2_000.perSecond).atMost(
    9_000_000.perSecond)
  let kept = asked.carrying(700.bytes).over(5.years)
  let moved = kept.at(200.megabytesPerSecond)
  let machines = asked.relative(to: 500.perSecond).roundedUp()
  let followers = Audience("followers", mean: 75.users, top: 31.million.users, from: "Twitter")
  let annotated: Rate = 2_000.requests.per(.second)
  Traffic(
    peak: 3.times, daily: .share(60.percent, within: 4.8.hours), growing: (-5).percent,
    planned: 3.years, busy: 70.percent)
  Check("kept", kept, against: 300.terabytes, from: "a book")
  Check("moved", moved, against: 3.days)
  Check("machines", machines, against: 10.times)
  Check("rides", 5.million.of("rides"), against: 4_000_000.of("rides"))
  Check("sum", 1.byte + 2.bytes + (3.kilobytes - 1.kilobyte) / 2.times, against: 5.bytes)
  Check("spent", 300.dollars.per(.month).over(1.year), against: 4_000.dollars)
  Check("under way", asked.lasting(50.milliseconds), against: 100.requests)
  Check("reached", annotated.reaching(followers), against: 345_000.perSecond)

  let cluster = Domain("Cluster", .cluster, availability: 99.9.percent)
  let settings = Domain("Settings", .configuration)
  Deployment(
    across: 3.zones, outside: .tls, inside: .mutualTLS, zone: 99.95.percent, region: 99.99.percent,
    roundTrip: 500.microseconds, sharing: cluster, settings)

  let user = Record(
    "user", key: "id, region", keeping: 7.years,
    [
      "id": 8.bytes, "region": 2.bytes, "password": 60.bytes, "old": 32.bytes,
    ]
  )
  .hashing("password", with: .argon2id(memory: 19.mebibytes, passes: 2))
  .hashing("old", with: .fast("md5"))
  .holding(.personal).compressed(3.times).indexed(by: "region", taking: 16.bytes)
  .immutable().derived()
  .identified(by: .timeSorted(bits: 64))
  let post = Record("post", 500.bytes...2.kilobytes).identified(
    by: .random(characters: 8, of: 62, retrying: true))
  let counted = Record("counted", key: "n", ["n": 8.bytes]).identified(
    by: .counter(characters: 7, of: 62))
  let keyed = Record("keyed", key: "k", ["k": 8.bytes])
    .identified(by: .permutedCounter(characters: 7, of: 62))
    .hashing("k", with: .scrypt(cost: 14)).hashing("k", with: .bcrypt(cost: 12))
    .hashing("k", with: .pbkdf2(iterations: 600_000))
  let hashed = Record("hashed", 9.gibibytes).identified(by: .hash(characters: 7, of: 62))

  let caller = Client("Caller", across: 2.regions).showingUserContent("escaped").inside()
  let clock = Timer("Clock")
  let names = DNS("Names").available(99.999.percent)
  let edge = CDN("Edge", availability: 99.95.percent)
    .popularity(.share(80.percent, of: 20.percent), over: 5.million.items)
    .servingStale(for: 1.hour)
  let door = LoadBalancer("Door", instances: 3, across: 3.zones, each: 40_000.perSecond).sticky()
  let counts = Cache("Counts", shards: 3, replicas: 1, memory: 64.gigabytes, taking: 1.milliseconds)
    .popularity(.uniform, over: 100.keys).hitting(90.percent).evicting(.sampled)
    .expiring(after: 1.minute, jitter: 10.percent).coalescing().filled(to: 80.percent)
    .partitioned(by: "key", .slots(16_384), keys: 1.million.keys, topShare: 1.percent)
    .expecting(5_000.perSecond).inEach(of: door)
  let gate = Gateway("Gate", instances: 3, each: 1_000.perSecond, connections: 50_000.connections)
    .authenticating(.cookie(sameSite: true, token: false), checking: "the session")
    .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
    .limiting(to: 20.perSecond, by: "address")
    .costing(300.dollars.per(.month)).network(10.gigabytesPerSecond)
    .encrypted(.tls).checkingHealth().shedding(above: 9_000.perSecond)
  let sign = Service(
    "Sign in", instances: 3, across: 2.zones.inEach(of: 2.regions), each: 100.perSecond,
    taking: 5.milliseconds
  )
  .needing(2).failing(every: 30.days, for: 10.minutes).sharing(cluster)
  .memory(8.gigabytes, perRequest: 2.megabytes)
  .connections(1_000.connections, opening: 100.perSecond).disk(100.gigabytes)
  .cores(8, perRequest: 4.milliseconds).varying(by: 2.times)
  .measured([1: 100.perSecond, 3: 270.perSecond], from: "a load test")
  .atOnce(64.requests).queueing(atMost: 20.percent).scaling(to: 9).remembering("open uploads")
  .maintained(for: 1.hour, every: 30.days).rolledOut("one by one").failingTogether(5.percent)
  .accepting("AV001", because: "\(annotated) is little, and \(gate) checks", until: "2027-01-31")
  let watching = Service("Watching").asTelemetry()
  let attic = ObjectStore("Attic", availability: 99.9.percent, taking: 50.milliseconds)
    .replicating(.erasure(data: 10, spare: 4)).holding(4.million.items, of: hashed)
    .costing(23.dollars.per(.month), keeping: 1.terabyte)
    .costing(0.4.dollars, answering: 1.million.requests).costing(90.dollars, sending: 1.terabyte)
  let users = Database(
    "Users", .relational, shards: 2, replicas: 2, disk: 4.terabytes, reads: 9_000.perSecond,
    writes: 3_000.perSecond, taking: 2.milliseconds, failover: .never
  )
  .replicating(.quorum(reads: 2, writes: 2)).durable(.disk(every: 1.second))
  .filled(to: 70.percent).overhead(30.percent).parameterised().keeping(7.years)
  .partitioned(by: "id", .consistentHashing(points: 150))
  .backedUp(every: 1.day, restoring: 200.megabytesPerSecond, keeping: 30.days)
  .archiving(after: 1.year, to: attic).holding(1.billion.items, of: user)
  let ledger = Database("Ledger", .document, replicas: 1, failover: .manual(15.minutes))
    .replicating(.asynchronous(lag: 200.milliseconds)).durable(.replicated)
    .partitioned(by: "n", .ranges)
  let graph = Database("Graph", .graph, replicas: 2, failover: .automatic(30.seconds))
    .replicating(.majority).durable(.memory).partitioned(by: "k", .modulo)
    .placed(2, in: "a").placed(1, in: "b")
  let found = SearchIndex("Found", shards: 4, replicas: 1, disk: 1.terabytes)
    .replicating(.synchronous).durable(.nothing)
  let lost = Queue("Lost letters", keeping: 30.days)
  let dead = Queue("Dead letters").deadLetter(after: 9, to: lost)
  let work = Queue("Work", keeping: 3.days, replicas: 2, delivery: .exactlyOnce)
    .deadLetter(after: 3, to: dead).acknowledging(.allCopies).durable(.replicated)
  let log = Stream(
    "Log", partitions: 12, by: "id", keeping: 1.day, replicas: 2, each: 10_000.perSecond,
    delivery: .atMostOnce
  ).acknowledging(.oneCopy)
  let worker = Worker("Worker", instances: 2, each: 50.perSecond, writing: 500.perSecond)
  let bank = External(
    "Bank", availability: 99.9.percent, each: 100.perSecond, taking: 300.milliseconds)
  let unused = Service("Never called")

  Group("Data", users, counts)
  caller.staysConnected(
    to: gate, through: door, count: people, memory: 10.kilobytes, heartbeat: 60.seconds,
    returningOver: 2.minutes)

  Requirement("It comes back", .recovery(losing: 1.minute, within: 1.hour), of: users)
  Requirement(
    "\(annotated) is kept as \(flow: "Sign in") says, without \(unused)",
    .durability(99.999.percent), .staleness(1.second), .accuracy(99.percent),
    .latency(200.milliseconds), .hitRatio(90.percent), .order(per: "user"),
    .delivery(.atLeastOnce))

  Flow(
    "Sign in", .post("/session", key: "Idempotency-Key", answers: [201: "in", 401: "no"]),
    at: annotated, peak: 4.times, availability: 99.95.percent, p99: Period.second
  ) {
    caller.looksUp(names, times: 5.percent)
    caller.calls(sign, through: door, gate, sending: 200.bytes, receiving: 1.kilobyte)
      .timeout(2.seconds).retries(2, backoff: 50.milliseconds, jitter: false, budget: 10.percent)
      .hedged(after: 20.milliseconds).propagatingDeadline().encrypted(.tls)
      .authenticated(.bearerToken).bulkhead(100.requests).admitting(upTo: 5_000.perSecond)
    oneOf {
      sign.reads(user, from: users, by: "id").consistent(.readYourWrites).pool(20.connections)
      sign.reads(user, from: users.replicas).joining(post, counted).searching(in: "id")
    }
    inParallel {
      sign.reads(20.of(post), from: counts, else: graph.replicas, hit: 95.percent).breaker()
        .scattered(over: 4, missing: 1.percent).cacheable(for: 1.minute)
        .else(found, hit: 50.percent).else(users.replicas, hit: 40.percent)
      sign.reads(post, from: found).optional(losing: "the hints").roundTrip(1.milliseconds)
        .hedged(after: 95.percent)
      inParallel { sign.calls(watching) }
    }
    sign.calls(bank).fallback(exercised: "every Tuesday") {
      sign.sends(keyed, to: work)
      oneOf {
        sign.writes(hashed, to: attic)
        sign.writes(keyed, to: graph)
      }
    }
    sign.writes(counted, to: ledger).atomic(by: "a transaction").idempotent(by: "n").retries(1)
    sign.updates(user, in: users).accepting("DA007", because: "one row")
    sign.deletes(user, from: users)
    sign.invalidates(user, in: counts)
    sign.sends(100.bytes, to: work)
    work.delivers(100.bytes, to: worker, inBatchesOf: 50, times: followers.upTo(100.thousand.users))
    ledger.sends(counted, to: log)
    log.delivers(counted, to: worker, times: followers)
    worker.pushes(100.bytes, to: caller, through: gate)
  }
  .signedIn(with: .apiKey, checking: "the address").limited(to: 10.perSecond, by: "address")
  .kind(.signingIn).handling(.secret).ordered(by: "user").consistent(.strong)
  .completes(within: 5.seconds, for: 99.9.percent).followsUserAddress(checkedBy: "a list")
  .sheddable().asked(by: 500.users, pausing: 10.seconds).accepting(
    "SEC002", because: "it is the door itself", until: "2027-01-31")

  Flow("Look", .get("/", pages: .cursor(20.posts)), at: 10.perSecond) {
    caller.reads(post, from: edge, else: attic)
  }
  .open(because: "anyone may look").daily(.swing(80.percent))
  Flow("Page", .get("/pages", pages: .offset(10.posts)), at: 1.run.per(.day)) {
    clock.calls(worker)
    sign.calls(bank).authenticated(.mutualTLS)
    sign.calls(bank).authenticated(.signedAddress)
  }
  Flow("Put", .put("/it"), at: 1.perSecond) { caller.calls(sign) }
    .daily(.hours(1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 6, 5, 5, 5, 6, 8, 9, 9, 7, 4, 2))
  Flow("Patch", .patch("/it", key: "k"), at: 1.perSecond) { caller.calls(sign) }
  Flow("Delete", .delete("/it"), at: 1.perSecond) { caller.calls(sign) }
  Flow("Frame", .frame("hello"), at: 1.perSecond) { caller.calls(sign) }

  Decision(
    "Where", chosen: "here", over: "there", "elsewhere",
    because: "\(kept) fits, and \(followers.top) is the most")
  Failure(of: .zone, effect: "nothing", response: "the others answer")
  Failure(of: .region, effect: "nothing", response: "the others answer", within: 1.hour)
  Failure(of: users, effect: "nobody signs in", response: "wait", losing: 1.minute)
    .stops("Put").degrades("Look")
  Failure(oneOf: sign, effect: "nothing", response: "the others answer")
  Failure(of: cluster, effect: "everything", response: "build it anew")
  Failure("a bad release", effect: "errors", response: "roll back \(flow: "Put")")
}
