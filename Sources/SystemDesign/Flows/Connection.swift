/// Connections that clients keep open, so that the system can speak first.
public struct Connection: Sendable {
  /// Who keeps them open.
  public let from: Part
  /// What holds them.
  public let to: Part
  /// What they pass through.
  public let passages: [Part]
  /// How many are open at the peak.
  public let count: Count
  /// What each costs the holder.
  public let memory: DataSize?
  /// How often each says that it is alive.
  public let heartbeat: Period?
  /// Over how long clients spread their return when an instance is lost.
  public let returning: Period?
  /// Where it was said.
  public let origin: Origin

  /// Open connections, with everything said about them.
  public init(
    from: Part, to: Part, passages: [Part], count: Count, memory: DataSize?, heartbeat: Period?,
    returning: Period?, origin: Origin
  ) {
    self.from = from
    self.to = to
    self.passages = passages
    self.count = count
    self.memory = memory
    self.heartbeat = heartbeat
    self.returning = returning
    self.origin = origin
  }
}

extension Client {
  /// Keeps connections open: how many at the peak, and what each costs.
  public func staysConnected(
    to gateway: any Callable, through passages: any Passage..., count: Count,
    memory: DataSize? = nil, heartbeat: Period? = nil, returningOver returning: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Connection {
    staysConnected(
      to: gateway, through: passages, count: count, memory: memory, heartbeat: heartbeat,
      returningOver: returning, file: file, line: line, column: column)
  }

  /// Keeps connections open through each of these.
  public func staysConnected(
    to gateway: any Callable, through passages: [any Passage], count: Count,
    memory: DataSize? = nil, heartbeat: Period? = nil, returningOver returning: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Connection {
    Connection(
      from: part, to: gateway.part, passages: passages.map(\.part), count: count, memory: memory,
      heartbeat: heartbeat, returning: returning, origin: Origin(file, line, column))
  }
}
