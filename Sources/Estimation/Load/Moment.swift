import SystemDesign

/// A moment at which what flows bring is added up.
struct Moment {
  /// Counted from midnight; nil where every flow is taken at its busiest.
  let hour: Int?

  /// Every flow is at its busiest.
  static let peak = Moment(hour: nil)

  /// From which hour to which: "20:00 to 21:00".
  fileprivate var words: String? { hour.map { "\($0):00 to \($0 + 1):00" } }

  /// The most that comes at once of what these flows bring.
  ///
  /// Flows that say how much comes in each hour are added hour by hour. Of any other it is not known
  /// when it is busiest, so that it is taken to be whenever the others are.
  static func most(_ rates: [FlowRate], _ sum: (Moment) -> Term) -> Term {
    let moments = worst(of: rates)
    guard moments.count > 1 else { return sum(.peak) }
    let sums = moments.map { moment in
      sum(moment).named("what comes from \(moment.words ?? "")")
    }
    // Where nothing comes in an hour of what is unknown, that hour alone says too little.
    let missing = sums.flatMap(\.missing)
    return missing.isEmpty ? Machines.largest(sums) : .unknown(distinct(missing))
  }

  /// The moments of which one is the worst for a sum of these; one alone where all peak together.
  static func worst(of rates: [FlowRate]) -> [Moment] {
    let curves = distinct(rates.compactMap(\.hours))
    guard curves.count > 1 else { return [.peak] }
    let hours = (0..<24).map { hour in curves.map { $0[hour] } }
    let found = hours.indices.filter { hour in
      !hours.indices.contains { other in
        guard zip(hours[other], hours[hour]).allSatisfy({ $0 >= $1 }) else { return false }
        return hours[other] != hours[hour] || other < hour
      }
    }
    return found.count > 1 ? found.map { Moment(hour: $0) } : [.peak]
  }
}

extension FlowRate {
  /// How often the flow happens at a moment.
  func rate(at moment: Moment) -> Term {
    guard let hour = moment.hour, let hours else { return peak }
    return peak.times(.known(Formula(.literal(hours[hour], Unit("of its peak")), .ratio)), .rate)
  }

  /// Whether it is known that the flow never happens then.
  func isIdle(at moment: Moment) -> Bool {
    moment.hour.flatMap { hour in hours.map { $0[hour] == 0 } } ?? false
  }

  /// What comes in each hour of the day, of what comes in the busiest; nil where it is not known
  /// when the flow is busiest, as of a peak that was said as a number.
  static func hours(of flow: Flow, in design: Design) -> [Double]? {
    guard flow.peak == nil else { return nil }
    let usual = design.traffic.flatMap { $0.peak == nil ? $0.daily : nil }
    guard case .hours(let shares)? = flow.facts.daily ?? usual, shares.count == 24,
      let most = shares.max(), most > 0, most.isFinite, shares.allSatisfy({ $0 >= 0 })
    else { return nil }
    return shares.map { $0 / most }
  }
}

extension [Leg] {
  /// The most requests a second that come at once of all of them.
  func peakRate(_ caches: Leg.Caches = .warm) -> Term {
    Moment.most(map(\.rate)) { moment in rate { $0.peak(caches, at: moment) } }
  }

  /// The most items a second that come at once of all of them.
  func peakItemRate() -> Term {
    Moment.most(map(\.rate)) { moment in itemRate { $0.peak(at: moment) } }
  }
}
