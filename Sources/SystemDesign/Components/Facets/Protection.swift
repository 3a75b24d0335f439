/// What stands between a component and too much, or the wrong, traffic.
public struct Protection: Sendable {
  /// How often one caller may come.
  public var limits: [Limit] = []
  /// How callers prove who they are.
  public var authentication: Authentication?
  /// What is checked besides who they are.
  public var check: String?
  /// How bytes reach it.
  public var transport: Transport?
  /// Above this rate it refuses.
  public var shedsAbove: Rate?
  /// Whether one caller always meets the same instance.
  public var isSticky: Bool?
  /// What it keeps between requests that other instances do not have.
  public var localState: String?
  /// Whether it is asked for its health before it is sent traffic.
  public var checksHealth: Bool?
  /// How text by other users is made harmless before it is shown.
  public var rendersUserContent: String?
  /// Whether it exists to be watched or to switch features.
  public var isTelemetry = false
  /// Whether it is reached from inside only.
  public var isInternal = false

  /// Nothing said yet.
  public init() {}
}
