/// The words of the language, for messages that ask what was meant.
///
/// A test reads the sources of the language and tells which word is missing here.
enum Vocabulary {
  /// The kinds of things: `Service`, `Flow`.
  static let types = words(
    """
    API Acknowledgement Answers Archive Audience Authentication Backup Bandwidth Batch CDN Cache
    Caching Callable Caller Capacity Channel Check Client Codes Completion Component Connection
    Consistency Content Copying Count DNS DataClass DataModel DataSize Database DeadLetter
    Decision Delivery Deployment Design Dimension Domain Durability Eviction External Failover
    Failure Fallback Faults Fields Flow FlowFacts FlowKind Formula Gateway Group Happening Hop
    HopFacts Keeping Limit LoadBalancer Maintenance Messaging Mistake Money Multiplicity
    ObjectStore Origin Part Partitioning Passage PasswordField PasswordHash Payload Period
    Placement Popularity Protection Quantity Queue Rate Ratio Readable Receiver Record RecordFacts
    Replicas Replication Requirement Retries SearchIndex Sentence Service Source Spending Spread
    Stated Statement Step Stock Storage Stream Timer Times Traffic Transport Unit Waiver Worker
    Writable
    """)

  /// What is said after a dot.
  static let members = words(
    """
    accepting account accuracy acknowledging admitting allCopies apiKey archiving argon2id
    asTelemetry assume assumption asynchronous at atLeast atLeastOnce atMost atMostOnce atOnce
    atomic authenticated authenticating automatic available backedUp bandwidth batch bcrypt
    bearerToken billion breaker bulkhead byte bytes cache cacheable calls carrying cdn check
    checkingHealth client cluster coalescing completes component compressed configuration
    connection connections consistent consistentHashing content conversations cookie 
    costing count counter cursor dataSize database day days deadLetter decision delete deletes
    delivers delivery deployment derived difference dimension disk dns document dollars domain
    domains durability durable each encrypted entries erasure event events eventual evicting
    exactlyOnce expecting expiring external failing failingTogether failure fallback fast figure
    files filled firstIn flow followsUserAddress frame function gateway get gibibyte gibibytes
    gigabitsPerSecond gigabyte gigabytes gigabytesPerSecond graph group handling hash hashing
    hedged hitRatio hitting holding hop hour hours idempotent identified immutable inEach
    inParallel indexed inside invalidates isOrigin item items joining keeping keyValue keys
    kibibyte kibibytes kilobitsPerSecond kilobyte kilobytes kilobytesPerSecond kind larger lasting
    latency leastFrequentlyUsed leastRecentlyUsed limited limiting links literal loadBalancer
    looksUp loopback machines maintained majority manual mebibyte mebibytes megabitsPerSecond
    megabyte megabytes megabytesPerSecond memory message messages microseconds million millisecond
    milliseconds minute minutes mistake modulo money month months multiplicity mutualTLS name
    named needing network never nothing objectStore of offset oneCopy oneOf open optional order
    ordered orders origin over overhead parameterised partitioned patch paying payment pbkdf2 peak
    per perDay perHour perMinute perSecond percent period permutedCounter personal petabyte
    petabytes photos plain pool popularity post posts product propagatingDeadline pushes put queue
    quorum quotient rack random range ranges rate ratio reaching readYourWrites reading reads
    record records recovery refusing region regions relational relative remembering replicas
    replicated replicating request requests requirement retries rolledOut roundTrip roundedUp rows
    run runs sampled scaling scattered scrypt searchIndex searching second seconds secret sends
    service servingStale share sharing sheddable shedding showingUserContent signedAddress
    signedIn signingIn slots smaller spending spread staleness statement staysConnected step
    sticky stream strong sum synchronous tebibyte tebibytes terabyte terabytes text thousand
    timeSeries timeSorted timeout timer times tls together traffic trillion uniform upTo updates
    users vendor visits waits week weeks wideColumn worker writes writing year years zipf zone
    zones
    """)

  /// What is said of a flow and never of a hop.
  static let ofFlows = words(
    """
    completes followsUserAddress handling kind limited open ordered sheddable signedIn
    """)

  /// How a figure of each kind is written.
  static let examples = [
    "Count": "100.users", "Ratio": "95.percent", "Period": "30.seconds", "Rate": "2_000.perSecond",
    "DataSize": "400.bytes", "Bandwidth": "200.megabytesPerSecond", "Money": "300.dollars",
    "Spending": "300.dollars.per(.month)", "Spread": "3.zones",
  ]

  /// What only some things can do, by the protocol that says so.
  static let roles = [
    "Caller": "call others", "Callable": "be called", "Readable": "be read from",
    "Writable": "be written to", "Receiver": "take a message", "Source": "answer for a cache",
    "Passage": "stand between two others", "Channel": "hold messages", "Copying": "hold copies",
    "Payload": "travel on a hop", "Multiplicity": "say how many times",
    "Happening": "be a line of a flow", "Stated": "be a line of a design",
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
