import RealModule

/// The availability of things that are needed together, or of which some are enough.
///
/// Every formula takes failures to be independent of each other, which a shared zone or a bad
/// configuration breaks: say so beside the number. Source: Beyer, Jones, Petoff and Murphy, Site
/// Reliability Engineering, 2016, chapter 3.
public enum Parallel {
  /// All are needed: the product.
  public static func series(_ availabilities: [Double]) throws(Refusal) -> Double {
    var product = 1.0
    for availability in availabilities { product *= try availability.share("availability") }
    return product
  }

  /// At least so many of them are needed: the sum of C(n,i) a^i (1−a)^(n−i) from k to n.
  ///
  /// - Parameters:
  ///   - needed: k; from 0 to `count`.
  ///   - count: n; from 1 to 10,000.
  ///   - each: a; 0 to 1.
  public static func availability(
    needing needed: Int, of count: Int, each: Double
  ) throws(Refusal) -> Double {
    let (count, each) = (try count.countable("number"), try each.share("availability"))
    guard count <= 10_000 else {
      throw Refusal("number", Double(count), wanted: "10,000 or fewer")
    }
    guard needed >= 0, needed <= count else {
      throw Refusal("number needed", Double(needed), wanted: "from 0 to \(count)")
    }
    // Added up from the term of all of them: each is the last one times a ratio, so that no factorial
    // is formed. Where that term is below the smallest number, logarithms are.
    let failing = 1 - each
    if failing == 0 { return 1 }
    if each == 0 { return needed == 0 ? 1 : 0 }
    var logarithm = Double(count) * Double.log(each)
    var sum = 0.0
    let step = Double.log(failing) - Double.log(each)
    for up in stride(from: count, through: needed, by: -1) {
      sum += Double.exp(logarithm)
      logarithm += Double.log(Double(up) / Double(count - up + 1)) + step
    }
    return min(1, sum)
  }

  /// The share of time a thing is there that runs and is repaired in turn: MTBF ÷ (MTBF + MTTR).
  ///
  /// - Parameters:
  ///   - between: how long it runs until it fails, in any unit; more than 0.
  ///   - repair: how long it is away then, in the same unit; 0 or more.
  public static func availability(
    running between: Double, repair: Double
  ) throws(Refusal) -> Double {
    let between = try between.positive("time between failures")
    return try between / (between + repair.notNegative("time to repair"))
  }

  /// The time a target lets it be away, in the unit of the stretch: (1 − A) × stretch.
  ///
  /// - Parameters:
  ///   - target: A; 0 to 1.
  ///   - stretch: the time it is asked for; 0 or more.
  public static func errorBudget(
    of target: Double, over stretch: Double
  ) throws(Refusal) -> Double {
    try (1 - target.share("target")) * stretch.notNegative("stretch of time")
  }
}
