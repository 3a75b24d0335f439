/// The rarely said things about a hop.
public struct HopFacts: Sendable {
  /// Where a read that a cache cannot answer goes.
  public var store: Part?
  /// The share of reads the cache answers.
  public var hit: Ratio?
  /// Where it goes on with what that one lacks as well, in turn.
  public var further: [Tier] = []
  /// The field it looks by.
  public var field: String?
  /// Whether the copies of the store it goes to answer, not its primary.
  public var fromReplica = false
  /// Whether the copies of the one a cache passes on to answer, not its primary.
  public var storeFromReplica = false
  /// How many messages one delivery brings.
  public var batch: Int?
  /// How long the caller waits before it gives up.
  public var timeout: Period?
  /// How it tries again.
  public var retries: Retries?
  /// Whether the flow goes on when this fails.
  public var isOptional = false
  /// What is lost then.
  public var loses: String?
  /// What is done instead when this fails.
  public var fallback: Fallback?
  /// What makes doing it twice the same as doing it once.
  public var idempotentBy: String?
  /// When a second instance is asked.
  public var hedgeAfter: Period?
  /// The share of answers that are there when a second instance is asked for the others.
  public var hedgeShare: Ratio?
  /// How the bytes are protected.
  public var transport: Transport?
  /// How the caller proves who it is.
  public var authentication: Authentication?
  /// Whether it stops calling for a while when most calls fail.
  public var breaker = false
  /// The most calls under way.
  public var bulkhead: Count?
  /// The connections each caller keeps open.
  public var pool: Count?
  /// The most that is let through.
  public var admits: Rate?
  /// How many shards are asked at once.
  public var scatter: Int?
  /// The share of shards whose answer may be missing.
  public var partial: Ratio?
  /// The time the network takes, there and back.
  public var roundTrip: Period?
  /// How fresh the answer must be.
  public var consistency: Consistency?
  /// What makes it succeed or fail together with the flow's other writes.
  public var atomicWith: String?
  /// How long caches on the way may keep the answer.
  public var cacheable: Period?
  /// Whether the callee is told how much time is left.
  public var propagatesDeadline = false
  /// The records brought together with these in one query.
  public var joins: [Record] = []
  /// The field in which words are looked for.
  public var searches: String?
  /// The rules set aside here.
  public var waivers: [Waiver] = []

  /// Nothing said yet.
  public init() {}
}
