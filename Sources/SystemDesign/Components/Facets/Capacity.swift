/// What one instance can do; what is not said is unknown, never guessed.
public struct Capacity: Sendable {
  /// The requests or messages it takes.
  public var each: Rate?
  /// The read operations it answers.
  public var reads: Rate?
  /// The write operations it takes, or, of a worker, makes.
  public var writes: Rate?
  /// How long one request keeps it.
  public var serviceTime: Period?
  /// How far service times differ: their standard deviation over their mean.
  public var variation: Ratio?
  /// Its processor cores.
  public var cores: Int?
  /// How long one request keeps one core.
  public var computing: Period?
  /// Its memory.
  public var memory: DataSize?
  /// The memory one request takes while it is worked on.
  public var memoryPerRequest: DataSize?
  /// Its disk.
  public var disk: DataSize?
  /// Its network.
  public var network: Bandwidth?
  /// The most connections it takes.
  public var connections: Count?
  /// The new connections it opens.
  public var opening: Rate?
  /// The most requests it works on at a time.
  public var concurrency: Count?
  /// The largest share of requests that may have to wait for a free place.
  public var waiting: Ratio?
  /// How many instances it grows to by itself.
  public var largest: Int?
  /// What a load test found with so many of them.
  public var measured: ScalingTest?
  /// The rate all of them were measured or promised to receive.
  public var expected: Rate?

  /// Nothing said yet.
  public init() {}
}
