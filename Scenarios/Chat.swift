import SystemDesign

let chat = Design("Real-time chat") {

  // What we were told.
  let people = assume("daily users", 500.million.users, from: "the brief")
  let online = assume("connected at the peak", 150.million.connections, from: "the brief")
  let said = assume("messages each", 40.messages, from: "the brief")
  let grouped = assume("messages to groups", 30.percent, from: "the brief")
  let others = assume("other members of a group", 7.times, from: "the brief: groups of 8")
  let largest = assume("members at most", 1_024.users, from: "the brief")
  let logins = assume("logins at the peak", 230_000.perSecond,
                      from: "WhatsApp, 2014: Reed, with 147 million connected")
  let devices = assume("devices each", 1.times, from: "the brief, to begin with")
  let absent = assume("recipients offline", 50.percent, from: "a guess")
  let covered = assume("messages a receipt covers", 10.times, from: "a guess")
  let moods = assume("comings and goings each", 8.of("changes"), from: "the brief")
  let proven = assume("connections a machine can hold", 2.million.connections,
                      from: "WhatsApp, 2012: more than two million on one")
  let soon = assume("time to deliver", 500.milliseconds, from: "Slack, 2023: anywhere")
  let watching = assume("contacts watching", 5.times, from: "the brief")
  let contacts = assume("contacts of a person", 75.times ... 300.times,
                        from: "a guess around Dunbar's 150")
  let glances = assume("conversations opened each", 20.requests, from: "a guess")
  let old = assume("age of presence", 30.seconds, from: "the brief")

  // How often machines, zones and regions are there. A majority stands in two regions, and the
  // owner of a conversation may be in another region than the sender: both are waited for.
  let up = assume("a machine is up", 99.5.percent, from: "Amazon Compute SLA, 2022: one instance")
  let zoneUp = assume("a zone is up", 99.9.percent, from: "Google Cloud, 2024: its aim for one")
  let regionUp = assume("a region is up", 99.99.percent, from: "Amazon Compute SLA, 2022: a region")
  let apart = assume("round trip to another region", 80.milliseconds,
                     from: "napkin-math, 2026: Western Europe to the east of North America")
  let swing = 3.times
  Traffic(peak: swing, planned: 3.years)

  // Seven in ten messages reach one person; the others a group less its sender.
  let sent = people.each(said, per: .day)
  let reached = (100.percent - grouped + grouped * others) * devices
  let recipients = Audience("recipients", mean: 1.of("recipient") * reached, top: largest,
                            from: "the brief")
  let receipts = sent * reached * 2.times
  let connects = logins * online.relative(to: 147.million.connections) / swing
  let changed = online.each(moods, per: .day)
  let broadcast = changed * contacts
  Check("connected at the peak", online, against: 147.million.connections,
        from: "WhatsApp, 2014: Reed, Erlang Factory")
  Check("messages", sent, against: 19.billion.messages.per(.day),
        from: "WhatsApp, 2014: Reed, with as many connected")
  Check("presence told to all, a person", broadcast * swing / online.relative(to: 1.connections),
        against: 13.million.perMinute / 4.million.times,
        from: "Slack, 2016: 13 million a minute at the peak, 4 million people")

  // What it must do.
  Requirement("An acknowledged message is never lost", .durability(99.999999999.percent))
  Requirement("Messages are in order", .order(per: "conversation"))

  // What it keeps: 300 bytes a message, and one cursor a member instead of a tick a message.
  let message = Record("message", key: "conversation, sequence", keeping: 1.year, [
    "conversation": 16.bytes, "sequence": 8.bytes, "sender": 8.bytes, "client id": 16.bytes,
    "body": 100.bytes, "at": 8.bytes, "row": 144.bytes,
  ]).immutable().holding(.personal)
  let kept = sent.carrying(message.size).over(1.year)
  let history = kept * 3.times
  let cursor = Record("cursor", key: "conversation, member", [
    "conversation": 16.bytes, "member": 8.bytes, "delivered": 8.bytes, "read": 8.bytes,
    "missed": 8.bytes,
  ]).indexed(by: "member", taking: 24.bytes)
  // Of two sessions of a user the one that began later stays, whichever is written last.
  let session = Record("session", key: "user", [
    "user": 8.bytes, "gateway": 16.bytes, "since": 8.bytes,
  ]).derived()
  let presence = Record("presence", key: "user", [
    "user": 8.bytes, "seen": 8.bytes, "gateway": 16.bytes, "watching gateways": 80.bytes,
  ]).derived()
  let lease = Record("lease", key: "gateway", ["gateway": 16.bytes, "until": 8.bytes]).derived()

  // What we would build; what a machine can do is to be measured before it is believed. Connections
  // are the first thing to run out of.
  let lines = 500.thousand.connections
  let line = assume("memory of a connection", 10.kilobytes,
                    from: "the brief; WhatsApp, 2012, had 24 kB or more")
  let frames = assume("frames a gateway can pass", 70_000.perSecond,
                      from: "a guess: WhatsApp, 2012, had 571,000 packets a second on one machine")
  let pace = 2_000.perSecond
  let enough = online.relative(to: lines)
  let fewest = online.relative(to: proven)
  let storm = lines.per(.minute)
  let gateways = 450
  // A phone is gone when it is five seconds late, a gateway when its lease, as long as a heartbeat
  // and renewed four times in it, has run out. Who watches is told in what is left of 30 seconds.
  let beat = 20.seconds
  let late = 5.seconds
  let gone = beat + late
  let leases = gateways.of("leases").per(beat / 4.times)
  let beats = online.each(1.message, per: beat)
  let slower = online.each(1.message, per: old)
  let pings = lines.each(1.message, per: beat)
  let restoring = 300.megabytesPerSecond * 600.times
  let third = online / 3.times
  let phone = Client("Phone", across: 3.regions)
  let door = LoadBalancer("Front door", instances: 150, each: 200_000.perSecond,
                          taking: 1.millisecond)
    .available(up)
  let sockets = Gateway("Sockets", instances: gateways, each: frames, taking: 1.millisecond)
    .available(up).memory(32.gigabytes).connections(lines, opening: 1_500.perSecond)
    .authenticating(.bearerToken, checking: "who it is; owners check who is a member")
    .limiting(to: 20.perSecond, by: "user")
    .remembering("connections, closed within half a day, which phones open again elsewhere")
  let owners = Service("Owners", instances: 1_260, each: 2_000.perSecond, taking: 4.milliseconds)
    .available(up)
    .remembering("a conversation's members, next sequence and last client ids, by lease")
  // It keeps a conversation by the month, so that no partition grows without end.
  let messages = Database("Messages", .wideColumn, shards: 600, replicas: 2, disk: 8.terabytes,
                          reads: 10_000.perSecond, writes: 5_000.perSecond, taking: 5.milliseconds)
    .available(up).partitioned(by: "conversation").replicating(.majority)
    .backedUp(every: 1.day, restoring: restoring)
  // A copy in each region, so that no courier waits for another region to learn where to go.
  let sessions = Cache("Sessions", shards: 48, replicas: 2, memory: 16.gigabytes,
                       each: 100_000.perSecond, taking: 500.microseconds)
    .available(up).holding(online, of: session).hitting(100.percent - absent)
    .expiring(after: 1.day, jitter: 10.percent).evicting(.refusing)
  let presences = Cache("Presence", shards: 24, memory: 16.gigabytes, each: 100_000.perSecond,
                        taking: 500.microseconds)
    .available(up).holding(people, of: presence).expiring(after: 1.day, jitter: 10.percent)
  let outbox = Stream("Outbox", partitions: 4_096, by: "conversation", keeping: 3.days,
                      replicas: 2, each: 1_000.perSecond, delivery: .atLeastOnce)
    .acknowledging(.allCopies).deadLetter(after: 20).available(up)
  let couriers = Worker("Couriers", instances: 630, each: pace).available(up)
  let rings = Queue("Rings", keeping: 1.day, replicas: 2, delivery: .atLeastOnce)
    .deadLetter(after: 5).available(up)
  let ringers = Worker("Ringers", instances: 150, each: 10_000.perSecond).available(up)
  let vendor = External("Push vendor", availability: 99.9.percent, taking: 100.milliseconds)
  Deployment(across: 3.zones.inEach(of: 3.regions), outside: .tls, inside: .mutualTLS,
             zone: zoneUp, region: regionUp)
  Requirement("Messages come at least once and show once", .delivery(.atLeastOnce), of: outbox)
  Requirement("Presence is fresh", .staleness(old), of: presences)

  // What happens.
  phone.staysConnected(to: sockets, through: door, count: online, memory: line,
                       heartbeat: beat, returningOver: 60.seconds)

  Flow("Connect", .frame("hello"), at: connects, p99: 1.second) {
    phone.calls(sockets, through: door, sending: 2.kilobytes, receiving: 3.kilobytes)
      .timeout(10.seconds)
    // Every copy has the session before the phone learns where it missed something.
    sockets.writes(session, to: sessions).timeout(300.milliseconds).roundTrip(apart)
      .optional(losing: "live delivery, until the next try")
    sockets.reads(20.of(cursor), from: messages, by: "member").timeout(300.milliseconds)
      .roundTrip(apart).optional(losing: "what it missed, until the next try")
  }

  // A heartbeat is counted as any other frame, though it costs less.
  Flow("Keep the line", .frame("ping"), at: beats / swing) {
    phone.calls(sockets, through: door, sending: 40.bytes, receiving: 40.bytes).timeout(5.seconds)
  }

  Flow("Send a message", .frame("send", key: "client id"), at: sent,
       availability: 99.95.percent, p99: 300.milliseconds) {
    phone.calls(owners, through: door, sockets, sending: message, receiving: 40.bytes)
      .timeout(5.seconds).roundTrip(apart)
    owners.writes(message, to: messages).timeout(1.second).retries(2).idempotent(by: "client id")
      .roundTrip(apart)
    messages.sends(message, to: outbox).optional(losing: "speed, while the log of changes waits")
    outbox.delivers(message, to: couriers).idempotent(by: "conversation, sequence")
    // Its members: two, or those of a group.
    couriers.reads(4.of(cursor), from: messages.replicas, by: "conversation")
      .timeout(100.milliseconds)
    // As if everyone were there; whose phone does not answer its gateway in time is away.
    couriers.reads(session, from: sessions, times: recipients).timeout(20.milliseconds)
    couriers.calls(sockets, sending: message, receiving: 40.bytes, times: recipients)
      .timeout(500.milliseconds).roundTrip(apart)
    sockets.pushes(message, to: phone, through: door, times: recipients)
    phone.calls(sockets, through: door, sending: 40.bytes, receiving: 0.bytes, times: recipients)
      .timeout(500.milliseconds).optional(losing: "live delivery, until it is back")
    // For who is away a courier notes where they missed something, once for as many messages as a
    // receipt covers, and then looks again, as they may be back.
    couriers.updates(cursor, in: messages, times: reached * absent / covered)
      .timeout(300.milliseconds).roundTrip(apart).idempotent(by: "conversation, member")
      .optional(losing: "where somebody missed something, until the next message")
    couriers.sends(200.bytes, to: rings, times: reached * absent).optional(losing: "a ring")
    rings.delivers(200.bytes, to: ringers, times: reached * absent)
      .idempotent(by: "conversation, sequence, member")
    ringers.calls(vendor, sending: 1.kilobyte, receiving: 100.bytes, times: reached * absent)
      .timeout(300.milliseconds).breaker()
  }
  .ordered(by: "conversation").completes(within: soon)

  Flow("Say what arrived", .frame("receipt"), at: receipts / covered) {
    phone.calls(owners, through: door, sockets, sending: cursor, receiving: 8.bytes)
      .timeout(5.seconds).roundTrip(apart)
    owners.updates(cursor, in: messages).timeout(200.milliseconds).roundTrip(apart)
      .idempotent(by: "conversation, member")
    owners.reads(session, from: sessions).timeout(20.milliseconds)
      .optional(losing: "the sender's ticks, until the next ones")
    owners.calls(sockets, sending: cursor, receiving: 8.bytes).timeout(500.milliseconds)
      .roundTrip(apart).optional(losing: "the sender's ticks, until the next ones")
    sockets.pushes(cursor, to: phone, through: door)
  }

  Flow("Catch up", .get("/v1/conversations/{id}/messages", pages: .cursor(50.messages)),
       at: connects, availability: 99.95.percent, p99: 400.milliseconds) {
    phone.calls(owners, through: door, sockets, sending: 200.bytes, receiving: 50.of(message))
      .timeout(3.seconds).roundTrip(apart)
    owners.reads(50.of(message), from: messages, by: "conversation").timeout(300.milliseconds)
      .roundTrip(apart)
  }

  Flow("Come and go", .frame("presence"), at: changed) {
    phone.calls(sockets, through: door, sending: 60.bytes, receiving: 8.bytes).timeout(2.seconds)
    sockets.updates(presence, in: presences).timeout(300.milliseconds).roundTrip(apart)
      .optional(losing: "the green dot")
    sockets.calls(sockets, sending: presence, receiving: 8.bytes, times: watching)
      .timeout(500.milliseconds).roundTrip(apart).optional(losing: "the green dot")
    sockets.pushes(presence, to: phone, through: door, times: watching)
  }

  // Who looks has its gateway put among those that are told; one told in vain takes itself out.
  Flow("Look who is there", .frame("watch"), at: people.each(glances, per: .day)) {
    phone.calls(sockets, through: door, sending: 60.bytes, receiving: presence).timeout(2.seconds)
    sockets.updates(presence, in: presences).timeout(300.milliseconds).roundTrip(apart)
      .optional(losing: "the green dot")
  }

  // A gateway that dies takes all its green dots with it: the others read that its lease ran out.
  Flow("Keep the lease", at: leases, peak: 1.times) {
    sockets.updates(lease, in: presences).timeout(1.second).retries(2)
      .optional(losing: "the green dots of one gateway")
    sockets.reads(gateways.of(lease), from: presences, hit: 100.percent).timeout(1.second)
      .optional(losing: "news of the other gateways")
  }

  // Why it is so.
  Decision("Connections", chosen: "half a million a machine", over: "two million, as is possible",
           because: "\(enough) machines hold them, not \(fewest), and each that dies hurts less")
  Decision("Spare gateways", chosen: "half as many again", over: "just enough",
           because: "with a region gone \(enough) must still hold everyone")
  Decision("Memory", chosen: "10 kB a connection, kept small", over: "a thread for each",
           because: "\(online.each(line)) over all gateways is little; a megabyte each is not")
  Decision("Heartbeats", chosen: "every 20 seconds while the app is open", over: "every 30 seconds",
           because: "at \(beats), not \(slower), a lost phone is gone in \(gone), not after \(old)")
  Decision("Leases", chosen: "one a gateway, for all it holds",
           over: "each heartbeat noted",
           because: "\(presences) notes \(leases), not \(beats); \(pings) are one gateway's")
  Decision("Order", chosen: "a sequence from the conversation's owner", over: "clocks",
           "a counter in the store",
           because: "clocks disagree, and a counter costs each of \(sent) another \(apart)")
  Decision("Two owners",
           chosen: "a lease in the store, needed to acknowledge, and an epoch in each sequence",
           over: "a conditional write each",
           because: "that costs each of \(sent) another \(apart), and a lease only its renewals")
  Decision("Acknowledgement", chosen: "once a majority has it", over: "once the gateway has it",
           because: "an acknowledged message must outlive any machine")
  Decision("Receipts", chosen: "one cursor a member, ten messages at a time",
           over: "a row a message and member",
           because: "receipts at \(receipts) outnumber messages at \(sent)")
  Decision("Groups", chosen: "deliver to each member, in the largest too", over: "let all pull",
           because: "one courier reaches \(largest) in \(largest.at(pace * reached))")
  Decision("Presence", chosen: "told to whoever is looking", over: "told to every contact",
           because: "it is \(changed * watching); told to all, as once at Slack, \(broadcast)")
  Decision("Coming and going", chosen: "told some seconds later, if still so",
           over: "told at once",
           because: "lines come back at \(connects), but people come and go at \(changed)")
  Decision("History", chosen: "kept for a year", over: "deleted once delivered",
           because: "a new phone shows it, and three copies of a year are \(history)")

  // What will go wrong.
  Failure(oneOf: sockets, effect: "at most \(lines) lose their line, and come back at \(storm)",
          response: "after a random wait, each from its last sequence", within: 1.minute)
  Failure(oneOf: owners, effect: "its conversations wait for another owner",
          response: "the next waits out its lease, begins an epoch and reads the latest messages",
          within: 5.seconds)
  Failure(of: sessions, effect: "\(couriers) cannot find the gateways",
          response: "\(couriers) wait; gateways write what they hold, \(online.per(.minute))",
          within: 1.minute)
    .degrades("Connect", "Send a message", "Say what arrived")
  Failure(of: outbox, effect: "messages are stored and not delivered",
          response: "the log of \(messages) waits, and phones fetch them by \(flow: "Catch up")")
    .degrades("Send a message")
  Failure(of: messages, effect: "nothing is acknowledged; phones keep messages to send again",
          response: "\(kept) come back in \(kept.at(restoring)), and the last day from \(outbox)",
          losing: 1.minute, within: 6.hours)
    .stops("Send a message", "Say what arrived", "Catch up").degrades("Connect")
  Failure(of: presences, effect: "nobody is seen to be there",
          response: "messages do not notice, and gateways write what they hold", within: 2.minutes)
    .degrades("Come and go", "Look who is there", "Keep the lease")
  Failure(of: vendor, effect: "phones that are away do not ring",
          response: "\(ringers) stop taking, and \(rings) keeps what is worth ringing for a day")
    .degrades("Send a message")
  Failure(of: .zone, effect: "a ninth of the connections open again elsewhere",
          response: "the other gateways have room for them", within: 1.minute)
    .degrades("Come and go", "Look who is there", "Keep the lease")
  Failure(of: .region, effect: "a third of all connections, \(third), is gone",
          response: "gateways let back \(third.per(10.minutes)), which \(owners) can bear",
          losing: 0.seconds, within: 10.minutes)
    .degrades("Come and go", "Look who is there", "Keep the lease")
}
