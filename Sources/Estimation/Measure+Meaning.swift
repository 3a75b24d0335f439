extension Measure {
  /// What it says of its subject, in one sentence.
  package var meaning: String {
    switch self {
    case .rateMean: "how often a second it is asked, or happens, in the mean of the day"
    case .ratePeak: "how often a second it is asked, or happens, at the busiest moment"
    case .peakFactor: "how many times the mean the busiest moment is, stated or from a daily curve"
    case .ingressMean: "the bytes a second that come in, in the mean of the day"
    case .ingressPeak: "the bytes a second that come in at the busiest moment"
    case .egressMean:
      "the bytes a second that go out, in the mean of the day: of a flow and the system "
        + "those to clients and external services, of a component all that it sends"
    case .egressPeak:
      "the bytes a second that go out at the busiest moment: of a flow and the system "
        + "those to clients and external services, of a component all that it sends"
    case .storagePerDay: "the bytes that a day adds, each thing once, at the mean rate"
    case .storagePerYear:
      "the bytes that the first year adds, each thing once, before anything expires"
    case .storageRaw: "the bytes that are there at the horizon, each thing once"
    case .storageStored: "the bytes that are there at the horizon, with every copy"
    case .utilisationPeak:
      "the share that the peak takes of what is used up first of all its machines, caches "
        + "as full as was said"
    case .utilisationCold:
      "the share that the peak takes of what is used up first of all its machines while "
        + "every cache is empty: what a restart or a lost cache asks of it"
    case .instancesNeeded: "the machines the peak needs, each no busier than it may be, rounded up"
    case .costPerMonth:
      "what is spent in a month of thirty days: machines as they are, requests and bytes "
        + "at the mean rate, and what is kept at the horizon"
    case .costPerRequest: "what one execution of a flow costs: its month over what it does in one"
    case .latencyMean: "the mean time of an answer at the peak, along the hops that are waited for"
    case .latencyP99: "the time that 99 of 100 answers stay below at the peak"
    case .latencyUse:
      "the 99th percentile as a share of what the flow promises: above 1 is too slow"
    case .latencyHedged:
      "the share of hedged requests that are sent twice, which is what hedging adds to "
        + "their load"
    case .closedRate:
      "what a fixed number of callers gets done a second, where each asks again only after "
        + "an answer and a pause"
    case .closedLatency: "the mean time of an answer for so many callers"
    case .closedKnee: "the number of callers beyond which they are in each other's way"
    case .fanOutLimit:
      "the largest audience that the workers bear to write to, when all smaller ones are "
        + "written to"
    case .fanOutAbove: "the share of audiences above the limit, which are served when they read"
    case .fanOutSaved: "the share of all deliveries that the limit saves"
    case .hitRatio:
      "the share of reads that a cache answers: stated, or what its memory and its expiry "
        + "allow"
    case .memoryHeld: "the bytes that a cache is said to hold, each thing once"
    case .memoryUse:
      "the share that they take of the memory of all shards, of what may be filled of it"
    case .memoryForHits: "the memory of all shards that a stated hit ratio takes"
    case .workingSet: "the bytes of every different item that is asked for"
    case .connections: "the connections that are open at the peak"
    case .connectionMemory: "the memory that the open connections take"
    case .heartbeats: "the signs of life a second that the open connections send"
    case .reconnects: "the connections that come back each second after one machine is lost"
    case .reconnectTime:
      "how long until all connections of a lost machine are back, as fast as the others "
        + "open them"
    case .reconnectTimeOfAll: "how long until all connections are back where all machines were lost"
    case .scalingCapacity:
      "what so many machines can do by the law that comes closest to a load test"
    case .scalingUse: "the share that the peak takes of what they can do by the load test"
    case .scalingBest:
      "the number of machines beyond which more do less, where the load test saw it"
    case .machinesForRequests:
      "the machines that the requests need; of all that machines are needed for the "
        + "largest number binds"
    case .machinesForNetwork:
      "the machines that the bytes in and out need, each direction with the whole of the "
        + "line"
    case .machinesForMemory:
      "the machines whose memory has room for connections, for requests that are worked on "
        + "and for what is held"
    case .machinesForCores: "the machines whose cores do the work of the peak"
    case .machinesForPlaces:
      "the machines whose places hold all reads and writes that the peak has worked on at once"
    case .machinesForConnections: "the machines that have a place for every connection"
    case .machinesForWaiting:
      "the machines with which no more than the stated share of requests waits"
    case .machinesForDisk:
      "the machines whose disks hold what is there at the horizon, with every copy"
    case .machinesForZoneLoss: "the machines with which one zone may be lost at the peak"
    case .machinesForRegionLoss:
      "the machines with which one region may be lost at the peak, where there are several"
    case .shardsForBytes: "the shards that the bytes at the horizon need"
    case .shardsForWrites: "the shards that the writes at the peak need"
    case .hotKeyRate: "what the most wanted key alone gets at the peak, on one shard"
    case .hotShardShare: "the share of the load that falls on the shard with the most wanted key"
    case .ringImbalance: "how many times the mean the fullest machine of a ring has"
    case .codes: "how many codes there are"
    case .codesUsed: "the codes that are used at the horizon"
    case .codeLength: "the fewest characters that are enough for the codes that are used"
    case .collisionOdds: "the odds that two codes drawn at random were the same by the horizon"
    case .rateWithRetries:
      "what is asked at the peak when everything fails and is tried again as often as was "
        + "said"
    case .slowAnswers: "the share of executions that wait for an answer as slow as one in a hundred"
    }
  }
}
