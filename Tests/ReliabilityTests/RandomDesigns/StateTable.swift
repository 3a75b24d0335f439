/// Whether something holds, in every state of up to sixteen bits: one bit of the table for each.
struct StateTable: Equatable {
  private(set) var words: [UInt64]

  /// The same in all states of so many bits.
  init(_ holds: Bool, bits: Int) {
    words = [UInt64](repeating: holds ? .max : 0, count: 1 << max(0, bits - 6))
  }

  /// Whether one bit of the state is set.
  init(bit: Int, bits: Int) {
    self.init(false, bits: bits)
    var pattern: UInt64 = 0
    for state in 0..<64 where bit < 6 && (state >> bit) & 1 == 1 { pattern |= 1 << UInt64(state) }
    for word in words.indices {
      let isSet = bit >= 6 && (word >> (bit - 6)) & 1 == 1
      words[word] = isSet ? .max : pattern
    }
  }

  subscript(state: Int) -> Bool { words[state >> 6] >> UInt64(state & 63) & 1 == 1 }

  static prefix func ~ (a: Self) -> Self {
    var other = a
    for word in a.words.indices { other.words[word] = ~a.words[word] }
    return other
  }

  static func & (a: Self, b: Self) -> Self {
    var both = a
    for word in b.words.indices { both.words[word] &= b.words[word] }
    return both
  }

  static func | (a: Self, b: Self) -> Self {
    var either = a
    for word in b.words.indices { either.words[word] |= b.words[word] }
    return either
  }

  /// Whether so many of these hold, or more.
  static func atLeast(_ count: Int, of tables: [Self], bits: Int) -> Self {
    var more = [Self(true, bits: bits)]
    more += (0..<max(count, 0)).map { _ in Self(false, bits: bits) }
    for table in tables {
      for needed in stride(from: count, to: 0, by: -1) {
        more[needed] = more[needed] | (table & more[needed - 1])
      }
    }
    return more[max(count, 0)]
  }

  /// The sum of the weights of the states in which it holds.
  func sum(_ weights: [Double]) -> Double {
    var sum = 0.0
    for (place, word) in words.enumerated() {
      var left = word
      while left != 0 {
        let state = place << 6 | left.trailingZeroBitCount
        if state < weights.count { sum += weights[state] }
        left &= left - 1
      }
    }
    return sum
  }
}
