import RealModule

/// Standard normal numbers that stand for equally likely parts of all of them.
enum NormalScores {
  /// The middles of so many parts, the lowest first.
  ///
  /// Of an odd number of tens one of them is exactly the end of a 90 % range at either side.
  static func all(_ count: Int) -> [Double] {
    let half = upper(count)
    let middle = count.isMultiple(of: 2) ? [] : [0.0]
    return half.reversed().map { -$0 } + middle + half
  }

  /// Those above the middle, each found from the one before it in Newton's steps.
  private static func upper(_ count: Int) -> [Double] {
    var scores: [Double] = []
    var score = 0.0
    for place in (count + 1) / 2..<count {
      let (above, parts) = (2 * (count - place) - 1, 2 * count)
      if above * 20 == parts {
        score = Guess.reach
      } else {
        let wanted = Double(above) / Double(parts)
        for _ in 0..<50 {
          let density = Double.exp(-score * score / 2) / Double.sqrt(2 * .pi)
          let step = (NormalDistribution.share(below: -score) - wanted) / density
          score += step
          if abs(step) < 1e-12 * max(1, score) { break }
        }
      }
      scores.append(score)
    }
    return scores
  }
}
