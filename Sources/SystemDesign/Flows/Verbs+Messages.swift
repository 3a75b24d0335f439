extension Caller {
  /// Hands a message over and does not wait for it to be handled.
  public func sends(
    _ what: any Payload, to receiver: any Receiver, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .sends, from: part, to: receiver.part, sending: what.content,
      times: times.multiplicity, origin: Origin(file, line, column))
  }

  /// Sends to a client over a connection the client keeps open.
  public func pushes(
    _ what: any Payload, to client: Client, through passages: any Passage...,
    times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    pushes(
      what, to: client, through: passages, times: times, file: file, line: line, column: column)
  }

  /// Sends to a client through each of these, over a connection the client keeps open.
  public func pushes(
    _ what: any Payload, to client: Client, through passages: [any Passage],
    times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .pushes, from: part, to: client.part, passages: passages.map(\.part),
      sending: what.content, times: times.multiplicity, origin: Origin(file, line, column))
  }
}

extension Channel {
  /// Gives a message to whoever works on it.
  public func delivers(
    _ what: any Payload, to worker: any Receiver, inBatchesOf batch: Int? = nil,
    times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    var facts = HopFacts()
    facts.batch = batch
    return Hop(
      verb: .delivers, from: part, to: worker.part, sending: what.content,
      times: times.multiplicity, facts: facts, origin: Origin(file, line, column))
  }
}

extension Database {
  /// Sends its log of changes, so that a write and its message cannot part.
  public func sends(
    _ what: any Payload, to channel: any Channel, times: any Multiplicity = 1.times,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Hop {
    Hop(
      verb: .sends, from: part, to: channel.part, sending: what.content,
      times: times.multiplicity, origin: Origin(file, line, column))
  }
}
