/// How much faster many are than one, where some of the work must be done alone.
public enum ScalingLaws {
  /// The same work on more machines, by Amdahl: 1 ÷ ((1 − p) + p ÷ n).
  ///
  /// Source: Amdahl, Validity of the single processor approach, 1967.
  ///
  /// - Parameters:
  ///   - parallel: p, the share of the work that can be shared out; 0 to 1.
  ///   - machines: n; 1 or more.
  /// - Returns: how many times as fast as one; at most 1 ÷ (1 − p).
  public static func amdahl(parallel: Double, machines: Double) throws(Refusal) -> Double {
    let (parallel, machines) = (
      try parallel.share("parallel share"), try machines.atLeast(1, "number of machines")
    )
    return 1 / (1 - parallel + parallel / machines)
  }

  /// More work on more machines in the same time, by Gustafson: (1 − p) + p n.
  ///
  /// Source: Gustafson, Reevaluating Amdahl's law, 1988.
  ///
  /// - Parameters:
  ///   - parallel: p, the share of the time on all machines that is shared out; 0 to 1.
  ///   - machines: n; 1 or more.
  /// - Returns: how many times as much work.
  public static func gustafson(parallel: Double, machines: Double) throws(Refusal) -> Double {
    let (parallel, machines) = (
      try parallel.share("parallel share"), try machines.atLeast(1, "number of machines")
    )
    return 1 - parallel + parallel * machines
  }
}
