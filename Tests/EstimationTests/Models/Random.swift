import RealModule

/// Random numbers that are the same in every run (Steele, Lea and Flood, SplitMix, 2014).
struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A time until something that happens at random, by its mean.
  mutating func exponential(mean: Double) -> Double {
    -mean * Double.log(onePlus: -Double.random(in: 0..<1, using: &self))
  }
}
