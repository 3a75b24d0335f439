import RealModule

/// The share of answers slower than a time, as a sum of weighted exponentials of it.
public struct ExponentialSum: Sendable, Equatable {
  /// w e^(−a t).
  struct Term: Sendable, Equatable {
    let weight: Double
    let rate: Double
  }

  let terms: [Term]

  /// - Parameter terms: whose weights make 1.
  init(_ terms: [Term]) { self.terms = terms }

  /// Nil where a part is no exponential, or where there are more than six of them.
  init?(of time: ResponseTime) {
    // What never happens says nothing; what takes no time at all has no sum of exponentials.
    guard let ways = Self.ways(of: time)?.filter({ $0.odds > 0 }), !ways.isEmpty,
      ways.allSatisfy({ !$0.rates.isEmpty }),
      ways.allSatisfy({ $0.rates.count <= 6 })
    else { return nil }
    terms = Self.merged(
      ways.flatMap { way in
        let rates = Self.apart(way.rates)
        return rates.enumerated().map { index, rate in
          let weight = rates.enumerated().reduce(way.odds) { product, other in
            other.offset == index ? product : product * other.element / (other.element - rate)
          }
          return Term(weight: weight, rate: rate)
        }
      })
    // Terms so large that their differences have too few digits left.
    guard terms.allSatisfy({ abs($0.weight) < 1e9 }) else { return nil }
  }

  /// The slowest of several independent times: 1 − Π (1 − S).
  ///
  /// Nil where one of them is no sum, or where the product has more than 64 terms of different rates, or
  /// terms so large that their differences would have no digits left.
  init?(slowestOf parts: [ResponseTime]) {
    var all = [Term(weight: 1, rate: 0)]
    for part in parts {
      guard let slower = ExponentialSum(of: part)?.terms else { return nil }
      all = Self.merged(
        all
          + all.flatMap { term in
            slower.map { Term(weight: -term.weight * $0.weight, rate: term.rate + $0.rate) }
          })
      guard all.count <= 65 else { return nil }
    }
    terms = all.dropFirst().map { Term(weight: -$0.weight, rate: $0.rate) }
    guard !terms.isEmpty, terms.allSatisfy({ abs($0.weight) < 1e6 }) else { return nil }
  }

  /// Until so many of several have ended: powers of S, each a product of sums.
  ///
  /// Nil where one of them is no sum, or where there are more than nine.
  init?(of order: OrderStatistic) {
    guard order.count <= 9, let one = ExponentialSum(of: order.one)?.terms else { return nil }
    var powers = [[Term(weight: 1, rate: 0)]]
    for _ in 0..<order.count {
      powers.append(
        Self.merged(
          powers[powers.count - 1].flatMap { term in
            one.map { Term(weight: term.weight * $0.weight, rate: term.rate + $0.rate) }
          }))
      guard powers[powers.count - 1].count <= 65 else { return nil }
    }
    var all: [Term] = []
    var ways = 1.0
    for ended in 0..<order.needed {
      // (1 − S)^j, by the powers of S.
      var sign = ways
      for power in 0...ended {
        all += powers[order.count - ended + power].map {
          Term(weight: $0.weight * sign, rate: $0.rate)
        }
        sign *= -Double(ended - power) / Double(power + 1)
      }
      ways *= Double(order.count - ended) / Double(ended + 1)
    }
    terms = Self.merged(all)
    guard terms.allSatisfy({ abs($0.weight) < 1e6 }) else { return nil }
  }

  /// In the order of their rates, those of one rate as one: branches that are alike have few rates.
  private static func merged(_ terms: [Term]) -> [Term] {
    var merged: [Term] = []
    for term in terms.sorted(by: { $0.rate < $1.rate }) {
      if let last = merged.last, term.rate - last.rate <= 1e-12 * term.rate {
        merged[merged.count - 1] = Term(weight: last.weight + term.weight, rate: last.rate)
      } else {
        merged.append(term)
      }
    }
    return merged
  }

  /// ∫ S(t) dt, and ∫ 2 t S(t) dt less its square.
  var moments: (mean: Double, variance: Double) {
    let mean = terms.reduce(0) { $0 + $1.weight / $1.rate }
    let square = terms.reduce(0) { $0 + 2 * $1.weight / ($1.rate * $1.rate) }
    return (mean, max(0, square - mean * mean))
  }

  func share(slowerThan time: Double) -> Double {
    guard time > 0 else { return 1 }
    return min(1, max(0, terms.reduce(0) { $0 + $1.weight * Double.exp(-$1.rate * time) }))
  }

  /// 1 − s ∫ e^(−s t) S(t) dt.
  func transform(_ s: Complex) -> Complex {
    let integral = terms.reduce(Complex(0)) { sum, term in
      sum + Complex(term.weight) / (s + Complex(term.rate))
    }
    return Complex(1) - s * integral
  }

  /// What may happen, with its odds: exponential times one after the other, by their rates.
  private static func ways(of time: ResponseTime) -> [(odds: Double, rates: [Double])]? {
    switch time {
    case .exponential(let mean): return mean > 0 ? [(1, [1 / mean])] : nil
    case .queue(let settled):
      let (odds, work) = (settled.queue.shareWaiting, 1 / settled.queue.serviceTime)
      return [(1 - odds, [work]), (odds, [settled.drain, work])].filter { $0.0 > 0 }
    case .chance(let odds, let part):
      guard let ways = ways(of: part) else { return nil }
      return [(1 - odds, [])] + ways.map { (odds * $0.odds, $0.rates) }
    case .choice(let choices):
      var all: [(odds: Double, rates: [Double])] = []
      for choice in choices {
        guard let ways = ways(of: choice) else { return nil }
        all += ways.map { ($0.odds / Double(choices.count), $0.rates) }
      }
      return all.count <= 16 ? all : nil
    case .several(let part, let count):
      return count <= 6 ? ways(of: .sequence(.init(repeating: part, count: count))) : nil
    case .sequence(let parts):
      var all: [(odds: Double, rates: [Double])] = [(1, [])]
      for part in parts {
        guard let ways = ways(of: part), all.count * ways.count <= 16 else { return nil }
        all = all.flatMap { before in
          ways.map { (before.odds * $0.odds, before.rates + $0.rates) }
        }
      }
      return all
    default: return nil
    }
  }

  /// Rates that are nearly the same are taken apart by a thousandth, since each divides by how far it
  /// is from the others: the times they stand for move by less than a millionth.
  private static func apart(_ rates: [Double]) -> [Double] {
    var apart: [Double] = []
    for rate in rates.sorted() {
      let least = (apart.last ?? 0) * 1.001
      apart.append(max(rate, least))
    }
    return apart
  }
}
