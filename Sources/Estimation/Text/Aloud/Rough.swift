import RealModule
import SystemDesign

/// A number of one or two digits and a power of ten, as one can keep it in one's head.
struct Rough: Equatable {
  /// From 0 to 99, with the sign of the number.
  let digits: Int
  let power: Int

  var value: Double { Double("\(digits)e\(power)") ?? 0 }

  /// How many digits there are to say.
  var length: Int { digits % 10 == 0 ? 1 : 2 }

  private init(_ digits: Int, _ power: Int) {
    (self.digits, self.power) = (digits, power)
  }

  /// The nearest such number to one that is finite.
  init(_ value: Double) {
    self = Rough.choice(for: value, exact: value)
  }

  /// A number that was just worked out from rough ones, rounded so that the roundings cancel: up
  /// where those before were down.
  ///
  /// Never further than 8 % from what was worked out, so that who listens agrees; one digit where
  /// that is within 10 % of the exact value, else two.
  static func choice(for worked: Double, exact: Double) -> Rough {
    guard let (scaled, power) = scaled(worked) else { return Rough(0, 0) }
    let sign = worked < 0 ? -1 : 1
    let ones = [(scaled / 10).rounded(.down), (scaled / 10).rounded(.up)].map { Int($0) * 10 }
    let twos = [Int(scaled.rounded(.down)), Int(scaled.rounded(.up))]
    let near = (ones + twos).filter { abs(Double($0) - scaled) <= reach * scaled }
      .map { Rough($0 * sign, power) }
    func off(_ rough: Rough) -> Double { abs(rough.value / exact - 1) }
    guard exact != 0, exact.isFinite else { return near.first ?? Rough(0, 0) }
    let plain = near.filter { $0.length == 1 && off($0) <= tolerance(worked == exact) }
    return (plain.isEmpty ? near : plain).min { off($0) < off($1) } ?? Rough(0, 0)
  }

  /// Two digits of a number that was just worked out, rounded up; from the exact value where that is
  /// higher and so near that who listens agrees.
  static func above(_ worked: Double, exact: Double) -> Rough {
    guard worked > 0 else { return choice(for: worked, exact: exact) }
    let least = exact > worked && exact <= worked * (1 + reach) ? exact : worked
    guard let (scaled, power) = scaled(least) else { return Rough(0, 0) }
    return Rough(Int(Points.roundedUp(scaled)), power)
  }

  /// The same digits before other zeros.
  func shifted(by zeros: Int) -> Rough { Rough(digits, power + zeros) }

  /// A number that has two digits as it is.
  init(kept value: Double) {
    guard let (scaled, power) = Self.scaled(value) else {
      self.init(0, 0)
      return
    }
    let digits = Int(scaled.rounded())
    self.init(value < 0 ? -digits : digits, power)
  }

  /// How far from what was worked out it may be.
  private static let reach = 0.08

  /// The size of a number from 10 to 100 and the power of ten that was taken off; nil where the powers
  /// of ten themselves run out.
  private static func scaled(_ value: Double) -> (Double, Int)? {
    let size = abs(value)
    guard size > 1e-300, value.isFinite else { return nil }
    var power = Int(Double.log10(size).rounded(.down)) - 1
    // Logarithms of numbers near a power of ten may end on either side of it.
    while size >= 100 * Double.pow(10, power) { power += 1 }
    return (size / Double.pow(10, power), power)
  }

  /// An input is rounded less than a result, since what follows rests on it.
  private static func tolerance(_ isInput: Bool) -> Double { isInput ? 0.05 : 0.1 }

  /// The number as it is said: "40", "4 thousand", "1.2 million", "3 × 10^15".
  var words: String {
    let size = abs(value)
    if size == 0 { return "0" }
    let sign = digits < 0 ? "minus " : ""
    for (power, word) in [(12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand")]
    where size >= Double.pow(10, power) && size < 1e15 {
      return sign + decimal(abs(digits), self.power - power) + word
    }
    if size >= 1e15 || size < 1e-4 {
      let first = decimal(abs(digits), -1)
      return "\(sign)\(first) × 10^\(self.power + 1)"
    }
    return sign + decimal(abs(digits), self.power)
  }

  /// Digits and a power of ten without an exponent: 12 and −1 are "1.2".
  private func decimal(_ digits: Int, _ power: Int) -> String {
    var (digits, power) = (digits, power)
    while digits % 10 == 0, digits != 0, power < 0 { (digits, power) = (digits / 10, power + 1) }
    if power >= 0 { return "\(digits)" + String(repeating: "0", count: power) }
    let text = "\(digits)"
    let padded = String(repeating: "0", count: max(0, 1 - power - text.count)) + text
    return padded.dropLast(-power) + "." + padded.suffix(-power)
  }
}
