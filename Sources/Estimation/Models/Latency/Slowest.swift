import RealModule

/// The slowest of several independent times: all are below a time where each one is.
struct Slowest {
  private let parts: [ResponseTime]
  /// How many there are of each part: the shards of a store are alike, and one stands for all.
  private let counts: [Int]

  init(of parts: [ResponseTime]) {
    var kinds: [(part: ResponseTime, count: Int)] = []
    for part in parts {
      if kinds.last?.part == part {
        kinds[kinds.count - 1].count += 1
      } else {
        kinds.append((part, 1))
      }
    }
    (self.parts, counts) = (kinds.map(\.part), kinds.map(\.count))
  }

  private init(_ parts: [ResponseTime], _ counts: [Int]) {
    (self.parts, self.counts) = (parts, counts)
  }

  /// 1 − Π(1 − S), kept from losing the digits of small tails.
  func share(slowerThan time: Double) -> Double {
    var slower = 0.0
    for (part, count) in zip(parts, counts) {
      let one = part.share(slowerThan: time)
      let any =
        count == 1 || one >= 1
        ? one : -Double.expMinusOne(Double(count) * Double.log(onePlus: -one))
      slower += (1 - slower) * any
    }
    return slower
  }

  var moments: (mean: Double, variance: Double) {
    if counts == [1] { return parts[0].moments }
    let ready = Slowest(parts.map(\.prepared), counts)
    let reach = ready.parts.map { TailIntegral.reach(of: $0.moments) }.max() ?? 0
    return TailIntegral.moments(within: reach, ready.share(slowerThan:))
  }
}

extension ResponseTime {
  /// All begin together, and the last to end is waited for.
  ///
  /// What outlasts one that always takes the same less often than once in a billion times is not
  /// waited for.
  static func slowest(of parts: [ResponseTime]) -> ResponseTime {
    let longest = parts.compactMap(\.fixedTime).max() ?? 0
    guard longest > 0 else { return .parallel(parts) }
    let slower = parts.filter {
      $0.fixedTime == nil && $0.prepared.share(slowerThan: longest) > 1e-9
    }
    return slower.isEmpty ? .fixed(longest) : .parallel([.fixed(longest)] + slower)
  }

  /// Nil where it varies.
  private var fixedTime: Double? {
    let (constant, random) = separated
    return random == .sequence([]) ? constant : nil
  }
}
