/// The value of a function in every state, 64 states to a word.
struct TruthTable: Equatable {
  let count: Int
  private(set) var words: [UInt64]

  init(count: Int, isTrue: Bool) {
    self.count = count
    words = [UInt64](repeating: isTrue ? .max : 0, count: max(1, (1 << count) / 64))
  }

  init(count: Int, variable: Int) {
    self.init(count: count, isTrue: false)
    let patterns: [UInt64] = [
      0xAAAA_AAAA_AAAA_AAAA, 0xCCCC_CCCC_CCCC_CCCC, 0xF0F0_F0F0_F0F0_F0F0,
      0xFF00_FF00_FF00_FF00, 0xFFFF_0000_FFFF_0000, 0xFFFF_FFFF_0000_0000,
    ]
    for index in words.indices {
      words[index] =
        variable < 6 ? patterns[variable] : index >> (variable - 6) & 1 == 1 ? .max : 0
    }
  }

  private func joined(_ other: Self, _ join: (UInt64, UInt64) -> UInt64) -> Self {
    var copy = self
    for index in words.indices { copy.words[index] = join(words[index], other.words[index]) }
    return copy
  }

  static func & (a: Self, b: Self) -> Self { a.joined(b, &) }
  static func | (a: Self, b: Self) -> Self { a.joined(b, |) }
  static prefix func ~ (a: Self) -> Self { a.joined(a) { word, _ in ~word } }

  subscript(state: Int) -> Bool { words[state >> 6] >> (state & 63) & 1 == 1 }

  /// How likely each state is.
  static func weights(_ odds: [Double]) -> [Double] {
    var weights = [1.0]
    for share in odds { weights = weights.map { $0 * (1 - share) } + weights.map { $0 * share } }
    return weights
  }

  func probability(_ odds: [Double]) -> Double {
    Self.weights(odds).enumerated().reduce(0) { self[$1.offset] ? $0 + $1.element : $0 }
  }

  /// The states that are true and are not with any of their variables false.
  var minimalStates: [Int] {
    (0..<(1 << count)).filter { state in
      self[state]
        && !(0..<count).contains { state >> $0 & 1 == 1 && self[state & ~(1 << $0)] }
    }
  }

  /// The same as sets of variables, smaller ones first.
  var minimalSets: [[Int]] {
    minimalStates.map { state in (0..<count).filter { state >> $0 & 1 == 1 } }
      .sorted {
        $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
      }
  }
}

extension [TruthTable] {
  var all: TruthTable { dropFirst().reduce(self[0], &) }
  var any: TruthTable { dropFirst().reduce(self[0], |) }

  func atLeast(_ needed: Int) -> TruthTable {
    let count = self[0].count
    var more =
      [TruthTable(count: count, isTrue: true)]
      + [TruthTable](repeating: TruthTable(count: count, isTrue: false), count: needed)
    for part in self {
      for number in stride(from: needed, to: 0, by: -1) {
        more[number] = more[number] | (part & more[number - 1])
      }
    }
    return more[needed]
  }
}
