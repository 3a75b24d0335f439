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
  /// Its memory.
  public var memory: DataSize?
  /// Its disk.
  public var disk: DataSize?
  /// Its network.
  public var network: Bandwidth?
  /// The most connections it takes.
  public var connections: Count?
  /// The most requests it works on at a time.
  public var concurrency: Count?
  /// How many instances it grows to by itself.
  public var largest: Int?
  /// The rate all of them were measured or promised to receive.
  public var expected: Rate?

  /// Nothing said yet.
  public init() {}
}
