import SystemDesign

/// How busy a component is at the peak, and how many machines it needs.
struct Machines {
  private let part: Part
  private let demands: [Demand]
  private let limiting: [Demand]
  private let storage: Term?
  private let limits: [Needed]
  private let uncounted: [String]
  private let busy: Term

  /// - Parameters:
  ///   - limiting: what the peak takes of its network, its memory and the like.
  ///   - uncounted: what would settle what it takes of them beside that.
  ///   - storage: the bytes at the horizon, each thing once; nil where nothing is kept.
  ///   - limits: the machines that its network, its memory and its connections need.
  init(
    of part: Part, _ demands: [Demand], limiting: [Demand], uncounted: [String], storage: Term?,
    limits: [Needed], _ design: Design
  ) {
    self.part = part
    self.demands = demands
    self.limiting = limiting.filter { !$0.warm.isZero }
    self.uncounted = demands.flatMap(\.uncounted) + uncounted
    self.storage = storage
    self.limits = limits
    busy = Self.busy(in: design)
  }

  /// The most of its capacity that a machine may use at the peak.
  static func busy(in design: Design) -> Term {
    design.traffic?.busy.map { .known($0.formula) } ?? usualBusy
  }

  /// At 70 % busy a request waits 2.3 times as long as it is worked on, at 80 % four times.
  private static let usualBusy = Term.known(
    Formula(
      .assumption(
        "most busy", 70.percent.formula,
        source: "the usual limit, as nothing was said (Kleinrock, Queueing Systems, 1975: M/M/1)",
        origin: Origin("", 0, 0)), .ratio))

  /// Nothing for what cannot be busy, or what nothing is known to ask anything of.
  var drafts: [Draft] {
    let subject = Subject.component(part.name)
    let uses =
      demands.isEmpty && limiting.isEmpty && uncounted.isEmpty
      ? [] : [use(subject, .utilisationPeak, \.warm), use(subject, .utilisationCold, \.cold)]
    guard !part.isManaged, !(demands.isEmpty && limits.isEmpty) else { return uses }
    let open = demands.flatMap { $0.share($0.warm).missing + $0.uncounted }
    return uses + [
      draft(subject, .instancesNeeded, needed, leaving: open + limits.flatMap(\.uncounted))
    ]
  }

  /// What is known, and what it does not count; where nothing is, what would settle it.
  private func draft(
    _ subject: Subject, _ measure: Measure, _ terms: [Term], leaving open: [String],
    uses: [(Use.Resource, Term)] = []
  ) -> Draft {
    let missing = distinct(terms.flatMap(\.missing) + open)
    guard let known = Self.largestKnown(terms) else {
      return Draft(subject, measure, .unknown(missing), uses: uses)
    }
    return Draft(subject, measure, known, remarks: missing, uses: uses)
  }

  /// The busiest resource decides, whatever it is.
  private func use(
    _ subject: Subject, _ measure: Measure, _ load: KeyPath<Demand, Term>
  ) -> Draft {
    let shares = (demands + limiting).map { demand in
      (
        demand.resource,
        demand.share(demand[keyPath: load]).named("\(demand.resource.rawValue) of '\(part.name)'")
      )
    }
    return draft(subject, measure, shares.map(\.1), leaving: uncounted, uses: shares)
  }

  /// Of a stream the partitions: more of them are no more machines.
  private var needed: [Term] {
    var needs = demands.needed(busy: busy)
    if part.kind == .stream, !needs.isEmpty { return needs }
    if let disk = storage.flatMap({ Self.disks(of: part, $0) }) { needs.append(disk) }
    return needs + limits.map(\.term) + Self.stated(for: part)
  }

  /// The machines that must be up whatever the load, where that is said.
  static func stated(for part: Part) -> [Term] {
    part.faults.needed.map { [.number($0, "machines that must be up")] } ?? []
  }

  /// The machines whose disks hold what is there at the horizon; nil where no disk is stated.
  static func disks(of part: Part, _ storage: Term) -> Term? {
    let machines = Term.number(part.copiesOfData, part.copiesOfData == 1 ? "copy" : "copies")
    return part.shardRoom.map {
      storage.over(.known($0), .count).roundedUp().times(machines, .count)
    }
  }

  /// What is known decides; only where nothing is known is the answer unknown.
  static func largest(_ terms: [Term]) -> Term {
    let known = terms.compactMap(\.formula)
    guard let first = known.first else { return .unknown(distinct(terms.flatMap(\.missing))) }
    return .known(
      known.dropFirst().reduce(first) { Formula(.larger($0, $1), $0.dimension) })
  }

  /// The largest of those that are known; nil where none is.
  static func largestKnown(_ terms: [Term]) -> Term? {
    let known = terms.filter { $0.formula != nil }
    return known.isEmpty ? nil : largest(known)
  }

  /// What is known decides; only where nothing is known is the answer unknown.
  static func smallest(_ terms: [Term]) -> Term {
    let known = terms.compactMap(\.formula)
    guard let first = known.first else { return .unknown(distinct(terms.flatMap(\.missing))) }
    return .known(
      known.dropFirst().reduce(first) { Formula(.smaller($0, $1), $0.dimension) })
  }
}
