/// How many servers keep most arrivals from waiting.
public enum Staffing {
  /// The rule of the square root: c = a + β √a.
  ///
  /// Source: Halfin and Whitt, Heavy-traffic limits for queues with many exponential servers, 1981.
  ///
  /// - Parameters:
  ///   - load: a, in servers kept busy; 0 or more.
  ///   - comfort: β; 0 or more. 1 lets about 22 % of arrivals wait.
  /// - Returns: servers, not rounded.
  public static func squareRoot(load: Double, comfort: Double) throws(Refusal) -> Double {
    let load = try load.notNegative("load")
    return try load + comfort.notNegative("comfort") * load.squareRoot()
  }

  /// The fewest servers before which no more than a share of arrivals waits, by Erlang's C.
  ///
  /// - Parameters:
  ///   - load: a, in servers kept busy; 0 to 1e9.
  ///   - waiting: the most that may wait; above 0 and below 1.
  /// - Returns: 1 or more, always more than the load.
  public static func fewest(load: Double, waiting: Double) throws(Refusal) -> Int {
    let (load, waiting) = (
      try load.notNegative("load"), try waiting.strictShare("share that waits")
    )
    guard load <= 1e9 else { throw Refusal("load", load, wanted: "1e9 or less") }
    // C falls as servers are added: double the room above the load, then halve the doubt.
    var low = Int(load)
    var room = max(1, Int(load.squareRoot()))
    while try Erlang.waiting(servers: low + room, load: load) > waiting {
      (low, room) = (low + room, room * 2)
    }
    var high = low + room
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try Erlang.waiting(servers: middle, load: load) > waiting {
        low = middle
      } else {
        high = middle
      }
    }
    return high
  }
}
