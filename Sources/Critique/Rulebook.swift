import SystemDesign

/// The rules, in the order they are read.
public enum Rulebook {
  /// Every rule.
  public static let all: [any Rule] = [
    SinglePointOfFailure(),
    SharedFailureDomain(),
    AvailabilityBelowPromise(),
    FailoverCapacity(),
    NoTimeout(),
    TimeoutInversion(),
    RetryAmplification(),
    RetryWithoutIdempotency(),
    NoBreakerOnExternal(),
    FallbackTooSmall(),
    Overloaded(),
    NoHeadroom(),
    OutgrownPrimary(),
    HotKey(),
    SlowFanOut(),
    StatefulService(),
    ConnectionExhaustion(),
    PrematureSharding(),
    NoBackup(),
    UnboundedGrowth(),
    VolatileSourceOfTruth(),
    QuorumNotOverlapping(),
    ReplicaReadAfterWrite(),
    DualWrite(),
    IdsRunOut(),
    CacheHidesStore(),
    StaleForever(),
    Stampede(),
    CacheAsHardDependency(),
    CacheSizedFromRequests(),
    NoDeadLetters(),
    NonIdempotentConsumer(),
    OrderingAssumed(),
    AcknowledgedBeforeDurable(),
    NoRateLimit(),
    LimiterFailsClosed(),
    UnsafeMethod(),
    PlaintextTransport(),
    MissingAuthentication(),
    WeakPasswordStorage(),
    InjectionSurface(),
    CrossSite(),
    UserAddress(),
    TelemetryOnCriticalPath(),
    UnstatedInput(),
    FiguresDisagree(),
    FlowNotConserved(),
    MeanOfRates(),
    SlowerThanPromised(),
    InputChanged(),
    RequirementNotMet(),
  ]

  /// The rules that judge; the other one says what they had to leave open.
  static let judging = all.filter { !($0 is UnstatedInput) }

  /// A rule by its identifier or name, in capitals or not; nil where there is none.
  public static func rule(named name: String) -> (any Rule)? {
    let wanted = name.lowercased()
    return all.first { $0.id.lowercased() == wanted || $0.slug == wanted }
  }

  /// The identifier or name that was likely meant by one that is no rule's; nil where none is near.
  public static func suggestion(for name: String) -> String? {
    Nearest.name(to: name, in: all.flatMap { [$0.id, $0.slug] } + WaiverNotice.names)
  }

  /// The page of a rule, or of a notice about a waiver, by its identifier or name.
  public static func page(of name: String, width: Int = 80) -> String? {
    if let rule = rule(named: name) { return RulePage(rule, width: width).text }
    return WaiverNotice(named: name).map { NoticePage($0, width: width).text }
  }
}
