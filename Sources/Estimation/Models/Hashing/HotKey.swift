/// The one key that most requests ask for.
///
/// All its requests go to one shard, whatever the number of shards.
public enum HotKey {
  /// What the hottest key alone gets: its share × rate.
  ///
  /// - Parameters:
  ///   - rate: all requests, a second; 0 or more.
  ///   - popularity: how they fall on the keys.
  /// - Returns: requests a second on one shard.
  public static func rate(of rate: Double, _ popularity: ZipfPopularity) throws(Refusal) -> Double {
    try rate.notNegative("rate") * popularity.share(ofRank: 1)
  }

  /// The share of all requests that the hottest shard gets: the hottest key and its even part of the
  /// rest, p + (1 − p) ÷ n.
  ///
  /// - Parameters:
  ///   - share: p, the share of the hottest key; 0 to 1.
  ///   - shards: n; 1 or more.
  public static func shardShare(hottest share: Double, shards: Int) throws(Refusal) -> Double {
    let share = try share.share("share of the hottest key")
    return try share + (1 - share) / Double(shards.countable("number of shards"))
  }

  /// How many copies of the hottest key keep each below what a machine can do, rounded up.
  ///
  /// - Parameters:
  ///   - rate: what the key gets, a second; 0 or more.
  ///   - able: what a machine can do, a second; more than 0.
  public static func copies(rate: Double, able: Double) throws(Refusal) -> Double {
    try max(
      1, Points.roundedUp(rate.notNegative("rate") / able.positive("capacity of a machine")))
  }
}
