import Estimation

/// A component that cannot carry what comes to it when another is lost.
public struct Overload: Sendable {
  /// What is overloaded.
  public let name: String
  /// What of it is used up.
  public let resource: Use.Resource
  /// What comes to it a second.
  public let load: Double
  /// The share of what is left of it can do; above 1 is too much.
  public let use: Double
  /// That share without the loss.
  public let useBefore: Double
  /// How many overloads in a row lead to it: 1 where the loss does it, 2 where what that overloads
  /// sends its work here.
  public private(set) var inARow = 1

  /// What is overloaded, as one says it: "'Links'", "the network of 'Links'".
  public var subject: String { (resource.limit.map { "the \($0) of " } ?? "") + "'\(name)'" }

  /// Whether it is too much, and was not before.
  var isNew: Bool { use > 1 + 1e-9 && useBefore <= 1 + 1e-9 }

  /// The same as one that others lead to.
  func following(inARow: Int) -> Overload {
    var overload = self
    overload.inARow = inARow
    return overload
  }

  struct Thing: Hashable {
    let name: String
    let resource: Use.Resource
  }

  var thing: Thing { Thing(name: name, resource: resource) }
}

extension Use.Resource {
  /// What it is called where it is not what is asked.
  fileprivate var limit: String? {
    switch self {
    case .requests, .reads, .replicaReads, .writes: nil
    case .memory: "memory"
    case .connections: "room for connections"
    case .network: "network"
    case .processors: "processor time"
    case .places: "places for requests"
    }
  }
}

/// What the loss of one thing does to the others at the peak.
public struct LossImpact: Sendable {
  /// What is lost: a component with all its machines or one of them, a zone, a region or something
  /// shared.
  public let kind: Combination.Member.Kind
  /// Its name.
  public let name: String
  /// The share of all requests that fail.
  public let requestsLost: Double
  /// The share of all requests that are answered with less, or later done, than they should be.
  public let requestsDegraded: Double
  /// The flows that fail, in whole or in part.
  public let flowsLost: [TakenFlow]
  /// The flows that are answered with less.
  public let flowsDegraded: [String]
  /// What cannot carry what then comes to it, the most used first.
  public let overloads: [Overload]
  /// The most loaded of what is left that it makes busier, where nothing is overloaded.
  public let busiest: Overload?
  /// Whether somebody else runs it.
  public let isManaged: Bool
  /// Of how many machines one is lost; nil where all are.
  public let machines: Int?

  /// What is lost, as one says it: "'Hot links'", "one of the 3 machines of 'Hot links'".
  public var subject: String {
    let name = kind == .component || kind == .domain ? "'\(name)'" : name
    return machines.map { "one of the \(Wording.number($0)) machines of \(name)" } ?? name
  }

  /// What is overloaded, as one says it: "losing 'Hot links' puts 11,690 /s on 'Links', 234 % of
  /// what it can do".
  public var chain: String? {
    guard !overloads.isEmpty else { return nil }
    var text = "losing \(subject)"
    var before = 1
    for (place, overload) in overloads.enumerated() {
      let isSentOn = overload.inARow > before
      before = overload.inARow
      text +=
        (isSentOn ? "; what is sent on then" : place == 0 ? "" : "; and")
        + " puts \(QuantityText.text(overload.load, overload.resource.dimension)) on "
        + "\(overload.subject), \(Wording.load(overload.use)) of what "
        + (kind == .component ? "it" : "is left")
        + (overload.resource.isAsked ? " can do" : kind == .component ? " has" : " of it")
    }
    return text
  }
}

/// What retries make of a component that begins to fail.
public struct RetryStorm: Sendable {
  /// The component.
  public let name: String
  /// What of it is used up.
  public let resource: Use.Resource
  /// How many times as much is asked of it when every attempt fails.
  public let amplification: Double
  /// What comes to it a second at the peak.
  public let load: Double
  /// The load above which it stays overloaded once it has been: what it can do over the attempts.
  public let threshold: Double
  /// Whether the peak is above that.
  public var isVulnerable: Bool { load > threshold * (1 + 1e-9) }
}

extension [RetryStorm] {
  /// The worst first as they are, without the limits of those that something asked hits sooner, and
  /// with one limit of each at most.
  var worstLimits: [RetryStorm] {
    var seen: Set<String> = []
    return filter { seen.insert($0.name).inserted || $0.resource.isAsked }
  }
}

/// What gathers in a queue while its consumer is away at the peak.
public struct Backlog: Sendable {
  /// The queue or stream.
  public let queue: String
  /// Who takes its messages.
  public let consumer: String
  /// Messages a second at the peak.
  public let rate: Double
  /// How long the consumer is away, in seconds.
  public let outage: Double
  /// The messages that wait then.
  public let messages: Double
  /// Those that are gone by then, as the queue keeps none any longer.
  package let lost: Double
  /// How long it takes until none waits any more, in seconds; nil where what the consumer can do is
  /// unknown, infinite where it never catches up at the peak.
  public let drain: Double?
}
