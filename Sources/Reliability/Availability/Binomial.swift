/// How many of several independent machines are up.
enum Binomial {
  /// How likely at least so many of so many are up, each of which is up so often.
  ///
  /// Every term is taken relative to the likeliest one, so that a million machines neither overflow
  /// nor vanish.
  static func atLeast(_ needed: Int, of count: Int, each share: Double) -> Double {
    if needed <= 0 { return 1 }
    if needed > count { return 0 }
    if share >= 1 { return 1 }
    if share <= 0 { return 0 }
    let odds = share / (1 - share)
    let top = min(count, Int(Double(count + 1) * share))
    var (enough, tooFew) = (0.0, 0.0)
    func add(_ term: Double, _ up: Int) {
      if up >= needed { enough += term } else { tooFew += term }
    }
    var term = 1.0
    add(term, top)
    for up in stride(from: top + 1, through: count, by: 1) {
      term *= Double(count - up + 1) / Double(up) * odds
      if term < 1e-40 { break }
      add(term, up)
    }
    term = 1
    for up in stride(from: top - 1, through: 0, by: -1) {
      term *= Double(up + 1) / Double(count - up) / odds
      if term < 1e-40 { break }
      add(term, up)
    }
    return enough / (enough + tooFew)
  }
}
