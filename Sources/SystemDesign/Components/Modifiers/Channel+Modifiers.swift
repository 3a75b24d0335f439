extension Channel {
  /// Puts aside a message that failed so many times.
  public func deadLetter(after attempts: Int, to queue: Queue? = nil) -> Self {
    with {
      $0.messaging.deadLetter = DeadLetter(after: attempts, to: queue?.part.id)
      if let queue { $0.relatives.append(queue.part) }
    }
  }
  /// What has happened when it says "taken".
  public func acknowledging(_ when: Acknowledgement) -> Self {
    with { $0.messaging.acknowledgement = when }
  }
  /// What survives a loss of power or of a machine.
  public func durable(_ how: Durability) -> Self { with { $0.storage.durability = how } }
}
