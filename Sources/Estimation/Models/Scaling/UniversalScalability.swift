/// How throughput grows with machines or clients that wait for each other and must agree:
/// X(N) = γ N ÷ (1 + σ (N − 1) + κ N (N − 1)).
///
/// Sources: Gunther, A simple capacity model of massively parallel transaction systems, 1993;
/// Gunther, Guerrilla Capacity Planning, 2007.
public struct UniversalScalability: Sendable, Equatable {
  /// γ: the throughput of one, a second.
  public let single: Double
  /// σ: the share of the work that one does while the others wait.
  public let contention: Double
  /// κ: what every pair of them costs to keep in step.
  public let crosstalk: Double

  /// A law of three numbers.
  ///
  /// - Parameters:
  ///   - single: a second; more than 0.
  ///   - contention: 0 or more.
  ///   - crosstalk: 0 or more.
  public init(single: Double, contention: Double, crosstalk: Double) throws(Refusal) {
    self.single = try single.positive("throughput of one")
    self.contention = try contention.notNegative("contention")
    self.crosstalk = try crosstalk.notNegative("crosstalk")
  }

  /// The throughput of so many, a second.
  ///
  /// - Parameter count: N; 1 or more.
  public func throughput(of count: Double) throws(Refusal) -> Double {
    value(at: try count.atLeast(1, "number of machines"))
  }

  func value(at count: Double) -> Double {
    single * count / (1 + contention * (count - 1) + crosstalk * count * (count - 1))
  }

  /// The number beyond which more do less: N* = √((1 − σ) ÷ κ); nil where it only levels off.
  ///
  /// 1 where even a second one does less.
  public var best: Double? {
    guard crosstalk > 0 else { return contention > 1 ? 1 : nil }
    return max(1, ((max(0, 1 - contention)) / crosstalk).squareRoot())
  }

  /// The most it ever does, a second: X(N*), or γ ÷ σ where it levels off; nil where it grows on.
  public var most: Double? {
    if let best { return value(at: best) }
    return contention > 0 ? single / contention : nil
  }
}
