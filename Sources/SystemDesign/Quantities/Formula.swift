/// The expression that made a quantity, kept so that it can be shown, sampled and worked out again.
///
/// An immutable reference, not an enum: a range named once and used twice is one unknown, and
/// only its identity can say so. Identity also keeps the exported table of nodes small.
public final class Formula: Sendable {
  /// What an expression does with its parts.
  public enum Operation: Sendable {
    case literal(Double, Unit)
    /// A guess: nine times in ten it lies between the two.
    case range(Formula, Formula)
    case assumption(String, Formula, source: String?, origin: Origin)
    /// A step on the way that has a name of its own.
    case named(String, Formula)
    case sum(Formula, Formula)
    case difference(Formula, Formula)
    case product(Formula, Formula)
    case quotient(Formula, Formula)
    case smaller(Formula, Formula)
    case larger(Formula, Formula)
    case roundedUp(Formula)
    case function(Function, [Formula])
  }

  /// A function with a name, because no operator says it.
  public enum Function: String, Sendable, CaseIterable {
    /// Those that a design can say; the others stand in what is worked out from one.
    public static let allCases: [Function] = [.meanUpTo, .limitForMean, .growth, .anyMiss]

    /// The mean audience, counting only audiences up to a limit: mean, largest, limit.
    case meanUpTo = "mean up to a limit"
    /// The limit up to which the mean audience comes to a number: mean, largest, that number.
    case limitForMean = "limit for a mean"
    /// The share of audiences that are larger than a limit: mean, largest, limit.
    case shareAbove = "share above a limit"
    /// How many years' worth of the first year's rate pass when the rate grows by a share each
    /// year: the share, the start and the end in years.
    case growth = "growth"
    /// How often a call for several items finds at least one missing: the hit ratio, the items.
    case anyMiss = "any of them missing"
    /// The share of requests that a cache answers which forgets what was not asked for the longest:
    /// the items that fit, the items there are, the slope of their popularity.
    case hitsBySize = "hit ratio by size"
    /// The share of requests that find an entry before it expires: the requests to the cache while one
    /// lives, the items there are, the slope of their popularity.
    case hitsByExpiry = "hit ratio by expiry"
    /// The share of what one cache lacks that the next one has, which holds all that the first does:
    /// the hit ratio of the next one if it were asked alone, and of the first.
    case hitsBehind = "hit ratio behind another cache"
    /// How many items must fit for a hit ratio: the ratio, the items there are, the slope.
    case itemsToHold = "items to hold"
    /// The share of requests for the most wanted: how many of them, the items there are, the slope.
    case topShare = "share of the most wanted"
    /// The slope of a popularity that gives a share of requests to a share of the items: the share of
    /// requests, the share of items, the items there are.
    case slope = "slope of the popularity"
    /// The odds that two of those drawn at random are the same: how many are drawn, of how many.
    case collision = "odds of a collision"
    /// How long an answer takes: the share of answers that must be faster, or 0 for the mean, and eleven
    /// numbers for each station it passes.
    case response = "response time"
    /// The share of hedged requests that are sent twice: 0, and the numbers of each station they pass.
    case sentTwice = "share sent twice"
    /// What a fixed number of callers gets: 0 for answers a second and 1 for the time of an answer, the
    /// callers, their pause, and three numbers for each station.
    case closed = "closed workload"
    /// The fewest servers before which no more than a share waits: the servers kept busy, the share.
    case staffing = "servers for a share that waits"
  }

  /// What it does.
  public let operation: Operation
  /// What the result measures.
  public let dimension: Dimension
  /// How many expressions stand within each other, itself counted: one for a literal.
  ///
  /// Who reads designs refuses what would overflow the stack of those that walk it.
  public let depth: Int

  /// The number it is, in base units, where it is one and no more.
  package let number: Double?

  /// An expression of a dimension.
  public init(_ operation: Operation, _ dimension: Dimension) {
    self.operation = operation
    self.dimension = dimension
    var deepest = 0
    operation.eachPart { deepest = max(deepest, $0.depth) }
    depth = 1 + deepest
    number =
      if case .literal(let value, let unit) = operation { value * unit.factor } else { nil }
  }

  /// The expressions it is made of, in the order they were written.
  public var parts: [Formula] { operation.parts }

  /// Tells of each expression it is made of, in the order they were written.
  package func eachPart(_ tell: (Formula) -> Void) { operation.eachPart(tell) }
}

extension Formula.Operation {
  /// The expressions it is about, in the order they were written.
  var parts: [Formula] {
    switch self {
    case .literal: []
    case .assumption(_, let inner, _, _), .named(_, let inner), .roundedUp(let inner): [inner]
    case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
      .product(let a, let b), .quotient(let a, let b), .smaller(let a, let b),
      .larger(let a, let b):
      [a, b]
    case .function(_, let inputs): inputs
    }
  }

  // Without a list: some hundred thousand expressions are made for a thousand components.
  fileprivate func eachPart(_ tell: (Formula) -> Void) {
    switch self {
    case .literal: break
    case .assumption(_, let inner, _, _), .named(_, let inner), .roundedUp(let inner): tell(inner)
    case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
      .product(let a, let b), .quotient(let a, let b), .smaller(let a, let b),
      .larger(let a, let b):
      tell(a)
      tell(b)
    case .function(_, let inputs): inputs.forEach(tell)
    }
  }
}

/// The word a literal was written with, and how many base units one of it is.
public struct Unit: Sendable, Hashable {
  /// The word.
  public let name: String
  /// How many base units: bytes, seconds, one a second, dollars.
  public let factor: Double

  /// A word for so many base units.
  public init(_ name: String, _ factor: Double = 1) {
    self.name = name
    self.factor = factor
  }
}
