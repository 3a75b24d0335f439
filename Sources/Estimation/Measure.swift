/// What a figure says about its subject.
public enum Measure: String, Sendable, CaseIterable {
  case rateMean = "rate-mean"
  case ratePeak = "rate-peak"
  /// How many times the mean the busiest moment is, stated or from a daily curve.
  case peakFactor = "peak-factor"
  case ingressMean = "ingress-mean"
  case ingressPeak = "ingress-peak"
  case egressMean = "egress-mean"
  case egressPeak = "egress-peak"
  case storagePerDay = "storage-per-day"
  /// The first year's, before anything expires.
  case storagePerYear = "storage-per-year"
  /// At the horizon, each thing once.
  case storageRaw = "storage-raw"
  /// At the horizon, with copies.
  case storageStored = "storage-stored"
  /// The share that the peak takes of what is used up first of all its machines, caches warm.
  case utilisationPeak = "utilisation-peak"
  /// The same with every cache empty.
  case utilisationCold = "utilisation-cold"
  /// The machines the peak needs, with headroom, rounded up.
  case instancesNeeded = "instances-needed"
  /// What is spent in a month of thirty days: machines as they are, requests and bytes at the mean
  /// rate, and what is kept at the horizon.
  case costPerMonth = "cost-per-month"
  /// What one execution of a flow costs.
  case costPerRequest = "cost-per-request"
  /// The mean time of an answer at the peak, along the hops that are waited for.
  case latencyMean = "latency-mean"
  /// The time that 99 of 100 answers stay below at the peak.
  case latencyP99 = "latency-p99"
  /// The same as a share of what the flow promises; above 1 is too slow.
  case latencyUse = "latency-use"
  /// The share of hedged requests that are sent twice: what hedging adds to their load.
  case latencyHedged = "latency-hedged"
  /// What a fixed number of callers gets done, where each asks again only after an answer.
  case closedRate = "closed-rate"
  /// The mean time of an answer for so many callers.
  case closedLatency = "closed-latency"
  /// The callers beyond which they are in each other's way.
  case closedKnee = "closed-knee"
  /// The largest audience that the workers bear to write to, when all smaller ones are written to.
  case fanOutLimit = "fan-out-limit"
  /// The share of audiences above the limit, which are served when they read.
  case fanOutAbove = "fan-out-above"
  /// The share of all deliveries that the limit saves.
  case fanOutSaved = "fan-out-saved"
  /// The share of reads that a cache answers: stated, or what its memory and its expiry allow.
  case hitRatio = "memory-hit-ratio"
  /// The bytes that a cache is said to hold, each thing once.
  case memoryHeld = "memory-held"
  /// The share of the memory of all shards that they take, of what may be filled.
  case memoryUse = "memory-use"
  /// The memory of all shards that a stated hit ratio takes.
  case memoryForHits = "memory-for-hits"
  /// The bytes of every different item that is asked for.
  case workingSet = "memory-working-set"
  /// Connections that are open at the peak.
  case connections
  /// The memory that they take.
  case connectionMemory = "connections-memory"
  /// The signs of life that they send.
  case heartbeats = "connections-heartbeats"
  /// The connections that come back each second after one machine is lost.
  case reconnects = "connections-returning"
  /// How long until all connections of a lost machine are back, as fast as the others open them.
  case reconnectTime = "connections-back"
  /// How long until all connections are back where all machines were lost.
  case reconnectTimeOfAll = "connections-all-back"
  /// What so many machines can do by the law that comes closest to a load test.
  case scalingCapacity = "scaling-capacity"
  /// The share of that which the peak takes.
  case scalingUse = "scaling-use"
  /// The machines beyond which more do less, where the load test saw it.
  case scalingBest = "scaling-best"
  /// The machines that the requests need; the largest of these is what binds.
  case machinesForRequests = "machines-for-requests"
  case machinesForNetwork = "machines-for-network"
  case machinesForMemory = "machines-for-memory"
  case machinesForCores = "machines-for-cores"
  case machinesForPlaces = "machines-for-places"
  case machinesForConnections = "machines-for-connections"
  /// The machines with which no more than the stated share of requests waits.
  case machinesForWaiting = "machines-for-waiting"
  case machinesForDisk = "machines-for-disk"
  /// The machines with which one zone may be lost at the peak.
  case machinesForZoneLoss = "machines-for-zone-loss"
  /// The same of a region, where there are several.
  case machinesForRegionLoss = "machines-for-region-loss"
  /// The shards that the bytes at the horizon need.
  case shardsForBytes = "shards-for-bytes"
  /// The shards that the writes at the peak need.
  case shardsForWrites = "shards-for-writes"
  /// What the most wanted key alone gets at the peak, on one shard.
  case hotKeyRate = "hot-key-rate"
  /// The share of the load on the shard with the most wanted key.
  case hotShardShare = "hot-shard-share"
  /// How many times the mean the fullest machine of a ring has.
  case ringImbalance = "ring-imbalance"
  /// The codes there are.
  case codes
  /// The codes that are used at the horizon.
  case codesUsed = "codes-used"
  /// The fewest characters that are enough for them.
  case codeLength = "code-length"
  /// The odds that two codes drawn at random were the same by the horizon.
  case collisionOdds = "collision-odds"
  /// What is asked at the peak when everything fails and is tried again as often as was said.
  case rateWithRetries = "rate-with-retries"
  /// The share of executions that wait for an answer as slow as one in a hundred.
  case slowAnswers = "slow-answers"

  /// The base unit of its value.
  public var unit: String {
    switch self {
    case .rateMean, .ratePeak, .heartbeats, .reconnects, .hotKeyRate, .rateWithRetries,
      .scalingCapacity, .closedRate:
      "1/s"
    case .ingressMean, .ingressPeak, .egressMean, .egressPeak: "B/s"
    case .storagePerDay, .storagePerYear, .storageRaw, .storageStored, .memoryHeld,
      .memoryForHits, .workingSet, .connectionMemory:
      "B"
    case .latencyMean, .latencyP99, .closedLatency, .reconnectTime, .reconnectTimeOfAll: "s"
    case .costPerMonth, .costPerRequest: "USD"
    default: "1"
    }
  }

  /// Whether its value is a share, which is told in hundredths.
  var isShare: Bool {
    switch self {
    case .utilisationPeak, .utilisationCold, .latencyUse, .latencyHedged, .hitRatio, .fanOutAbove,
      .fanOutSaved, .hotShardShare, .collisionOdds, .slowAnswers, .scalingUse, .memoryUse:
      true
    default: false
    }
  }

  /// The measure in words.
  public var words: String {
    switch self {
    case .rateMean: "mean requests"
    case .ratePeak: "peak requests"
    case .peakFactor: "peak over mean"
    case .ingressMean: "mean bytes in"
    case .ingressPeak: "peak bytes in"
    case .egressMean: "mean bytes out"
    case .egressPeak: "peak bytes out"
    case .storagePerDay: "storage a day"
    case .storagePerYear: "storage added in the first year"
    case .storageRaw: "storage at the horizon"
    case .storageStored: "storage at the horizon with copies"
    case .utilisationPeak: "use at the peak"
    case .utilisationCold: "use at the peak with caches cold"
    case .instancesNeeded: "machines needed"
    case .costPerMonth: "cost a month"
    case .costPerRequest: "cost of one"
    case .latencyMean: "mean time of an answer at the peak"
    case .latencyP99: "99th percentile of the time of an answer at the peak"
    case .latencyUse: "99th percentile over what is promised"
    case .latencyHedged: "share of hedged requests sent twice"
    case .closedRate: "what so many callers get done"
    case .closedLatency: "mean time of an answer for so many callers"
    case .closedKnee: "callers beyond which they wait for each other"
    case .fanOutLimit: "largest audience the workers can write to"
    case .fanOutAbove: "share of audiences above the limit"
    case .fanOutSaved: "deliveries the limit saves"
    case .hitRatio: "hit ratio"
    case .memoryHeld: "bytes that a cache holds"
    case .memoryUse: "share of its memory that it holds"
    case .memoryForHits: "memory for the hit ratio"
    case .workingSet: "bytes of all items asked for"
    case .connections: "open connections"
    case .connectionMemory: "memory of the connections"
    case .heartbeats: "signs of life"
    case .reconnects: "connections coming back after a machine is lost"
    case .reconnectTime: "time until a lost machine's connections are back"
    case .reconnectTimeOfAll: "time until all connections are back"
    case .scalingCapacity: "what they can do by the load test"
    case .scalingUse: "peak over what they can do by the load test"
    case .scalingBest: "machines beyond which more do less"
    case .machinesForRequests: "machines for the requests"
    case .machinesForNetwork: "machines for the network"
    case .machinesForMemory: "machines for the memory"
    case .machinesForCores: "machines for the processors"
    case .machinesForPlaces: "machines for what is worked on at once"
    case .machinesForConnections: "machines for the connections"
    case .machinesForWaiting: "machines for the share that may wait"
    case .machinesForDisk: "machines for the disk"
    case .machinesForZoneLoss: "machines with which a zone may be lost"
    case .machinesForRegionLoss: "machines with which a region may be lost"
    case .shardsForBytes: "shards for the bytes"
    case .shardsForWrites: "shards for the writes"
    case .hotKeyRate: "peak requests for the most wanted key"
    case .hotShardShare: "share of the load on the shard of the most wanted key"
    case .ringImbalance: "fullest machine of the ring over the mean"
    case .codes: "codes there are"
    case .codesUsed: "codes used at the horizon"
    case .codeLength: "fewest characters of a code"
    case .collisionOdds: "odds of a collision by the horizon"
    case .rateWithRetries: "peak requests when all fail and are tried again"
    case .slowAnswers: "executions that wait for a slow answer"
    }
  }
}
