/// How many are inside, how fast they come, how long they stay: L = λ W.
///
/// Source: Little, A proof for the queuing formula L = λW, Operations Research 9(3), 1961. It holds
/// for means of anything stable, whatever the distributions.
public enum LittlesLaw {
  /// How many are inside in the mean: λ × W.
  ///
  /// - Parameters:
  ///   - rate: how many come a second; 0 or more.
  ///   - time: how long each stays, in seconds; 0 or more.
  public static func inside(rate: Double, time: Double) throws(Refusal) -> Double {
    try rate.notNegative("rate") * time.notNegative("time inside")
  }

  /// How long each stays in the mean, in seconds: L ÷ λ.
  ///
  /// - Parameters:
  ///   - inside: how many are inside; 0 or more.
  ///   - rate: how many come a second; more than 0.
  public static func time(inside: Double, rate: Double) throws(Refusal) -> Double {
    try inside.notNegative("number inside") / rate.positive("rate")
  }
}
