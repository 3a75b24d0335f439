import SystemDesign

extension ObjectShape<Capacity> {
  static let capacity = ObjectShape(
    Capacity(),
    [
      .may("each", \.each, .quantity, "One instance takes so many requests or messages."),
      .may("reads", \.reads, .quantity, "One instance answers so many reads."),
      .may(
        "writes", \.writes, .quantity, "One instance takes, or as a worker makes, so many writes."),
      .may("serviceTime", \.serviceTime, .quantity, "One request keeps an instance this long."),
      .may(
        "variation", \.variation, .quantity,
        "The standard deviation of service times is so many times their mean."),
      .may("cores", \.cores, .whole, "One instance has so many processor cores; at least one."),
      .may("computing", \.computing, .quantity, "One request keeps one core this long."),
      .may("memory", \.memory, .quantity, "One instance has this much memory."),
      .may(
        "memoryPerRequest", \.memoryPerRequest, .quantity,
        "One request takes this much memory while it is worked on."),
      .may("disk", \.disk, .quantity, "One instance has this much disk."),
      .may("network", \.network, .quantity, "One instance has a network this fast."),
      .may("connections", \.connections, .quantity, "One instance takes so many connections."),
      .may("opening", \.opening, .quantity, "One instance opens so many new connections."),
      .may(
        "concurrency", \.concurrency, .quantity, "One instance works on so many requests at a time."
      ),
      .may(
        "waiting", \.waiting, .quantity,
        "No more than this share of the requests waits for a place at the peak."),
      .may("largest", \.largest, .whole, "The component grows to so many instances by itself."),
      .may("measured", \.measured, .scalingTest, "A load test found this."),
      .may(
        "expected", \.expected, .quantity,
        "All instances together were measured or promised to receive this rate."),
    ])
}

extension ObjectShape<Storage> {
  static let storage = ObjectShape(
    Storage(),
    [
      .may("model", \.model, .word, "The store is good at data of this shape."),
      .may("partitionKey", \.partitionKey, .text, "This field decides which shard a record is on."),
      .may(
        "distinctKeys", \.distinctKeys, .quantity, "The partition key has so many different values."
      ),
      .may(
        "topKeyShare", \.topKeyShare, .quantity,
        "The most wanted value of the partition key takes this share of the load."),
      .may("partitioning", \.partitioning, .partitioning, "Keys find their shard like this."),
      .may("replication", \.replication, .replication, "A write counts as written at this point."),
      .may("durability", \.durability, .durability, "What was written survives like this."),
      .may("failover", \.failover, .failover, "The loss of the primary is answered like this."),
      .may("backup", \.backup, .backup, "Copies are kept out of reach like this."),
      .may("keeping", \.keeping, .quantity, "A record may grow this old."),
      .may("archive", \.archive, .archive, "Older records go there."),
      .may(
        "indexOverhead", \.indexOverhead, .quantity,
        "Indexes and bookkeeping take this share of the records beside them."),
      .may("fill", \.fill, .quantity, "At most this share of disk or memory is used on purpose."),
      .list("stocks", \.stocks, .stock, "These records are there whatever the flows write."),
      .may(
        "parameterised", \.parameterised, .flag,
        "Whether queries are never built from what a user typed; unknown where it is not said."),
    ])
}

extension ObjectShape<Caching> {
  static let caching = ObjectShape(
    Caching(),
    [
      .may("hit", \.hit, .quantity, "The cache answers this share of reads itself."),
      .may("popularity", \.popularity, .popularity, "Requests fall on items this unevenly."),
      .may("distinct", \.distinct, .quantity, "So many different items are asked for."),
      .may("eviction", \.eviction, .word, "This entry leaves when the cache is full."),
      .may("expiry", \.expiry, .quantity, "An entry lives this long."),
      .may("jitter", \.jitter, .quantity, "Lifetimes differ from each other by this share."),
      .flag("coalesces", \.coalesces, "Whether equal misses are asked once."),
      .may(
        "staleFor", \.staleFor, .quantity, "An expired entry may be given for this much longer."),
      .flag("readsThrough", \.readsThrough, "Whether the cache fetches what it lacks itself."),
      .flag(
        "isOwn", \.isOwn,
        "Whether each machine that reads it has its own, filled by what that machine asks for."),
    ])
}

extension ObjectShape<Messaging> {
  static let messaging = ObjectShape(
    Messaging(),
    [
      .may("partitions", \.partitions, .whole, "The stream has so many partitions; at least one."),
      .may(
        "partitionKey", \.partitionKey, .text, "This field decides which partition a message is on."
      ),
      .may("keeping", \.keeping, .quantity, "Messages stay this long."),
      .may("delivery", \.delivery, .word, "A message may arrive this often."),
      .may("deadLetter", \.deadLetter, .deadLetter, "Messages that fail again and again go there."),
      .may(
        "acknowledgement", \.acknowledgement, .word,
        "This has happened when the channel says that it took a message."),
    ])
}

extension ObjectShape<Protection> {
  static let protection = ObjectShape(
    Protection(),
    [
      .list("limits", \.limits, .limit, "One caller may come no more often than these say."),
      .may(
        "authentication", \.authentication, .authentication, "Callers prove who they are like this."
      ),
      .may("check", \.check, .text, "This is checked besides who the caller is."),
      .may("transport", \.transport, .word, "Bytes reach the component protected like this."),
      .may(
        "shedsAbove", \.shedsAbove, .quantity, "The component refuses what comes above this rate."),
      .may(
        "sticky", \.isSticky, .flag,
        "Whether one caller always meets the same instance; unknown where it is not said."),
      .may(
        "localState", \.localState, .text,
        "The instance keeps this between requests, and other instances do not have it."),
      .may(
        "checksHealth", \.checksHealth, .flag,
        "Whether an instance is asked for its health before it is sent traffic; unknown where it is not said."
      ),
      .may(
        "rendersUserContent", \.rendersUserContent, .text,
        "Text by other users is made harmless like this before it is shown."),
      .flag(
        "telemetry", \.isTelemetry,
        "Whether the component exists to be watched or to switch features."),
      .flag("internal", \.isInternal, "Whether the component is reached from inside only."),
    ])
}

extension ObjectShape<Faults> {
  static let faults = ObjectShape(
    Faults(),
    [
      .may(
        "availability", \.availability, .quantity,
        "One instance, or a managed service as a whole, is there for this share of the time."),
      .may(
        "between", \.between, .quantity,
        "An instance runs this long between two failures, repairs not counted."),
      .may("repair", \.repair, .quantity, "A failed instance is back after this time."),
      .may("needed", \.needed, .whole, "So many instances must be up whatever the load."),
      .may(
        "maintenance", \.maintenance, .maintenance, "The component is away on purpose this often."),
      .may("rollout", \.rollout, .text, "New versions and settings reach the instances like this."),
      .may("common", \.common, .quantity, "This share of failures takes all instances at once."),
    ])
}
