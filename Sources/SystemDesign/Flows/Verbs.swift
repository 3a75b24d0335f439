extension Caller {
  /// Calls another and waits for the answer.
  public func calls(
    _ other: any Callable, through passages: any Passage..., sending: (any Payload)? = nil,
    receiving: (any Payload)? = nil, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    calls(
      other, through: passages, sending: sending, receiving: receiving, times: times, file: file,
      line: line, column: column)
  }

  /// Calls another through each of these and waits for the answer.
  public func calls(
    _ other: any Callable, through passages: [any Passage], sending: (any Payload)? = nil,
    receiving: (any Payload)? = nil, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .calls, from: part, to: other.part, passages: passages.map(\.part),
      sending: sending?.content, receiving: receiving?.content, times: times.multiplicity,
      origin: Origin(file, line, column))
  }

  /// Reads and waits; what a cache does not have comes from the store behind it.
  public func reads(
    _ what: any Payload, from holder: any Readable, else store: (any Source)? = nil,
    hit: Ratio? = nil, by field: String? = nil, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    var facts = HopFacts()
    facts.store = store?.part
    facts.hit = hit
    facts.field = field
    facts.fromReplica = holder is Replicas
    facts.storeFromReplica = store is Replicas
    return Hop(
      verb: .reads, from: part, to: holder.part, receiving: what.content,
      times: times.multiplicity, facts: facts, origin: Origin(file, line, column))
  }

  /// Writes something new and waits until it counts as written.
  public func writes(
    _ what: any Payload, to store: any Writable, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .writes, from: part, to: store.part, sending: what.content, times: times.multiplicity,
      origin: Origin(file, line, column))
  }

  /// Changes what is there and waits until it counts as written; storage does not grow.
  public func updates(
    _ what: any Payload, in store: any Writable, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .updates, from: part, to: store.part, sending: what.content, times: times.multiplicity,
      origin: Origin(file, line, column))
  }

  /// Takes away what is there and waits until it is gone; only its key travels.
  public func deletes(
    _ what: Record, from store: any Writable, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .deletes, from: part, to: store.part,
      sending: Content(size: what.keySize, record: what, count: 1.item),
      times: times.multiplicity, origin: Origin(file, line, column))
  }

  /// Makes a cache forget, and waits until it has.
  public func invalidates(
    _ what: any Payload, in cache: any Copying, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .invalidates, from: part, to: cache.part, sending: what.content,
      times: times.multiplicity, origin: Origin(file, line, column))
  }

  /// Turns a name into an address, and waits.
  public func looksUp(
    _ names: DNS, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .looksUp, from: part, to: names.part, times: times.multiplicity,
      origin: Origin(file, line, column))
  }
}
