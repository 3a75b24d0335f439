/// What connections that stay open cost those who hold them.
public enum ConnectionLoad {
  /// The memory they take: connections × bytes of each.
  ///
  /// - Parameters:
  ///   - connections: how many are open; 0 or more.
  ///   - bytes: what one costs, in bytes; 0 or more.
  /// - Returns: bytes.
  public static func memory(of connections: Double, each bytes: Double) throws(Refusal) -> Double {
    try connections.notNegative("number of connections")
      * bytes.notNegative("memory of a connection")
  }

  /// The most that one machine's memory holds, rounded down: memory ÷ bytes of each.
  public static func most(in memory: Double, each bytes: Double) throws(Refusal) -> Double {
    try (memory.notNegative("memory") / bytes.positive("memory of a connection")).rounded(.down)
  }

  /// The signs of life that arrive each second: connections ÷ period.
  ///
  /// - Parameters:
  ///   - connections: how many are open; 0 or more.
  ///   - period: how often each says that it is alive, in seconds; more than 0.
  public static func heartbeats(
    of connections: Double, every period: Double
  ) throws(Refusal) -> Double {
    try connections.notNegative("number of connections") / period.positive("heartbeat")
  }
}
