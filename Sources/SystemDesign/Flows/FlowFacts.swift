/// The rarely said things about a flow.
public struct FlowFacts: Sendable {
  /// What it is for.
  public var kind: FlowKind?
  /// The most delicate data it carries.
  public var dataClass: DataClass?
  /// How its users prove who they are.
  public var authentication: Authentication?
  /// What is checked besides who they are.
  public var check: String?
  /// Why anyone may use it.
  public var openBecause: String?
  /// What its executions keep their order within.
  public var orderedBy: String?
  /// How fresh its answer must be.
  public var consistency: Consistency?
  /// When the part nobody waits for is done.
  public var completes: Completion?
  /// How an address that a user gave is checked before it is opened.
  public var userAddress: String?
  /// How often one caller may do it.
  public var limits: [Limit] = []
  /// How its traffic rises and falls in a day.
  public var daily: DailyCurve?
  /// Who asks again only when the answer is there.
  public var callers: Callers?
  /// Whether it is refused first when there is too much to do.
  public var isSheddable = false
  /// The rules set aside here.
  public var waivers: [Waiver] = []

  /// Nothing said yet.
  public init() {}
}

/// When the part of a flow that nobody waits for is done.
public struct Completion: Sendable {
  /// Within so long.
  public let time: Period
  /// For this share of executions.
  public let share: Ratio

  /// So long for so many.
  public init(time: Period, share: Ratio) {
    self.time = time
    self.share = share
  }
}

/// A fixed number of callers, each of whom waits for an answer, pauses, and asks again.
public struct Callers: Sendable {
  /// How many.
  public let count: Count
  /// How long one pauses between an answer and the next request.
  public let pause: Period

  /// So many, with such a pause.
  public init(count: Count, pause: Period) {
    self.count = count
    self.pause = pause
  }
}

/// What a flow is for, when its hops do not say.
public enum FlowKind: String, Sendable, CaseIterable {
  case reading, writing, signingIn, paying, batch
}
