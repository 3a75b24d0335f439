import SystemDesign

extension Dimension {
  /// Whether the result of an operation can be of this dimension.
  ///
  /// Things have no dimension of their own: a count, a ratio and an audience multiply alike.
  func fits(_ operation: Formula.Operation) -> Bool {
    switch operation {
    case .literal, .function: true
    case .assumption(_, let a, _, _), .named(_, let a), .roundedUp(let a): a.dimension == self
    case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
      .smaller(let a, let b), .larger(let a, let b):
      a.dimension == self && b.dimension == self
    case .product(let a, let b): exponents == a.dimension.exponents.plus(b.dimension.exponents)
    case .quotient(let a, let b): exponents.plus(b.dimension.exponents) == a.dimension.exponents
    }
  }

  private var exponents: Exponents {
    switch self {
    case .count, .ratio: Exponents()
    case .period: Exponents(seconds: 1)
    case .rate: Exponents(seconds: -1)
    case .dataSize: Exponents(bytes: 1)
    case .bandwidth: Exponents(bytes: 1, seconds: -1)
    case .money: Exponents(money: 1)
    case .spending: Exponents(money: 1, seconds: -1)
    }
  }

  private struct Exponents: Equatable {
    var bytes = 0
    var money = 0
    var seconds = 0

    func plus(_ other: Exponents) -> Exponents {
      Exponents(
        bytes: bytes + other.bytes, money: money + other.money, seconds: seconds + other.seconds)
    }
  }
}
