import SideBySide
import SystemDesign

/// Every figure of a design before it is worked out.
struct Drafts {
  let design: Design
  let load: Load
  let deposits: [Deposit]
  let demands: [(part: Part, demands: [Demand])]
  let scope: Estimate.Scope
  /// The connections that stay open.
  let lasting: [Connection]

  init(
    _ design: Design, _ load: Load, _ deposits: [Deposit], _ demands: [(Part, [Demand])],
    _ scope: Estimate.Scope
  ) {
    self.scope = scope
    self.design = design
    self.load = load
    self.deposits = deposits
    self.demands = demands
    lasting = design.statements.compactMap {
      if case .connection(let connection) = $0 { connection } else { nil }
    }
  }

  /// In the order of the file, pairs after components.
  ///
  /// Every guess behind a pair stands behind a component as well, so that leaving pairs out changes
  /// no other figure.
  var all: [Draft] {
    switch scope {
    case .everything: flows + components + pairs + records + system + costs
    case .essentials: flows + components + records + system + costs
    case .judgements: flows + components
    case .uses: []
    }
  }

  /// What is worked out after all of those, so that no guess is drawn otherwise for it.
  var more: [Draft] {
    switch scope {
    case .everything:
      latency + held + caching + connections + scaling + sizing + skew + codes + retries + fanOut
        + closed
    case .essentials:
      latency + held + caching + connections + scaling + sizing + hotKeys + fanOut + closed
        + codes + retries
    case .judgements: latency + held + requiredHits + hotKeys + codes + retries
    case .uses: []
    }
  }

  private var flows: [Draft] {
    let legs = Dictionary(grouping: load.legs) { $0.flow.name }
    return design.flows.flatMap { flow -> [Draft] in
      let subject = Subject.flow(flow.name)
      let rate = load.rate(of: flow)
      return [
        Draft(subject, .rateMean, rate.mean), Draft(subject, .ratePeak, rate.peak),
        Draft(subject, .peakFactor, rate.peakFactor),
      ] + crossing(legs[flow.name] ?? [], subject)
    }
  }

  /// Bytes between the system and the people and services outside it.
  private func crossing(_ legs: [Leg], _ subject: Subject) -> [Draft] {
    let entering = legs.filter { $0.from.isOutside && !$0.to.isOutside }
    let leaving = legs.filter { $0.to.isOutside && !$0.from.isOutside }
    return traffic(subject, incoming: entering, outgoing: leaving)
  }

  /// Bytes in and out of whatever receives `incoming` and starts `outgoing`.
  private func traffic(_ subject: Subject, incoming: [Leg], outgoing: [Leg]) -> [Draft] {
    guard scope.holdsBytes else { return [] }
    func bytes(_ rate: (Leg) -> Term, in: Bool) -> Term {
      let there = (`in` ? incoming : outgoing).map {
        rate($0).times($0.there, .bandwidth)
      }
      let back = (`in` ? outgoing : incoming).map { rate($0).times($0.back, .bandwidth) }
      return .sum(there + back, .bandwidth)
    }
    func peak(in isIn: Bool) -> Term {
      Moment.most((incoming + outgoing).map(\.rate)) { moment in
        bytes({ $0.peak(at: moment) }, in: isIn)
      }
    }
    return [
      Draft(subject, .ingressMean, bytes(\.mean, in: true)),
      Draft(subject, .ingressPeak, peak(in: true)),
      Draft(subject, .egressMean, bytes(\.mean, in: false)),
      Draft(subject, .egressPeak, peak(in: false)),
    ]
  }

  private var components: [Draft] {
    let deposits = Dictionary(grouping: deposits) { $0.store.id }
    let remarks = LoadRemarks(of: design)
    return demands.mapSideBySide { part, demands -> [Draft] in
      let subject = Subject.component(part.name)
      let arriving = load.arriving(at: part)
      let leaving = load.leaving(part)
      var drafts: [Draft] = []
      if !arriving.isEmpty || !part.isOrigin {
        drafts += [
          Draft(subject, .rateMean, arriving.rate(\.mean)),
          Draft(
            subject, .ratePeak, arriving.peakRate(), remarks: remarks.remarks(on: part, arriving)),
        ]
      }
      drafts += traffic(subject, incoming: arriving, outgoing: leaving)
      let own = deposits[part.id] ?? []
      drafts += storage(subject, own)
      let raw = own.isEmpty ? nil : Term.sum(own.map(\.raw), .dataSize)
      return drafts
        + Machines(
          of: part, demands, limiting: limiting(part), uncounted: uncounted(part), storage: raw,
          limits: limits(of: part, demands), design
        ).drafts
    }
    .flatMap(\.self)
  }

  private var pairs: [Draft] {
    var order: [Subject] = []
    var byPair: [Subject: [Leg]] = [:]
    for leg in load.legs {
      let pair = Subject.pair(from: leg.from.name, to: leg.to.name)
      if byPair[pair] == nil { order.append(pair) }
      byPair[pair, default: []].append(leg)
    }
    return order.flatMap { pair -> [Draft] in
      let legs = byPair[pair] ?? []
      return [
        Draft(pair, .rateMean, legs.rate(\.mean)), Draft(pair, .ratePeak, legs.peakRate()),
      ] + traffic(pair, incoming: legs, outgoing: [])
    }
  }

  private var records: [Draft] {
    let own = Dictionary(grouping: deposits) { $0.record?.name }
    return distinct(deposits.compactMap(\.record?.name)).flatMap { name in
      storage(.record(name), own[name] ?? [], onlyNews: true)
    }
  }

  private var system: [Draft] {
    let rates = design.flows.map { load.rate(of: $0) }
    return [
      Draft(.system, .rateMean, .sum(rates.map(\.mean), .rate)),
      Draft(
        .system, .ratePeak,
        Moment.most(rates) { moment in .sum(rates.map { $0.rate(at: moment) }, .rate) }),
    ] + crossing(load.legs, .system) + storage(.system, deposits, onlyNews: true)
  }

  private func storage(
    _ subject: Subject, _ deposits: [Deposit], onlyNews: Bool = false
  ) -> [Draft] {
    guard !deposits.isEmpty else { return [] }
    let coming = deposits.filter { !(onlyNews && $0.isMoved) && $0.arriving != nil }
    let arriving = coming.compactMap(\.arriving)
    let remarks = distinct(deposits.flatMap(\.remarks))
    func sum(_ terms: [Term]) -> Term { .sum(terms, .dataSize) }
    let growth = design.traffic?.growth
    let day = Term.known(Period.day.formula)
    return [
      Draft(
        subject, .storagePerDay, sum(arriving.map { $0.times(day, .dataSize) }), remarks: remarks),
      Draft(
        subject, .storagePerYear,
        sum(
          coming.compactMap { deposit in
            deposit.arriving.map {
              Keeping.firstYear(of: $0, growing: growth, aged: deposit.age)
            }
          }), remarks: remarks),
      Draft(subject, .storageRaw, sum(deposits.map(\.raw)), remarks: remarks),
      Draft(subject, .storageStored, sum(deposits.map(\.stored)), remarks: remarks),
    ]
  }
}
