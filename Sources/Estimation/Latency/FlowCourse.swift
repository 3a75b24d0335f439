import SystemDesign

/// The way of one flow's answer through the queues of the components, at its peak.
///
/// What is handed over is not waited for, nor is what the receiver does then. A hop that runs no times
/// is none.
struct FlowCourse {
  /// All that is waited for.
  private(set) var course = Course.sequence([])
  /// The rows of calls that are hedged.
  private(set) var hedged: [[Term]] = []
  /// What is not counted.
  private(set) var remarks: [String] = []
  private let design: Design
  private let legs: [Leg]
  private let demands: [Part.ID: [Demand]]
  /// All that any hop so far led to, waited for or not.
  private var met: Set<Part.ID> = []
  private var calls = 0
  /// The place of the next hop among those of the flow.
  private var number = 0

  /// Where one row of numbers is spent, and how often in one execution.
  var visits: [Course.Visit] { course.calls.flatMap(\.visits) }

  /// What is asked more than it can do, where nothing ends the wait for it.
  var overloads: [Overload] {
    course.calls.flatMap(\.overloads).reduce(into: []) { known, next in
      if !known.contains(where: { $0.name == next.name }) { known.append(next) }
    }
  }

  /// - Parameter legs: those of the flow.
  init(of flow: Flow, in design: Design, _ legs: [Leg], _ demands: [Part.ID: [Demand]]) {
    (self.design, self.legs, self.demands) = (design, legs, demands)
    guard let first = flow.hops.first else { return }
    var reached: Set<Part.ID> = [first.from.id]
    met = reached
    course = Self.joined(flow.steps.map { link($0, odds: .number(1), &reached) })
  }

  /// A step that is followed: where it begins, what it alone leads to, and how long it takes.
  private struct Link {
    let from: Part.ID?
    let leads: Set<Part.ID>
    /// Whether a timeout ends the wait for it and for all that is behind it.
    let isCut: Bool
    /// When the caller gives up what does not come, and goes on without it.
    let givesUp: Term?
    let course: Course
  }

  private mutating func link(_ step: Step, odds: Term, _ reached: inout Set<Part.ID>) -> Link {
    let before = reached
    let course = follow(step, odds: odds, &reached)
    var (isCut, givesUp): (Bool, Term?) = (false, nil)
    if case .hop(let hop) = step { (isCut, givesUp) = (hop.cutsAllBehind, hop.givesUp) }
    return Link(
      from: step.hops.first?.from.id, leads: reached.subtracting(before), isCut: isCut,
      givesUp: givesUp, course: course)
  }

  /// One after the other; what begins where one that is cut off led is cut off together with it, and
  /// given up together with it.
  private static func joined(_ links: [Link]) -> Course {
    var left = links[...]
    var parts: [Course] = []
    while let first = left.popFirst() {
      var behind: [Link] = []
      if first.givesUp != nil {
        var leads = first.leads
        left =
          left.filter { link in
            guard let from = link.from, leads.contains(from) else { return true }
            leads.formUnion(link.leads)
            behind.append(link)
            return false
          }[...]
      }
      parts.append(first.course)
      guard let limit = first.givesUp, !behind.isEmpty else { continue }
      let all = [parts.removeLast(), joined(behind).givenUp(after: limit)]
      parts.append(first.isCut ? .cut(all) : .sequence(all))
    }
    return .sequence(parts)
  }

  /// - Parameter odds: how often the way there is taken in one execution.
  private mutating func follow(_ step: Step, odds: Term, _ reached: inout Set<Part.ID>) -> Course {
    switch step {
    case .hop(let hop): return follow(hop, odds: odds, &reached)
    case .together(let steps): return together(steps, odds: odds, &reached)
    case .oneOf(let ways):
      let each = ways.count > 1 ? odds.over(.number(ways.count, "ways"), .ratio) : odds
      let before = reached
      return .choice(
        ways.map { way in
          var own = before
          let course = follow(way, odds: each, &own)
          reached.formUnion(own)
          return course
        })
    }
  }

  /// Side by side, but for what begins where another of them has led: that follows it.
  private mutating func together(
    _ steps: [Step], odds: Term, _ reached: inout Set<Part.ID>
  ) -> Course {
    let before = reached
    var branches: [(reached: Set<Part.ID>, links: [Link])] = []
    for step in steps {
      let from = step.hops.first?.from.id
      let follows = branches.lastIndex { branch in from.map(branch.reached.contains) ?? false }
      var place = branches.count
      if let follows, let from, !before.contains(from) {
        place = follows
      } else {
        branches.append((before, []))
      }
      branches[place].links.append(link(step, odds: odds, &branches[place].reached))
    }
    for branch in branches { reached.formUnion(branch.reached) }
    return .parallel(branches.map { Self.joined($0.links) })
  }

  private mutating func follow(_ hop: Hop, odds: Term, _ reached: inout Set<Part.ID>) -> Course {
    let number = number
    self.number += 1
    let isMet = met.contains(hop.from.id) || hop.from.isOrigin
    // What only a fallback leads to is no part of the usual way.
    met.formUnion(Step.hop(hop).everyHop.flatMap(\.reached))
    guard hop.waits, !hop.times.mean.isZero else { return .sequence([]) }
    guard reached.contains(hop.from.id) else {
      if !isMet {
        remark(
          "what '\(hop.from.name)' asks of '\(hop.to.name)' is not counted in the latency: "
            + "no hop before it leads to '\(hop.from.name)'")
      }
      return .sequence([])
    }
    reached.insert(hop.to.id)
    if let after = hop.facts.hedgeAfter {
      remark(
        "what '\(hop.to.name)' is asked again after \(after.formula) is not counted in its load: "
          + "say .hedged(after: 95.percent)")
    }
    calls += 1
    let isCertain = odds.formula?.isOne ?? false
    var call = Course.Call()
    // What is said of a hop is the way to the first that is not in the caller's own memory; what is
    // said of all, the way to each.
    var roundTrip = design.roundTrip(of: hop)
    // What a cache lacks is read from the next, as often as it is lacking; that is not hedged, since a
    // second instance of the cache lacks what the first does.
    for (place, holder) in hop.asked.enumerated() {
      let hedge = place == 0 ? Hedge(hop) : nil
      let times = place == 0 ? Term.known(hop.times.mean) : lacking(hop, number, holder, odds)
      var asked: [Row] = []
      if let network = roundTrip, !holder.caching.isOwn {
        asked.append((holder, Self.network(hop, times, hedge, network), true))
        if hop.facts.roundTrip != nil { roundTrip = nil }
      }
      for passage in place == 0 ? hop.passages : [] {
        station(hop, passage, .requests, &call).map {
          asked.append((passage, Self.numbers(hop, times, hedge, $0), false))
        }
        asked += counting(hop, passage, times, hedge, &call)
      }
      station(hop, holder, hop.resource(at: place), &call).map {
        asked.append((holder, Self.numbers(hop, times, hedge, $0, at: place), false))
      }
      if place == 0 { asked += counting(hop, holder, times, hedge, &call) }
      for (part, row, isNetwork) in asked {
        call.rows.append(row)
        if hedge != nil { hedged.append(row.replacing(2, with: .number(calls))) }
        let often = isCertain ? times : times.times(odds, .ratio)
        call.visits.append(
          Course.Visit(
            component: part.name, isNetwork: isNetwork, row: row.replacing(3, with: often)))
      }
    }
    return .call(hop.givesUp.map(call.givenUp) ?? call)
  }

  /// The numbers of one place on the way, as `StationList` has them.
  private typealias Row = (part: Part, row: [Term], isNetwork: Bool)

  /// Before a limiter lets a request through it looks at the counts that its instances share.
  private mutating func counting(
    _ hop: Hop, _ limiter: Part, _ times: Term, _ hedge: Hedge?, _ call: inout Course.Call
  ) -> [Row] {
    var rows: [Row] = []
    for cache in limiter.limiterCaches {
      if let network = design.deployment?.roundTrip, !cache.caching.isOwn {
        rows.append((cache, Self.network(hop, times, hedge, network), true))
      }
      station(hop, cache, .requests, &call).map {
        rows.append((cache, Self.numbers(hop, times, hedge, $0), false))
      }
    }
    return rows
  }

  /// How often one shard of a later holder is asked, where the way there is taken.
  private func lacking(_ hop: Hop, _ number: Int, _ holder: Part, _ odds: Term) -> Term {
    guard let leg = legs.first(where: { $0.run.number == number && $0.to.id == holder.id })
    else { return .known(hop.times.mean) }
    let taken =
      (odds.formula?.isOne ?? false) ? leg.perExecution : leg.perExecution.over(odds, .ratio)
    guard let shards = hop.facts.scatter, shards > 1 else { return taken }
    return taken.over(.number(shards, "shards"), .ratio)
  }

  private static func network(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, _ roundTrip: Period
  ) -> [Term] {
    numbers(
      hop, times, hedge, servers: .number(-1), rate: .zero(.rate), spread: .number(-1),
      time: .known(roundTrip.formula))
  }

  /// Nil where the component takes no time that would have to be said.
  private mutating func station(
    _ hop: Hop, _ part: Part, _ resource: Use.Resource, _ call: inout Course.Call
  ) -> Station? {
    guard part.kind != .client, part.kind != .timer else { return nil }
    if part.capacity.serviceTime == nil, part.hasNoTimeOfItsOwn {
      remark("the time in '\(part.name)' is not counted: say taking: 1.millisecond")
      return nil
    }
    let own = demands[part.id] ?? []
    let demand = own.first { $0.resource == resource } ?? own.first
    let station = Station(part, demand)
    if let overload = station.overload { call.overloads.append(overload) }
    if part.capacity.variation != nil, station.isShared {
      remark(
        "how far times in '\(part.name)' differ is counted only where it works on one at a time")
    }
    return station
  }

  private static func numbers(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, _ station: Station, at place: Int? = nil
  ) -> [Term] {
    var numbers = numbers(
      hop, times, hedge, servers: station.servers, rate: station.rate, spread: station.spread,
      time: station.time)
    if let copies = place.flatMap(hop.copiesAsked) {
      numbers[11] = .number(copies.asked)
      numbers[12] = .number(copies.needed)
    }
    return numbers
  }

  /// As `StationList` has them, its place left open.
  private static func numbers(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, servers: Term, rate: Term, spread: Term, time: Term
  ) -> [Term] {
    [
      .number(0), .number(0), .number(0), times, .number(hop.facts.scatter ?? 1),
      hedge?.after.map { .known($0.formula) } ?? .number(-1),
      hedge?.share.map { .known($0.formula) } ?? .number(-1),
      hop.longestWait.map { .known($0.formula) } ?? .number(-1), servers, rate, spread,
      .number(1), .number(1), .number(-1), time,
    ]
  }

  private mutating func remark(_ says: String) { remarks = distinct(remarks + [says]) }
}

extension [Term] {
  func replacing(_ place: Int, with term: Term) -> [Term] {
    var terms = self
    terms[place] = term
    return terms
  }
}

extension Hop {
  /// After how long the caller goes on without the answer; nil where it needs it, or asks again.
  fileprivate var longestWait: Period? {
    facts.isOptional && facts.retries == nil ? facts.timeout : nil
  }

  /// When the caller goes on without an answer that never comes, all its attempts counted and the
  /// pauses between them not; nil where it needs the answer or waits for it as long as it takes.
  fileprivate var givesUp: Term? {
    guard waits, facts.isOptional, let timeout = facts.timeout else { return nil }
    let attempts = Term.number(max(0, facts.retries?.count ?? 0) + 1, "attempts")
    return Term.known(timeout.formula).times(attempts, .period)
  }

  /// Whether its timeout ends the wait for all that is behind it: where it asks once.
  fileprivate var cutsAllBehind: Bool {
    waits && longestWait != nil && times.mean.isOne
  }

  /// How many copies of a store without a primary are asked at once, and how many are waited for;
  /// nil where one is asked.
  fileprivate func copiesAsked(at place: Int) -> (asked: Int, needed: Int)? {
    let part = asked[place]
    guard part.kind == .database, part.readsAnyCopy else { return nil }
    if verb.changes { return (part.copiesOfData, part.writeQuorum) }
    let copies = readsReplicas(at: place) ? part.staleReadQuorum : part.readQuorum
    return (copies, copies)
  }

  fileprivate func resource(at place: Int) -> Use.Resource {
    let part = asked[place]
    guard part.kind == .database || part.kind == .searchIndex else { return .requests }
    if verb.changes { return .writes }
    return readsReplicas(at: place) && part.hasReadCopies ? .replicaReads : .reads
  }
}

extension Hop {
  var isHedged: Bool { facts.hedgeAfter != nil || facts.hedgeShare != nil }
}

/// When a second instance is asked: after a time, or after a share of the answers.
private struct Hedge {
  let after: Period?
  let share: Ratio?

  /// Nil where no second is asked.
  init?(_ hop: Hop) {
    guard hop.isHedged else { return nil }
    (after, share) = (hop.facts.hedgeAfter, hop.facts.hedgeShare)
  }
}

extension Part {
  /// Whether it passes on or looks up, which takes so little that it may be left unsaid.
  fileprivate var hasNoTimeOfItsOwn: Bool {
    switch kind {
    case .dns, .cdn, .loadBalancer, .gateway: true
    default: false
    }
  }
}
