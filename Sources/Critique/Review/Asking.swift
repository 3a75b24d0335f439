import SystemDesign

/// A flow that somebody outside asks for: who asks, what answers, and what stands on the way.
struct Asking {
  let flow: Flow
  /// The hops by which clients from outside ask for it.
  let hops: [Hop]
  /// What its caller waits for, fallbacks included.
  let awaited: [Hop]

  /// Those of a design, in the order of the file.
  static func all(in flows: [Flow], _ index: HopIndex) -> [Asking] {
    let entries = Dictionary(grouping: index.entries, by: \.flow)
    return flows.enumerated().compactMap { Asking($1, entries[$0] ?? []) }
  }

  /// Nil where a timer, a worker or somebody inside starts it.
  private init?(_ flow: Flow, _ entries: [HopIndex.Entry]) {
    let made = entries.map(\.hop).filter { $0.verb != .looksUp }
    guard let first = made.first, first.from.isOutside else { return nil }
    self.flow = flow
    hops = made.filter { $0.from.isOutside }
    awaited = entries.filter { $0.isAwaited && $0.hop.verb != .looksUp }.map(\.hop)
  }

  /// What it is asked of: the first gateway or service on the way, else what is called.
  var door: Part {
    let stations = hops[0].passages + [hops[0].to]
    return stations.first { $0.kind == .gateway || $0.kind == .service } ?? hops[0].to
  }

  /// All that it passes before its caller has the answer.
  var guards: [Part] { (hops + awaited).flatMap { $0.passages + [$0.to] } }

  /// What its request comes by: what it is sent through and to, and whatever doors pass it on to.
  private var doors: [Part] {
    let passedOn = awaited.filter { hop in
      hop.verb == .calls && [.gateway, .loadBalancer, .cdn].contains(hop.from.kind)
    }
    return (hops + passedOn).flatMap { $0.passages + [$0.to] }
  }

  /// How callers prove who they are, where that is said of the flow, its request or what answers it.
  ///
  /// One of ours that is asked may know it too; how services prove to each other who they are, or
  /// what somebody else asks for, says nothing of the caller.
  var authentication: Authentication? {
    let asked = awaited.filter { !$0.facts.isOptional && $0.to.kind != .external }
      .flatMap { $0.passages + [$0.to] }.compactMap(\.protection.authentication)
      .filter { if case .mutualTLS = $0 { false } else { true } }
    return flow.facts.authentication ?? hops.compactMap(\.facts.authentication).first
      ?? doors.compactMap(\.protection.authentication).first ?? asked.first
  }

  /// What is checked besides who they are.
  var check: String? { flow.facts.check ?? guards.compactMap(\.protection.check).first }

  /// Whether something limits how often one caller may ask for it.
  var isLimited: Bool {
    !flow.facts.limits.isEmpty || doors.contains { !$0.protection.limits.isEmpty }
  }

  /// Whether it is a frame on a connection that is open already.
  var isFrame: Bool { flow.api?.method == "FRAME" }
}

extension Part {
  /// Whether it asks from outside: a client that was not said to be inside.
  var isOutside: Bool { kind == .client && !protection.isInternal }
}

extension DataClass {
  /// Whether somebody minds who sees it.
  var isDelicate: Bool { self != .open }

  /// What it is called: "personal data".
  var inWords: String {
    switch self {
    case .open: "open data"
    case .personal: "personal data"
    case .secret: "secrets"
    case .payment: "payment data"
    }
  }

  /// How much is minded who sees it.
  private var rank: Int {
    switch self {
    case .open: 0
    case .personal: 1
    case .payment: 2
    case .secret: 3
    }
  }

  /// The one of some that is minded most.
  static func most(of classes: [DataClass]) -> DataClass? { classes.max { $0.rank < $1.rank } }
}

extension Hop {
  /// The most delicate data that it was said to carry: that of its records, and that of its flow
  /// where they do not all say.
  func dataClass(in flow: Flow) -> DataClass? {
    let records = [sending?.record, receiving?.record].compactMap(\.self)
    let said = records.compactMap(\.facts.dataClass)
    let isSaid = !records.isEmpty && said.count == records.count
    return DataClass.most(of: said + (isSaid ? [] : [flow.facts.dataClass].compactMap(\.self)))
  }

  /// The records that it carries and that are of some class: "'user'".
  func recordNames(of data: DataClass) -> [String] {
    [sending?.record, receiving?.record].compactMap(\.self)
      .filter { $0.facts.dataClass == data }.map(\.name)
  }
}

extension String {
  /// Whether it says that there is nothing: an empty answer, or a no.
  var saysNothing: Bool {
    let words = lowercased().split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
    return [
      "", "no", "none", "nothing", "nobody", "not", "not yet", "nothing yet", "not at all", "todo",
      "no check", "no checks", "unchecked", "not checked",
    ].contains(words)
  }
}
