import RealModule

/// The stations that an answer passes, written as numbers so that an expression can hold them.
///
/// The first number is the share of answers that must be faster, or 0 for the mean. Fifteen follow for
/// each station: the groups that begin before it (digits to the base of five, as `Course.Group` has
/// them, the outermost first), how many groups end after it, the call, how often each shard is asked
/// (those of one call that are asked less often than the one before answer what that one lacked), how
/// many shards are asked at once, the seconds after which and the share of answers after which
/// it is hedged (−1 where it is not), the seconds it is waited for at most (−1 where as long as it takes),
/// the servers (0 for work that waits for nobody, −1 for a time
/// that is always the same), arrivals a second, the standard deviation of the seconds one takes over
/// their mean (−1 where it is not stated), how many copies are asked at once, how many of them are
/// waited for, the seconds after which an answer that never comes is given up (−1 where it is not), and the
/// seconds one takes.
struct StationList {
  static let width = 15

  /// A way that takes no time.
  static var noTime: [Term] {
    [
      .number(0), .number(0), .number(0), .number(1), .number(1), .number(-1), .number(-1),
      .number(-1), .number(-1), .zero(.rate), .number(-1), .number(1), .number(1), .number(-1),
      .zero(.period),
    ]
  }

  /// The numbers of a station as they would be where nobody waits.
  static func unqueued(_ row: [Term]) -> [Term] {
    var row = row
    (row[5], row[6], row[8], row[9]) = (.number(-1), .number(-1), .number(0), .zero(.rate))
    return row
  }

  /// The numbers of a station where an answer that never comes is given up; an earlier end of the wait
  /// holds.
  static func givenUp(_ row: [Term], after limit: Term) -> [Term] {
    (row[13].formula?.number ?? 0) < 0 ? row.replacing(13, with: limit) : row
  }

  /// The numbers of a station that is waited for no longer than until it would be given up.
  static func cut(_ row: [Term]) -> [Term] {
    (row[7].formula?.number ?? 0) < 0 ? row.replacing(7, with: row[13]) : row
  }

  /// The share of their time that the servers of each station work, beside the place of the time one
  /// takes; none of what is no queue.
  static func busy(_ numbers: [Double]) -> [(place: Int, share: Double)] {
    stride(from: width, to: numbers.count, by: width).compactMap { place in
      let row = Array(numbers[place - width + 1...place])
      let share = row[9] * row[14] / row[8]
      return row[8] > 0 && share > 0 && share.isFinite ? (place, share) : nil
    }
  }

  private let share: Double
  private let rows: [[Double]]
  private let response: ResponseTime

  /// Nil where the numbers are no stations, or where one of them is asked more than it can do and
  /// nothing ends the wait for it.
  init?(_ numbers: [Double]) {
    guard let share = numbers.first, (numbers.count - 1) % Self.width == 0 else { return nil }
    self.share = share
    rows = stride(from: 1, to: numbers.count, by: Self.width).map { start in
      Array(numbers[start..<start + Self.width])
    }
    var open: [(group: Course.Group, limit: Double, parts: [ResponseTime])] = [(.sequence, 0, [])]
    for call in rows.split(whereChanged: 2) {
      guard let first = call.first, let last = call.last, first[0] >= 0, first[0] < 1e15
      else { return nil }
      let opens = String(Int(first[0]), radix: 5).compactMap(\.wholeNumberValue)
        .compactMap(Course.Group.init(rawValue:))
      // What is behind a call that is cut off is cut off together with it.
      guard let time = Self.time(of: call, isCut: !opens.contains(.cut)) else { return nil }
      open += opens.map { ($0, first[7], []) }
      open[open.count - 1].parts.append(time)
      guard last[1] >= 0, Int(last[1]) < open.count else { return nil }
      for _ in 0..<Int(last[1]) {
        let (group, limit, parts) = open.removeLast()
        guard let time = group.together(parts, limit) else { return nil }
        open[open.count - 1].parts.append(time)
      }
    }
    guard open.count == 1, let whole = Course.Group.sequence.together(open[0].parts, 0) else {
      return nil
    }
    response = whole
  }

  /// The mean, or the time that the share of answers stays below.
  var time: Double {
    share > 0 ? (try? response.quantile(share)) ?? .nan : response.mean
  }

  /// The share of hedged requests that are sent a second time.
  var sentTwice: Double {
    var (all, twice) = (0.0, 0.0)
    for call in rows.split(whereChanged: 2) {
      guard let one = Self.alone(call), let row = call.first,
        let hedge = Self.hedge(one, row)
      else { continue }
      let weight = row[3] * row[4]
      all += weight
      twice += weight * (row[6] >= 0 ? 1 - row[6] : one.share(slowerThan: hedge))
    }
    return twice / all
  }

  private static func time(of call: [[Double]], isCut: Bool) -> ResponseTime? {
    guard let first = call.first else { return nil }
    // What never runs is no queue, however long it would be.
    guard first[3] != 0 else { return .sequence([]) }
    guard let one = once(call) else { return nil }
    let shards = first[4]
    guard shards.isFinite, shards < 100_000 else { return nil }
    let asked =
      shards > 1 ? .parallel([ResponseTime](repeating: one, count: Int(shards))) : one
    // What never comes is given up, also where no other answer is.
    let limit =
      isCut && first[7] > 0 ? first[7] : call.contains { settled($0) == nil } ? first[13] : 0
    let waited = limit > 0 ? try? asked.cut(at: limit) : asked
    return try? waited?.repeated(first[3])
  }

  /// A call of one shard: what is asked less often follows what lacked it, each time it was lacking.
  private static func once(_ call: [[Double]]) -> ResponseTime? {
    var later: (time: ResponseTime, often: Double)?
    for part in call.split(whereChanged: 3).reversed() where part[0][3] != 0 {
      guard let row = part.first, let alone = alone(part) else { return nil }
      let own = hedge(alone, row).map { try? alone.hedged(after: $0) } ?? alone
      guard var time = own else { return nil }
      if let later {
        let odds = row[3] > 0 ? min(1, later.often / row[3]) : 0
        time = .sequence([time, odds < 1 ? .chance(odds, later.time) : later.time])
      }
      later = (time, row[3])
    }
    return later?.time
  }

  /// One after the other, not hedged.
  private static func alone(_ call: [[Double]]) -> ResponseTime? {
    let stations = call.compactMap { row in
      station(row).flatMap { copies($0, row) }
    }
    guard stations.count == call.count else { return nil }
    return stations.count == 1 ? stations[0] : .sequence(stations)
  }

  /// As many copies at once as are asked, until enough have answered.
  private static func copies(_ one: ResponseTime, _ row: [Double]) -> ResponseTime? {
    guard row[11] != 1 else { return one }
    guard let asked = Int(exactly: row[11]), let needed = Int(exactly: row[12]) else { return nil }
    return try? one.first(needed, of: asked)
  }

  /// After how many seconds it is hedged; nil where it is not.
  private static func hedge(_ one: ResponseTime, _ row: [Double]) -> Double? {
    let (after, share) = (row[5], row[6])
    guard share >= 0 else { return after >= 0 ? after : nil }
    guard share < 1 else { return nil }
    return share > 0 ? try? one.quantile(share) : 0
  }

  /// Where no answer ever comes and the caller gives it up in the end, a time that outlasts its wait.
  private static func station(_ row: [Double]) -> ResponseTime? {
    settled(row) ?? (row[13] > 0 ? .exponential(mean: row[13] * 1e12) : nil)
  }

  private static func settled(_ row: [Double]) -> ResponseTime? {
    let (servers, rate, spread, time) = (row[8], row[9], row[10], row[14])
    guard time.isFinite, time >= 0, spread.isFinite else { return nil }
    if servers < 0 || time == 0 { return .fixed(time) }
    if servers == 0 {
      return spread < 0
        ? .exponential(mean: time) : .service(mean: time, variability: spread * spread)
    }
    guard servers.isFinite, servers < 1e9, rate * time < servers else { return nil }
    // Part of a server is one that comes free less often, so that together they can do what they can;
    // one that is served takes its own time all the same.
    let nearest = servers.rounded()
    let isWhole = abs(servers - nearest) < 1e-9 * servers && nearest >= 1
    let whole = isWhole ? nearest : max(1, servers.rounded(.up))
    let held = time * whole / servers
    if spread >= 0, whole == 1 {
      guard
        let queue = try? SingleServerQueue.Settled(
          rate: rate, serviceTime: held, variability: spread * spread)
      else { return nil }
      return .sequence([.wait(queue), .service(mean: time, variability: spread * spread)])
    }
    let queue = try? MultiServerQueue(servers: Int(whole), rate: rate, serviceTime: held)
    guard let settled = queue?.waiting.settled else { return nil }
    return isWhole
      ? .queue(settled)
      : .sequence([
        .chance(settled.queue.shareWaiting, .exponential(mean: 1 / settled.drain)),
        .exponential(mean: time),
      ])
  }
}

extension Course.Group {
  /// Nil where the limit is no time.
  fileprivate func together(_ parts: [ResponseTime], _ limit: Double) -> ResponseTime? {
    let whole = parts.count == 1 ? parts[0] : .sequence(parts)
    return switch self {
    case .cut: try? whole.cut(at: limit)
    case .sequence: whole
    case .parallel: parts.count == 1 ? whole : .slowest(of: parts)
    case .choice: parts.count == 1 ? whole : .choice(parts)
    }
  }
}

extension Array where Element == [Double] {
  /// The rows in runs that share the number in a column.
  fileprivate func split(whereChanged column: Int) -> [[[Double]]] {
    var runs: [[[Double]]] = []
    for row in self {
      if let last = runs.last?.last, last[column] == row[column] {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }
}
