import SystemDesign

extension ObjectShape<Capacity> {
  static let capacity = ObjectShape(
    Capacity(),
    [
      .may("each", \.each, .quantity),
      .may("reads", \.reads, .quantity),
      .may("writes", \.writes, .quantity),
      .may("serviceTime", \.serviceTime, .quantity),
      .may("memory", \.memory, .quantity),
      .may("disk", \.disk, .quantity),
      .may("network", \.network, .quantity),
      .may("connections", \.connections, .quantity),
      .may("concurrency", \.concurrency, .quantity),
      .may("largest", \.largest, .whole),
      .may("expected", \.expected, .quantity),
    ])
}

extension ObjectShape<Storage> {
  static let storage = ObjectShape(
    Storage(),
    [
      .may("model", \.model, .word),
      .may("partitionKey", \.partitionKey, .text),
      .may("distinctKeys", \.distinctKeys, .quantity),
      .may("topKeyShare", \.topKeyShare, .quantity),
      .may("partitioning", \.partitioning, .partitioning),
      .may("replication", \.replication, .replication),
      .may("durability", \.durability, .durability),
      .may("failover", \.failover, .failover),
      .may("backup", \.backup, .backup),
      .may("keeping", \.keeping, .quantity),
      .may("archive", \.archive, .archive),
      .may("indexOverhead", \.indexOverhead, .quantity),
      .may("fill", \.fill, .quantity),
      .list("stocks", \.stocks, .stock),
      .may("parameterised", \.parameterised, .flag),
    ])
}

extension ObjectShape<Caching> {
  static let caching = ObjectShape(
    Caching(),
    [
      .may("hit", \.hit, .quantity),
      .may("popularity", \.popularity, .popularity),
      .may("distinct", \.distinct, .quantity),
      .may("eviction", \.eviction, .word),
      .may("expiry", \.expiry, .quantity),
      .may("jitter", \.jitter, .quantity),
      .flag("coalesces", \.coalesces),
      .may("staleFor", \.staleFor, .quantity),
      .flag("readsThrough", \.readsThrough),
    ])
}

extension ObjectShape<Messaging> {
  static let messaging = ObjectShape(
    Messaging(),
    [
      .may("partitions", \.partitions, .whole),
      .may("partitionKey", \.partitionKey, .text),
      .may("keeping", \.keeping, .quantity),
      .may("delivery", \.delivery, .word),
      .may("deadLetter", \.deadLetter, .deadLetter),
      .may("acknowledgement", \.acknowledgement, .word),
    ])
}

extension ObjectShape<Protection> {
  static let protection = ObjectShape(
    Protection(),
    [
      .list("limits", \.limits, .limit),
      .may("authentication", \.authentication, .authentication),
      .may("check", \.check, .text),
      .may("transport", \.transport, .word),
      .may("shedsAbove", \.shedsAbove, .quantity),
      .may("sticky", \.isSticky, .flag),
      .may("localState", \.localState, .text),
      .may("checksHealth", \.checksHealth, .flag),
      .may("rendersUserContent", \.rendersUserContent, .text),
      .flag("telemetry", \.isTelemetry),
      .flag("internal", \.isInternal),
    ])
}

extension ObjectShape<Faults> {
  static let faults = ObjectShape(
    Faults(),
    [
      .may("availability", \.availability, .quantity),
      .may("between", \.between, .quantity),
      .may("repair", \.repair, .quantity),
      .may("needed", \.needed, .whole),
      .may("maintenance", \.maintenance, .maintenance),
      .may("rollout", \.rollout, .text),
      .may("common", \.common, .quantity),
    ])
}
