/// A share of the answers, which may be below 0: a time that always passes, and random ones.
struct SmoothPart {
  var weight: Double
  var constant: Double
  var parts: [ResponseTime]

  func times(_ weight: Double) -> SmoothPart {
    SmoothPart(weight: self.weight * weight, constant: constant, parts: parts)
  }

  func then(_ other: SmoothPart) -> SmoothPart {
    SmoothPart(
      weight: weight * other.weight, constant: constant + other.constant,
      parts: parts + other.parts)
  }

  func share(slowerThan time: Double) -> Double {
    let left = time - constant
    if left < 0 { return weight }
    return parts.isEmpty ? 0 : weight * ResponseTime.sequence(parts).share(slowerThan: left)
  }
}

extension ResponseTime {
  /// Whether some share of it takes exactly a time that a transform cannot be inverted at.
  var jumps: Bool {
    switch self {
    case .cutOff: true
    case .tabulated(let table): table.jumps
    case .chance(_, let part): part.jumps || part.isFixed
    case .choice(let ways): ways.contains { $0.jumps || $0.isFixed }
    case .sequence(let parts): parts.contains(where: \.jumps)
    case .several(let part, _): part.jumps
    default: false
    }
  }

  private var isFixed: Bool {
    let (constant, random) = separated
    return constant > 0 && random == .sequence([])
  }

  /// As a sum of what does not jump.
  var smooth: [SmoothPart] {
    let itself = [SmoothPart(weight: 1, constant: 0, parts: [self])]
    switch self {
    case .fixed(let time): return [SmoothPart(weight: 1, constant: time, parts: [])]
    case .cutOff(let cut): return cut.smooth ?? itself
    case .tabulated(let table) where jumps: return table.smooth
    case .chance(let odds, let part) where jumps:
      return [SmoothPart(weight: 1 - odds, constant: 0, parts: [])]
        + part.smooth.map { $0.times(odds) }
    case .choice(let ways) where jumps:
      return ways.flatMap { way in way.smooth.map { $0.times(1 / Double(ways.count)) } }
    case .several(let part, let count) where jumps:
      return ResponseTime.sequence(.init(repeating: part, count: count)).smooth
    case .sequence(let parts):
      return parts.reduce([SmoothPart(weight: 1, constant: 0, parts: [])]) { sum, part in
        let next = part.smooth
        return sum.flatMap { before in next.map(before.then) }
      }
    default: return itself
    }
  }

  /// The same where no sum of what does not jump has more parts than can be worked out: what jumps
  /// too often stands for a gamma distribution of its mean and variance.
  var tamed: ResponseTime {
    switch self {
    case .chance(let odds, let part): return .chance(odds, part.tamed)
    case .choice(let ways):
      let tamed = ResponseTime.choice(ways.map(\.tamed))
      return tamed.smoothParts > Self.mostSmooth ? tamed.standIn : tamed
    case .several(let part, let count):
      let tamed = ResponseTime.several(part.tamed, count)
      return tamed.smoothParts > Self.mostSmooth ? tamed.standIn : tamed
    case .sequence(let parts):
      let tamed = parts.map(\.tamed)
      guard ResponseTime.sequence(tamed).smoothParts > Self.mostSmooth else {
        return .sequence(tamed)
      }
      return .sequence(
        tamed.filter { !$0.jumps } + [ResponseTime.sequence(tamed.filter(\.jumps)).standIn])
    default: return self
    }
  }

  /// Each is another inversion of a transform at every time that is looked at.
  private static let mostSmooth = 81

  /// How many parts `smooth` has, up to a thousand.
  private var smoothParts: Int {
    switch self {
    case .cutOff: 3
    case .tabulated(let table): table.smoothParts
    case .chance(_, let part) where jumps: 1 + part.smoothParts
    case .choice(let ways) where jumps: ways.reduce(0) { min(1_000, $0 + $1.smoothParts) }
    case .sequence(let parts): parts.reduce(1) { min(1_000, $0 * $1.smoothParts) }
    case .several(let part, let count) where jumps:
      (0..<min(count, 10)).reduce(1) { product, _ in min(1_000, product * part.smoothParts) }
    default: 1
    }
  }

  /// A gamma distribution of the same mean and variance.
  var standIn: ResponseTime {
    let (mean, variance) = moments
    return variance > 0 ? .gamma(mean: mean, variance: variance) : .fixed(mean)
  }
}
