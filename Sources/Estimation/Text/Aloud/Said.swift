import RealModule
import SystemDesign

/// What one says of an expression, with the rough value that the next steps go on with.
///
/// The value is that of the words, to the last digit, so that who listens can follow.
struct Said {
  let words: String
  let value: Double

  init(words: String, value: Double) { (self.words, self.value) = (words, value) }

  /// A value in base units with its unit: "40 a second", "3 TB", "5 years".
  init(_ value: Double, _ dimension: Dimension) {
    self.init(value, exact: value, dimension, Rough.choice)
  }

  /// The same of what was worked out from rough numbers, rounded in the unit in which it is said.
  init(
    _ worked: Double, exact: Double, _ dimension: Dimension,
    _ rounding: (_ worked: Double, _ exact: Double) -> Rough
  ) {
    let rough = rounding(worked, exact)
    switch Unit(of: rough, dimension) {
    case .power(let zeros, let before, let after):
      words = before + rough.shifted(by: zeros).words + after
      value = rough.value
    case .length(let unit, let before, let after):
      let own = rounding(worked / unit, exact / unit)
      let number = own.words
      // "1 second", "5 seconds".
      words =
        before + number + (number == "1" && after.hasSuffix("s") ? after.dropLast() : after[...])
      value = own.value * unit
    }
  }

  /// What a number is counted in as it is said.
  private enum Unit {
    /// So many zeros more, or fewer: the digits stay.
    case power(Int, before: String, after: String)
    /// So much in base units.
    case length(Double, before: String, after: String)

    init(of rough: Rough, _ dimension: Dimension) {
      let size = abs(rough.value)
      func plain(_ after: String, _ before: String = "") -> Unit {
        .power(0, before: before, after: after)
      }
      switch dimension {
      case .count: self = plain("")
      case .ratio: self = size < 1 && size != 0 ? .power(2, before: "", after: " %") : plain("")
      case .rate:
        self =
          size == 0 || size >= 0.5
          ? plain(" a second")
          : size * 3_600 >= 1
            ? .length(1 / 3_600, before: "", after: " an hour")
            : .length(1 / 86_400, before: "", after: " a day")
      case .dataSize: self = Self.bytes(size, "")
      case .bandwidth: self = Self.bytes(size, " a second")
      case .money: self = plain("", "$")
      case .spending:
        self = .length(1 / Calendar.secondsInMonth, before: "$", after: " a month")
      case .period: self = Self.time(size)
      }
    }

    /// "3 TB", "600 B", "12 kB".
    private static func bytes(_ size: Double, _ after: String) -> Unit {
      for (power, sign) in [(18, "EB"), (15, "PB"), (12, "TB"), (9, "GB"), (6, "MB"), (3, "kB")]
      where size >= Double.pow(10, power) {
        return .power(-power, before: "", after: " \(sign)\(after)")
      }
      return .power(0, before: "", after: " B\(after)")
    }

    private static func time(_ size: Double) -> Unit {
      if size < 1e-3 { return .power(6, before: "", after: " µs") }
      if size < 1 { return .power(3, before: "", after: " ms") }
      for (unit, length, upTo) in [
        (" seconds", 1.0, 120.0), (" minutes", 60, 7_200), (" hours", 3_600, 172_800),
        (" days", 86_400, 63_072_000),
      ] where size < upTo {
        return .length(length, before: "", after: unit)
      }
      return .length(Calendar.secondsInYear, before: "", after: " years")
    }
  }
}
