/// Numbers from 0 up that are worked out in several ways and differ in their last digits alone.
struct AlikeNumbers {
  private var known: [UInt64: Double] = [:]

  /// The first number met that agrees with one to nine digits.
  mutating func first(_ number: Double) -> Double {
    // Without the last 20 bits of its 52: steps of a ten thousand millionth of it.
    let place = number.bitPattern >> 20
    for near in [place, place &+ 1, place &- 1] {
      if let other = known[near] { return other }
    }
    known[place] = number
    return number
  }
}
