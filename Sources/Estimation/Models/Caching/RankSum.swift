import RealModule

/// Adds up something over every item of a Zipf popularity, however many there are.
///
/// The most wanted 64 are added one by one; the others in geometric buckets, each an integral of
/// twelve nodes (Gauss and Legendre) over the logarithm of the rank, with the first term that the
/// midpoint rule leaves out added at both ends. Against the exact sum of a million terms, the hit
/// ratios and sizes of caches differ by less than 1e−9 of themselves; a sum over 1e12 items takes
/// about 300 terms.
struct RankSum {
  /// A probability of being asked for, and how many items it stands for.
  struct Node {
    let share: Double
    let weight: Double
  }

  private(set) var nodes: [Node] = []
  /// The two ends of the buckets: the share there, how fast it changes with the rank, and the sign.
  private var ends: [(share: Double, slope: Double)] = []

  init(_ popularity: ZipfPopularity) {
    let (items, s, norm) = (popularity.items, popularity.exponent, popularity.normaliser)
    let head = min(items, Self.head)
    for rank in stride(from: 1, through: head, by: 1) {
      nodes.append(Node(share: Double.pow(rank, -s) / norm, weight: 1))
    }
    guard items > head else { return }
    let (first, last) = (head + 0.5, items + 0.5)
    let length = Double.log(last / first)
    // A steeper popularity changes faster along the logarithm of the rank.
    let buckets = (length * max(1, s) / Self.width).rounded(.up)
    let half = length / buckets / 2
    for bucket in stride(from: 0, to: buckets, by: 1) {
      let middle = Double.log(first) + (2 * bucket + 1) * half
      for (place, weight) in GaussLegendre.nodes {
        let logarithm = middle + half * place
        nodes.append(
          Node(
            share: Double.exp(-s * logarithm) / norm,
            weight: half * weight * Double.exp(logarithm)))
      }
    }
    for (rank, sign) in [(first, 1.0), (last, -1)] {
      let share = Double.pow(rank, -s) / norm
      ends.append((share, sign * -s * share / rank / 24))
    }
  }

  private static let head = 64.0
  private static let width = 1.4

  /// The sum of a function of each item's share.
  ///
  /// - Parameters:
  ///   - function: what is added up.
  ///   - derivative: how fast it changes with the share; asked at the ends of the buckets only.
  func sum(
    _ function: (Double) -> Double, derivative: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    for node in nodes { sum += node.weight * function(node.share) }
    for end in ends { sum += end.slope * derivative(end.share) }
    return sum
  }
}

/// Twelve places and weights that integrate polynomials up to the 23rd degree exactly from −1 to 1.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, table 25.4.
enum GaussLegendre {
  static let nodes: [(place: Double, weight: Double)] = half.flatMap { place, weight in
    [(-place, weight), (place, weight)]
  }

  private static let half: [(Double, Double)] = [
    (0.125233408511468915472, 0.249147045813402785001),
    (0.367831498998180193753, 0.233492536538354808761),
    (0.587317954286617447297, 0.203167426723065921749),
    (0.769902674194304687037, 0.160078328543346226335),
    (0.904117256370474856678, 0.106939325995318430960),
    (0.981560634246719250691, 0.047175336386511827195),
  ]
}
