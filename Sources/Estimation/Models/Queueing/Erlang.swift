/// How often all servers are busy, for calls that come at random.
///
/// Source: Erlang, Solution of some problems in the theory of probabilities of significance in
/// automatic telephone exchanges, 1917.
public enum Erlang {
  /// The share of calls lost where none may wait: B.
  ///
  /// The recursion Bₖ = a Bₖ₋₁ ÷ (k + a Bₖ₋₁), turned over and begun at the last server:
  /// 1 ÷ B = 1 + c/a (1 + (c−1)/a (1 + …)). All its terms are positive, and it may stop where the rest
  /// is below the last bit, so that a million servers cost some thousand steps.
  ///
  /// - Parameters:
  ///   - servers: c; 0 or more.
  ///   - load: a = rate × service time, in servers kept busy; 0 or more.
  /// - Returns: from 0 to 1.
  public static func lost(servers: Int, load: Double) throws(Refusal) -> Double {
    let load = try load.notNegative("load")
    guard servers >= 0 else {
      throw Refusal("number of servers", Double(servers), wanted: "0 or more")
    }
    guard load > 0 else { return servers == 0 ? 1 : 0 }
    var (sum, term, left) = (1.0, 1.0, Double(servers))
    while left > 0, term > sum * 1e-18 || left > load, sum < .infinity {
      term *= left / load
      sum += term
      left -= 1
    }
    return 1 / sum
  }

  /// The share of calls that wait, where all may: C = B ÷ (1 − ρ (1 − B)).
  ///
  /// - Parameters:
  ///   - servers: c; 1 or more.
  ///   - load: a, in servers kept busy; 0 or more.
  /// - Returns: from 0 to 1; 1 where the load is as large as the servers, or larger.
  public static func waiting(servers: Int, load: Double) throws(Refusal) -> Double {
    let servers = try servers.countable("number of servers")
    let lost = try lost(servers: servers, load: load)
    let use = load / Double(servers)
    guard use < 1 else { return 1 }
    return lost / (1 - use * (1 - lost))
  }
}
