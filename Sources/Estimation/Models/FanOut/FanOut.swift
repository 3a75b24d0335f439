/// What it costs to show the posts of some to others: to push each on writing, to gather them on
/// reading, or to push most and gather the rest.
///
/// Source: Silberstein, Terrace, Cooper and Ramakrishnan, Feeding Frenzy: selectively materializing
/// users' event feeds, SIGMOD 2010.
public enum FanOut {
  /// The deliveries a second when every post is pushed: w × f.
  ///
  /// For uneven authors f is the mean over posts, E[w f] ÷ E[w], which is not E[f] where those with
  /// many followers post more.
  ///
  /// - Parameters:
  ///   - posts: posts a second; 0 or more.
  ///   - followers: whom a post reaches in the mean; 0 or more.
  public static func push(posts: Double, followers: Double) throws(Refusal) -> Double {
    try posts.notNegative("rate of posts") * followers.notNegative("number of followers")
  }

  /// The look-ups a second when every reader gathers: r × k.
  ///
  /// - Parameters:
  ///   - reads: reads a second; 0 or more.
  ///   - followees: whom a reader follows in the mean; 0 or more.
  public static func pull(reads: Double, followees: Double) throws(Refusal) -> Double {
    try reads.notNegative("rate of reads") * followees.notNegative("number of followees")
  }

  /// What costs less for one author: to push each post, where w × f < r, else to gather.
  ///
  /// - Parameters:
  ///   - posts: the author's posts, in any stretch of time; 0 or more.
  ///   - followers: the author's followers; 0 or more.
  ///   - reads: the reads by those followers in the same stretch, each of which would look the author
  ///     up; 0 or more.
  public static func cheaper(
    posts: Double, followers: Double, reads: Double
  ) throws(Refusal) -> Way {
    try push(posts: posts, followers: followers) < reads.notNegative("number of reads")
      ? .push : .pull
  }

  /// How a post reaches its readers.
  public enum Way: String, Sendable, CaseIterable {
    case push, pull
  }

  /// A hybrid: posts by authors with up to so many followers are pushed, the others gathered.
  public struct Hybrid: Sendable, Equatable {
    /// The most followers of an author whose posts are pushed.
    public let limit: Double
    /// Deliveries a second.
    public let deliveries: Double
    /// The share of authors whose posts are gathered.
    public let gatheredAuthors: Double
    /// The share of all deliveries, were all pushed, that gathering saves.
    public let saved: Double
  }

  /// What a limit on followers makes of the deliveries, where the rate of posts does not hang on the
  /// number of followers.
  ///
  /// - Parameters:
  ///   - posts: posts a second, of all authors; 0 or more.
  ///   - followers: how followers are spread over authors.
  ///   - limit: the most followers of an author who is pushed; 0 or more.
  public static func hybrid(
    posts: Double, _ followers: FollowerDistribution, upTo limit: Double
  ) throws(Refusal) -> Hybrid {
    let limit = try limit.notNegative("limit of followers")
    let reached = followers.reached(upTo: limit)
    return Hybrid(
      limit: limit, deliveries: try push(posts: posts, followers: reached),
      gatheredAuthors: followers.share(above: limit), saved: 1 - reached / followers.mean)
  }

  /// The highest limit that the workers bear: where w × E[f; f ≤ T] is what they deliver a second.
  ///
  /// - Parameters:
  ///   - posts: posts a second; more than 0.
  ///   - followers: how followers are spread over authors.
  ///   - budget: the deliveries a second the workers can do; 0 or more.
  /// - Returns: followers; the top where the workers can push everyone.
  public static func limit(
    posts: Double, _ followers: FollowerDistribution, budget: Double
  ) throws(Refusal) -> Double {
    try followers.limit(
      reaching: budget.notNegative("deliveries of the workers") / posts.positive("rate of posts"))
  }
}
