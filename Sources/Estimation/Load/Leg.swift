import SystemDesign

/// Requests or messages from one component to another, as one hop of one flow brings them.
struct Leg: Sendable {
  let flow: Flow
  let hop: Hop
  let from: Part
  let to: Part
  /// What the requests ask of the callee.
  let work: Work
  /// Requests or messages a second in the mean, caches at their stated hit ratio.
  let mean: Term
  /// The same with every cache empty.
  let coldMean: Term
  /// What the flow's mean is multiplied with at its busiest moment.
  let peakFactor: Term
  /// Bytes of one request on the way there, and of one answer on the way back.
  let there: Term
  let back: Term

  enum Work: Sendable { case request, read, replicaRead, change, forgetting, lookUp, message }

  var peak: Term { mean.times(peakFactor, .rate) }
  var coldPeak: Term { coldMean.times(peakFactor, .rate) }

  /// Bytes a second there and back.
  var ingress: Term { mean.times(there, .bandwidth) }
  var egress: Term { mean.times(back, .bandwidth) }
}

extension Part {
  /// Whether bytes to it leave the system: people and services that others run.
  var isOutside: Bool { kind == .client || kind == .external }
}
