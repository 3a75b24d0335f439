/// The memory that the items a cache should hold take.
///
/// It follows from how many different items are asked for, never from how many requests: a request
/// for what is there already takes no room.
public enum WorkingSet {
  /// The bytes of the hot items: share × distinct items × (item + overhead).
  ///
  /// - Parameters:
  ///   - share: the share of the items that is hot; 0 to 1.
  ///   - items: how many different items are asked for; 0 or more.
  ///   - size: the bytes of one; 0 or more.
  ///   - overhead: the bytes the cache adds to each; 0 or more.
  public static func bytes(
    hot share: Double, of items: Double, size: Double, overhead: Double = 0
  ) throws(Refusal) -> Double {
    try share.share("hot share") * items.notNegative("number of items")
      * (size.notNegative("size of an item") + overhead.notNegative("overhead of an item"))
  }
}
