/// A cache that keeps exactly the most wanted items, which no other can beat: the limit of throwing
/// out what is asked for least often.
public enum IdealCache {
  /// The share of requests it answers: that of the most wanted items that fit.
  ///
  /// - Parameters:
  ///   - capacity: how many items fit; 0 or more.
  ///   - popularity: how requests fall on the items.
  /// - Returns: from 0 to 1.
  public static func hitRatio(
    capacity: Double, _ popularity: ZipfPopularity
  ) throws(Refusal) -> Double {
    try popularity.share(ofTop: capacity)
  }
}
