/// Bounds that follow from how a part is made, whatever its parts share.
///
/// Coherent functions of independent variables are associated: all of them are true at least as
/// often as if they shared nothing, and any of them at most (Esary, Proschan and Walkup,
/// "Association of random variables, with applications", 1967). Where parts surely share nothing,
/// that is exact.
struct StructuralBounds {
  private let part: Part
  private var users: [Int: Int] = [:]

  init(of part: Part) {
    self.part = part
    for gate in part.gates {
      for child in part.function.parts(of: gate) { users[Int(child), default: 0] += 1 }
    }
  }

  /// The number of the variable that most gates use, where there is a variable.
  var mostUsedVariable: Int? {
    part.leaves.filter { part.function.kinds[$0] == .variable }
      .max { (users[$0] ?? 0) < (users[$1] ?? 0) }
      .map { Int(part.function.numbers[$0]) }
  }

  /// The bounds of the root, given those of the leaves.
  func bounds(_ leaves: [Int: ProbabilityBounds]) -> ProbabilityBounds {
    var known = leaves
    (known[0], known[1]) = (ProbabilityBounds(0), ProbabilityBounds(1))
    let isLeaf = Set(part.leaves)
    for gate in part.gates {
      let children = part.function.parts(of: gate).map { Int($0) }
      let bounds = children.map { known[$0] ?? ProbabilityBounds(0, 1) }
      // What one gate alone uses shares nothing with its other parts.
      let isAlone = children.map { isLeaf.contains($0) && users[$0] == 1 }
      known[gate] =
        switch part.function.kinds[gate] {
        case .all: Self.all(bounds, isAlone)
        case .any: Self.any(bounds, isAlone)
        case .atLeast: Self.atLeast(Int(part.function.numbers[gate]), bounds)
        // Between both and either of what may be chosen.
        case .choice:
          ProbabilityBounds(
            Self.all([bounds[1], bounds[2]], [false, false]).lower,
            Self.any([bounds[1], bounds[2]], [false, false]).upper)
        case .never, .always, .variable: ProbabilityBounds(0, 1)
        }
    }
    return known[part.root] ?? ProbabilityBounds(0, 1)
  }

  private static func all(_ parts: [ProbabilityBounds], _ isAlone: [Bool]) -> ProbabilityBounds {
    var alone = 1.0
    var smallest = 1.0
    for (part, isAlone) in zip(parts, isAlone) {
      if isAlone { alone *= part.upper } else { smallest = min(smallest, part.upper) }
    }
    return ProbabilityBounds(parts.reduce(1) { $0 * $1.lower }, alone * smallest)
  }

  private static func any(_ parts: [ProbabilityBounds], _ isAlone: [Bool]) -> ProbabilityBounds {
    var alone = 0.0
    var largest = 0.0
    for (part, isAlone) in zip(parts, isAlone) {
      if isAlone { alone = either(alone, part.lower) } else { largest = max(largest, part.lower) }
    }
    return ProbabilityBounds(
      either(alone, largest), parts.reduce(0) { either($0, $1.upper) })
  }

  /// How likely either of two is true that share nothing; as precise for small figures as for large.
  private static func either(_ a: Double, _ b: Double) -> Double { a + b * (1 - a) }

  private static func atLeast(_ count: Int, _ parts: [ProbabilityBounds]) -> ProbabilityBounds {
    // The likeliest ones all, which is enough; and one of the least likely, which is needed.
    let likeliest = parts.map(\.lower).sorted(by: >).prefix(count)
    let leastLikely = parts.map(\.upper).sorted().prefix(parts.count - count + 1)
    let mean = parts.reduce(0) { $0 + $1.upper } / Double(count)
    return ProbabilityBounds(
      likeliest.reduce(1, *), min(leastLikely.reduce(0, either), mean))
  }
}
