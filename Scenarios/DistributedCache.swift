import SystemDesign

let distributedCache = Design("Distributed cache") {

  // What we were told, all of it at the peak.
  let keys = assume("keys", 1.billion.keys, from: "the brief")
  let gets = assume("gets", 1.million.perSecond, from: "the brief")
  let sets = assume("sets", 100_000.perSecond, from: "the brief")
  let hits = assume("hit ratio", 95.percent, from: "the brief")
  let callers = assume("calling processes", 500.of("processes"), from: "the brief")
  let batches = assume("batches asked for", 2_000.perSecond, from: "a guess")
  let batch = assume("keys in a batch", 24.times,
                     from: "Facebook, 2013: Nishtala and others, the mean of a request")
  let priced = assume("prices asked for", 300.perSecond, from: "a guess: where one is paid")
  let capable = assume("requests a machine can do", 100_000.perSecond,
                       from: "Redis, 2010 to 2016: 80,000 to 134,000 a core, one at a time")

  // How often a machine and a zone are there. A database that fails for 11 hours in 90 days is up
  // about as much, and the seconds of its failover count. The brief wants one region: what we
  // promise is promised while that stands.
  let up = assume("a machine is up", 99.5.percent, from: "Amazon Compute SLA, 2022: one instance")
  let zoneUp = assume("a zone is up", 99.9.percent, from: "Google Cloud, 2024: its aim for one")
  Traffic(peak: 1.times, planned: 2.years)

  // Callers look aside: they set what they missed, and delete what they changed.
  let misses = 100.percent - hits
  let fills = gets * misses
  let changes = sets - fills

  // What it must do.
  Requirement("Most gets are hits", .hitRatio(95.percent))

  // What it keeps: a key, a value, and 60 bytes to find, order and expire them.
  let value = 1.kilobyte
  let item = Record("item", key: "key", [
    "key": 50.bytes, "value": value, "version": 8.bytes, "expires": 8.bytes,
    "links and slab": 44.bytes,
  ]).derived()
  let row = Record("row", key: "key", ["key": 50.bytes, "value": value, "version": 8.bytes])
  let change = Record("change", key: "key", ["key": 50.bytes, "version": 8.bytes])
  let ring = Record("ring", key: "version", ["version": 8.bytes])

  // How many machines: what memory asks for, or what work asks for, whichever is more.
  let machines = 24
  let room = 64.gigabytes * 75.percent
  let held = keys.each(item.size)
  let full = held.relative(to: room)
  let work = (gets + sets) / machines.times
  let doubled = work * 2.times
  let wire = gets.carrying(value)
  let each = wire / machines.times
  let orphaned = gets * hits / machines.times
  let zone = gets * hits / 3.times
  let sockets = callers.each(machines.of("machines")).each(4.connections) * 2.times
  let fewer = gets * (misses + 1.percent)
  let grown = fewer.relative(to: fills) - 100.percent
  let hottest = callers.each(1.request, per: .second)
  let moved = 100.percent / (machines + 1).times
  Check("size of a value", value, against: 954.bytes,
        from: "Facebook, 2013: Nishtala and others, the mean")

  // What we would build. What a machine can do is to be measured before it is believed.
  let life = 1.day
  let silent = 1.second
  let lag = 5.milliseconds
  let filling = 1.gigabitsPerSecond
  let restoring = 300.megabytesPerSecond
  let rows = keys.each(row.size)
  let caller = Client("Calling service").inside()
  let nodes = Cache("Nodes", shards: machines, replicas: 1, memory: 64.gigabytes,
                    each: capable, taking: 50.microseconds)
    .available(up).holding(keys, of: item).filled(to: 75.percent)
    .popularity(.zipf(1.0), over: keys).hitting(hits)
    .partitioned(by: "key", .consistentHashing(points: 150), keys: keys)
    .replicating(.asynchronous(lag: lag))
    .evicting(.sampled).expiring(after: life, jitter: 20.percent).coalescing()
    .network(10.gigabitsPerSecond).connections(5_000.connections)
    .rolledOut("one zone a day")
  let members = Database("Membership", .configuration, replicas: 4, reads: 5_000.perSecond,
                         taking: 5.milliseconds)
    .available(up).replicating(.majority).backedUp(every: 1.hour)
  let store = Database("Backing store", .relational, shards: 8, replicas: 2, disk: 1.terabyte,
                       reads: 20_000.perSecond, writes: 15_000.perSecond, taking: 5.milliseconds,
                       failover: .automatic(30.seconds))
    .failing(every: 90.days, for: 11.hours).holding(keys, of: row)
    .partitioned(by: "key").replicating(.synchronous).parameterised()
    .backedUp(every: 1.hour, restoring: restoring)
    .shedding(above: 150_000.perSecond)
  let log = Stream("Changes", partitions: 64, by: "key", keeping: 1.day, replicas: 2,
                   each: 5_000.perSecond, delivery: .atLeastOnce).deadLetter(after: 10)
    .available(up)
  let invalidator = Worker("Invalidator", instances: 12, each: 10_000.perSecond).available(up)
  Group("Invalidation", log, invalidator)
  Deployment(across: 3.zones, outside: .mutualTLS, inside: .mutualTLS, zone: zoneUp)
  Requirement("A machine answers within its zone", .latency(1.millisecond), of: nodes)
  Requirement("A stale answer is short-lived", .staleness(2.seconds), of: nodes)
  Requirement("A price that is paid is never stale", .staleness(0.seconds), of: store)

  // What happens.
  Flow("Get an entry", at: gets - batches * batch, availability: 99.99.percent,
       p99: 20.milliseconds) {
    caller.reads(item, from: nodes, else: store)
      .timeout(50.milliseconds).hedged(after: 99.percent).pool(4.connections)
    caller.writes(item, to: nodes, times: misses).timeout(5.milliseconds).idempotent(by: "version")
      .optional(losing: "a hit the next time")
  }

  // As if each key were on a machine of its own; all are asked at once, the slowest waited for.
  Flow("Get a batch", at: batches, p99: 30.milliseconds) {
    caller.reads(24.of(item), from: nodes, else: store).scattered(over: 24)
      .timeout(50.milliseconds)
    caller.writes(item, to: nodes, times: batch * misses).timeout(5.milliseconds)
      .idempotent(by: "version").optional(losing: "a hit the next time")
  }

  Flow("Get a price", at: priced, availability: 99.9.percent, p99: 30.milliseconds) {
    caller.reads(row, from: store).timeout(50.milliseconds)
  }
  .consistent(.strong)

  Flow("Change an entry", at: changes, availability: 99.9.percent, p99: 30.milliseconds) {
    caller.updates(row, in: store).timeout(50.milliseconds).idempotent(by: "version")
    caller.invalidates(item, in: nodes).timeout(5.milliseconds)
      .optional(losing: "freshness, for up to a second")
    store.sends(change, to: log).optional(losing: "freshness, while the log of changes waits")
    log.delivers(change, to: invalidator, inBatchesOf: 100).idempotent(by: "key, version")
    invalidator.invalidates(change, in: nodes).timeout(50.milliseconds)
      .retries(5, budget: 10.percent)
  }
  .ordered(by: "key").completes(within: 1.second)

  // Asks whether there is a newer ring; if so, its ranges follow, a hundred kilobytes. Machines ask
  // as well, and more often, by which each reports that it is there; they are few beside callers.
  Flow("Learn the ring", at: callers.each(1.request, per: .second)) {
    caller.reads(ring, from: members).timeout(500.milliseconds)
      .optional(losing: "news; the last ring serves")
  }

  // Why it is so.
  Decision("Machines", chosen: "24 of 64 GB, three quarters full", over: "half as many, larger",
           because: "\(held) fill \(full); each does \(work), a larger \(doubled) of \(capable)")
  Decision("Network", chosen: "ten gigabits a machine", over: "one",
           because: "\(wire) are \(each) each, twice that at the hottest; filling takes \(filling)")
  Decision("Placement", chosen: "consistent hashing, 150 points a machine", over: "hash modulo n",
           because: "one more machine moves \(moved) of the keys, not \(100.percent - moved)")
  Decision("Growing", chosen: "one machine at a time, at one gigabit", over: "all at once",
           because: "\(held * moved) move in \((held * moved).at(filling))")
  Decision("Hit ratio", chosen: "a store for three times the misses", over: "a store for just them",
           because: "one hit in a hundred fewer turns \(fills) into \(fewer), \(grown) more")
  Decision("Copies", chosen: "one replica each", over: "let it miss", "a spare pool for all",
           because: "one dead sends \(orphaned) more, \(fills + orphaned) in all; a zone, \(zone)")
  Decision("Changes", chosen: "write the store, then delete the key", over: "set the key",
           because: "it is \(change.size), not \(row.size); by its version older fills fail")
  Decision("Deletes that are lost", chosen: "repeated from the store's log",
           over: "wait for the entry to expire",
           because: "a caller that dies between the two would leave it stale for \(life)")
  Decision("Two owners of a key", chosen: "whom a majority names, asked every second",
           over: "whoever answers",
           because: "one silent for \(silent) is replaced, and who can ask knows a second later")
  Decision("Prices", chosen: "what is paid is read from the store", over: "cached as all else",
           because: "a delete can come late, and \(priced) are little beside \(fills)")
  Decision("Life of an entry", chosen: "a day", over: "an hour", "for ever",
           because: "with an hour 91 gets of a hundred could be hits, where \(hits) must be")
  Decision("Eviction", chosen: "the longest unused of a few, at random", over: "an exact list",
           because: "a list is written on each of \(gets), a sample is drawn to evict")
  Decision("Who finds the machine", chosen: "the caller, by the ring", over: "a proxy",
           because: "\(sockets) sockets are bearable; a proxy adds a hop to each of \(gets)")

  // What will go wrong.
  Failure(oneOf: nodes,
          effect: "its keys have one copy for \(room.at(filling)), less \(lag) of deletes",
          response: "its replica owns them after \(silent); \(invalidator) repeats those deletes",
          within: 2.seconds)
  Failure(of: nodes, effect: "\(gets) would reach \(store)",
          response: "\(store) refuses what is too much, and callers are let back slowly",
          within: 15.minutes)
    .degrades("Get an entry", "Get a batch")
  Failure("One key is wanted by everyone", effect: "its machine does twice the work of the others",
          response: "callers keep the hottest keys a second, and ask for one \(hottest) at most")
  Failure(of: members, effect: "no machine can join, leave or be replaced",
          response: "everyone goes on with the last ring, and replicas answer for the dead")
    .degrades("Learn the ring")
  Failure("Some callers and machines are cut off from the rest",
          effect: "they go on with the last ring, and read what is stale, for up to \(life)",
          response: "what is paid fails for them, as \(store) cannot be asked; the rest goes on")
  Failure(of: log, effect: "a lost delete waits",
          response: "the log of \(store) keeps it until it is sent")
    .degrades("Change an entry")
  Failure(oneOf: store,
          effect: "if a primary, an eighth of what is missed or changed fails for a moment",
          response: "a replica that has every change takes over", within: 30.seconds)
  Failure(of: store, effect: "hits go on; what is missed stays missed, and nothing changes",
          response: "\(rows) come back in \(rows.at(restoring)); versions begin past all given",
          losing: 1.hour, within: 2.hours)
    .stops("Change an entry", "Get a price").degrades("Get an entry", "Get a batch")
  Failure(of: .zone, effect: "a third of the machines is gone",
          response: "each key has a copy in another zone")
}
