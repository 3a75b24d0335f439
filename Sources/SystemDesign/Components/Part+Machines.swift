extension Part {
  /// Whether it is data, so that its machines are shards times copies.
  public var isStore: Bool {
    switch kind {
    case .cache, .database, .searchIndex, .queue, .stream: true
    case .client, .timer, .dns, .cdn, .loadBalancer, .gateway, .service, .worker, .objectStore,
      .external:
      false
    }
  }

  /// Whether somebody else runs it, so that it counts as one whole service.
  public var isManaged: Bool {
    switch kind {
    case .dns, .cdn, .external, .objectStore: true
    default: false
    }
  }

  /// Whether it is where work comes from rather than a part that can fail.
  public var isOrigin: Bool { kind == .client || kind == .timer }

  /// The machines that hold each shard: the primary and its replicas, or one for each piece that an
  /// erasure code cuts; one for all else.
  public var copiesOfData: Int {
    guard isStore else { return 1 }
    if case .erasure(let data, let spare) = storage.replication {
      return max(data, 1).adding(max(spare, 0))
    }
    return max(copies, 0).adding(1)
  }

  /// The machines it stands on; a store has shards times copies.
  public var machines: Int { instances.multiplying(copiesOfData) }
}

// A number of any size may stand in a design, and none may stop the reader.
extension Int {
  fileprivate func adding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? Int.max : sum
  }

  fileprivate func multiplying(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? Int.max : product
  }
}
