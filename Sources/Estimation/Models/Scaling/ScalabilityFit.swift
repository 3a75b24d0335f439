/// The universal scalability law that comes closest to measured pairs, for use among them only.
///
/// Least squares of the throughput. With no bound touched, γ follows from σ and κ and these from Gauss
/// and Newton's steps, begun where N ÷ X is a polynomial. A coefficient that would be negative is held
/// at zero and the rest fitted again, with a note.
public struct ScalabilityFit: Sendable, Equatable {
  /// One measurement.
  public struct Point: Sendable, Equatable {
    /// How many machines or clients there were; 1 or more.
    public let count: Double
    /// What they did, a second; more than 0.
    public let throughput: Double

    /// A measurement.
    public init(count: Double, throughput: Double) {
      self.count = count
      self.throughput = throughput
    }
  }

  /// The law.
  public let law: UniversalScalability
  /// The largest number that was measured.
  public let largest: Double
  /// The share of the variance that the law explains; at most 1.
  public let explained: Double
  /// What was done to make sense of the measurements, in words; empty where nothing was.
  public let notes: [String]

  /// As many different numbers of machines as there must be: three coefficients, and one to tell
  /// whether they fit.
  public static let fewestPoints = 4

  /// The law for measured pairs.
  ///
  /// - Parameter points: at least four different numbers of machines, in any order.
  public init(_ points: [Point]) throws(Refusal) {
    for point in points {
      _ = try point.count.atLeast(1, "number of machines")
      _ = try point.throughput.positive("throughput")
    }
    let different = Set(points.map(\.count)).count
    guard different >= Self.fewestPoints else {
      throw Refusal(
        "number of different sizes measured", Double(different),
        wanted: "\(Self.fewestPoints) or more")
    }
    let fit = LeastSquares(points)
    law = try UniversalScalability(
      single: fit.best.single, contention: fit.best.contention, crosstalk: fit.best.crosstalk)
    largest = points.map(\.count).max() ?? 1
    let mean = points.map(\.throughput).reduce(0, +) / Double(points.count)
    let spread = points.map { ($0.throughput - mean) * ($0.throughput - mean) }.reduce(0, +)
    explained = spread > 0 ? 1 - fit.best.error / spread : 1
    var notes: [String] = []
    if fit.unbounded.contention < -1e-9 {
      notes.append("the contention came out below zero and is held at 0")
    }
    if fit.unbounded.crosstalk < -1e-12 {
      notes.append("the crosstalk came out below zero and is held at 0")
    }
    if different < 6 { notes.append("six or more different sizes would be a better ground") }
    self.notes = notes
  }

  /// The throughput of so many, a second; refused beyond what was measured.
  ///
  /// - Parameter count: from 1 to `largest`.
  public func throughput(of count: Double) throws(Refusal) -> Double {
    guard count <= largest else {
      throw Refusal(
        "number of machines", count,
        wanted: "no more than the \(NumberText.count(largest)) that were measured")
    }
    return try law.throughput(of: count)
  }

  /// The number beyond which more do less, where that was seen; nil beyond what was measured.
  public var best: Double? { law.best.flatMap { $0 <= largest ? $0 : nil } }
}
