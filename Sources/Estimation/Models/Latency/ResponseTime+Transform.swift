import RealModule

extension ResponseTime {
  /// The mean of e^(−s R), by which times that follow each other multiply.
  func transform(_ s: Complex) -> Complex {
    switch self {
    case .fixed(let time): return (s * -time).exponential
    case .exponential(let mean): return Complex(1) / (Complex(1) + s * mean)
    case .queue(let settled):
      let odds = settled.queue.shareWaiting
      let wait = Complex(1 - odds) + Complex(odds) / (Complex(1) + s * (1 / settled.drain))
      return wait / (Complex(1) + s * settled.queue.serviceTime)
    case .wait(let settled): return settled.waitTransform(s)
    case .gamma(let mean, let variance):
      let base = Complex(1) + s * (variance / mean)
      return (base.logarithm * (-mean * mean / variance)).exponential
    case .sequence(let parts): return parts.reduce(Complex(1)) { $0 * $1.transform(s) }
    case .several(let part, let count): return part.transform(s).power(count)
    case .chance(let share, let part):
      return Complex(1 - share) + part.transform(s) * share
    case .exponentials(let sum): return sum.transform(s)
    case .tabulated(let table): return table.transform(s)
    case .choice(let ways):
      return ways.reduce(Complex(0)) { $0 + $1.transform(s) } * (1 / Double(ways.count))
    case .hedged(let hedged) where hedged.hasTransform: return hedged.transform(s)
    case .cutOff(let cut) where cut.hasTransform: return cut.transform(s)
    case .hedged, .parallel, .earliest, .cutOff: return invertible.transform(s)
    }
  }

  /// The same where every distribution is asked for only once: what runs side by side is an integral,
  /// and an inversion asks for its transform a thousand times.
  var prepared: ResponseTime {
    switch self {
    case .parallel(let parts):
      ExponentialSum(slowestOf: parts).map(ResponseTime.exponentials)
        ?? .parallel(parts.map(\.prepared))
    case .earliest(let order):
      ExponentialSum(of: order).map(ResponseTime.exponentials)
        ?? .earliest(OrderStatistic(ready: order))
    case .choice(let ways): .choice(ways.map(\.prepared))
    case .hedged(let hedged): .hedged(Hedged(hedged.one.prepared, after: hedged.after))
    case .cutOff(let cut): .cutOff(CutOff(cut.one.prepared, at: cut.limit))
    default: invertible
    }
  }

  /// What has a transform: what runs side by side and is no sum of exponentials stands for a table, and
  /// so does what is hedged or cut off where single answers are no such sum.
  var invertible: ResponseTime {
    switch self {
    case .sequence(let parts): return ResponseTime.sequence(parts.map(\.invertible)).tamed
    case .several(let part, let count):
      return ResponseTime.several(part.invertible, count).tamed
    case .chance(let share, let part): return .chance(share, part.invertible)
    case .choice(let ways): return .choice(ways.map(\.invertible))
    case .hedged(let hedged) where hedged.hasTransform: return self
    case .cutOff(let cut) where cut.hasTransform: return self
    case .hedged, .parallel, .earliest, .cutOff:
      let ready = prepared
      if case .exponentials = ready { return ready }
      let moments = ready.moments
      guard moments.variance > 0 else { return .fixed(moments.mean) }
      return .tabulated(TailTable(moments, slower: ready.share(slowerThan:)))
    default: return self
    }
  }
}

/// A complex number, with what the inversion needs; saves a product of the numerics package.
struct Complex {
  var real: Double
  var imaginary: Double

  init(_ real: Double, _ imaginary: Double = 0) {
    (self.real, self.imaginary) = (real, imaginary)
  }

  static func + (a: Self, b: Self) -> Self {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }

  static func - (a: Self, b: Self) -> Self {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }

  static func * (a: Self, b: Self) -> Self {
    Complex(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  static func * (a: Self, b: Double) -> Self { Complex(a.real * b, a.imaginary * b) }

  static func / (a: Self, b: Self) -> Self {
    let size = b.real * b.real + b.imaginary * b.imaginary
    return Complex(
      (a.real * b.real + a.imaginary * b.imaginary) / size,
      (a.imaginary * b.real - a.real * b.imaginary) / size)
  }

  /// Multiplied with itself as often, by squares.
  func power(_ count: Int) -> Self {
    var (product, square, left) = (Complex(1), self, count)
    while left > 0 {
      if left % 2 == 1 { product = product * square }
      square = square * square
      left /= 2
    }
    return product
  }

  var exponential: Self {
    let size = Double.exp(real)
    return Complex(size * Double.cos(imaginary), size * Double.sin(imaginary))
  }

  var logarithm: Self {
    Complex(Double.log(Double.hypot(real, imaginary)), Double.atan2(y: imaginary, x: real))
  }
}
