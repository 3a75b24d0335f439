/// The words of the language, for messages that ask what was meant.
///
/// A test reads the sources of the language and tells which word is missing here.
enum Vocabulary {
  /// The kinds of things: `Service`, `Flow`.
  static let types = words(
    """
    API Acknowledgement Answer Answers Archive Audience Authentication Backup Bandwidth Batch
    CDN Cache Caching Callable Caller Capacity Channel Check Client Codes Completion Component
    Connection Consistency Content Copying Count DNS DataClass DataModel DataSize Database
    DeadLetter Decision Delivery Deployment Design DesignBuilder Dimension Domain Drawing
    Durability Eviction External Failover Failure Fallback Faults Field Fields Flow FlowBuilder
    FlowFacts FlowKind Formula Function Gateway Group Happening Hop HopFacts ID Keeping Kind
    Limit LoadBalancer Maintenance Messaging Mistake Money Multiplicity ObjectStore Operation
    Origin Pages Part Partitioning Passage PasswordField PasswordHash Payload Period Piece Place
    Placement Popularity Protection Quantity Queue Rate Ratio Readable Receiver Record
    RecordFacts Replicas Replication Requirement Retries SearchIndex Sentence Service Source
    Spending Spread Stated Statement Step Stock Storage Stream StringInterpolation Subject
    Target Timer Times Traffic Transport Unit Verb Waiver Worker Writable
    """)

  /// What is said after a dot.
  static let members = words(
    """
    accepting account accuracy acknowledgement acknowledging admits admitting after allCopies
    alphabet alternatives answers anyMiss api apiKey archive archiving argon2id asTelemetry
    assume assumption asynchronous atLeast atLeastOnce atMost atMostOnce atOnce atomic
    atomicWith authenticated authenticating authentication automatic availability available
    backedUp backoff backup bandwidth batch bcrypt bearerToken because between billion breaker
    budget bulkhead busy byte bytes cache cacheable caching calls capacity carrying cdn changes
    check checkingHealth checksHealth chosen client cluster coalesces coalescing codes column
    common completes component components compressed compression concurrency configuration
    connection connections consistency consistent consistentHashing content conversations cookie
    copies copiesOfData costing count counter cursor dataClass dataSize database day days
    deadLetter decision delete deletes delivers delivery deployment derived description
    difference dimension disk distinct distinctKeys dns document dollars domain domains drawing
    durability durable each effect encrypted entries erasure event events eventual every
    evicting eviction exactlyOnce exercised expected expecting expiring expiry external factor
    facts failing failingTogether failover failsOpen failure fallback fast faults field fields
    figure file files fill filled firstIn flow flows followsUserAddress formula frame from
    fromReplica function gateway get gibibyte gibibytes gigabitsPerSecond gigabyte gigabytes
    gigabytesPerSecond graph group growth handling hash hashing heartbeat hedgeAfter hedged hit
    hitRatio hitting holding hop hops horizon hour hours idempotencyKey idempotent idempotentBy
    identified immutable inEach inParallel indexOverhead indexed indexes inside instances
    instead invalidates isDerived isImmutable isInternal isManaged isOptional isOrigin
    isSheddable isSticky isStore isTelemetry item items jitter joining joins keeping kept key
    keyFields keySize keyValue keys kibibyte kibibytes kilobitsPerSecond kilobyte kilobytes
    kilobytesPerSecond kind larger largest lasting latency leastFrequentlyUsed leastRecentlyUsed
    length limit limited limiting limits line links list listener literal loadBalancer
    localState looksUp loopback loses losing machines maintained maintenance majority manual
    mean meanUpTo mebibyte mebibytes megabitsPerSecond megabyte megabytes megabytesPerSecond
    members memory message messages messaging method microseconds million millisecond
    milliseconds minute minutes mistake mistakes model modulo money month months multiplicity
    mutualTLS name named needed needing network never nothing objectStore offset oneCopy oneOf
    open openBecause operation optional order ordered orderedBy orders origin ours outside over
    overhead p99 pages parameterised part partial partitionKey partitioned partitioning
    partitions parts passages passwords patch path paying payment pbkdf2 peak per perDay perHour
    perMinute perSecond percent period permutedCounter personal petabyte petabytes photos pieces
    placement plain pool popularity post posts price product propagatesDeadline
    propagatingDeadline protection pushes put queue quorum quotient rack random range ranges
    rate ratio reaching readYourWrites reading reads readsThrough reason receiving record
    records recovery refusing region regions relational relative relatives remembering
    rendersUserContent repair replicas replicated replicating replication request requests
    requirement response restoring retries retriesCollisions returning rolledOut rollout
    roundTrip roundedUp rows rule run runs sampled says scaling scatter scattered scrypt
    searchIndex searches searching second seconds secret sending sends service serviceTime
    servingStale share shared sharing sheddable shedding shedsAbove showingUserContent
    signedAddress signedIn signingIn size slots smaller source spending spread staleFor
    staleness statement statements status staysConnected step steps sticky stocks storage store
    stream strong subject sum synchronous targets tebibyte tebibytes terabyte terabytes text
    theirs thousand time timeSeries timeSorted timeout timer times tls together top topKeyShare
    topic traffic transport trillion uniform until upTo updates userAddress users vendor verb
    visits waits waivers week weeks wideColumn within worker writes writing year years zipf zone
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

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
