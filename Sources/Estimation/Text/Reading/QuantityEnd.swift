import SystemDesign

/// One end of a range, or a whole quantity: a number and what was said after it.
struct QuantityEnd {
  /// The digits as they were written.
  var digits = ""
  var isNegative = false
  /// The power of ten that "k" or "million" stands for.
  var power: Int?
  var unit: UnitWord?
  /// What is counted, where it is counted.
  var noun: String?
  /// The stretch of time in which all that comes once.
  var period: UnitWord?
  /// Where the number stands.
  var place = 1
  /// Where what it measures is said.
  var unitPlace: Int?

  /// Whether it is a number and no more.
  var isBare: Bool { power == nil && saysNothing }

  private var saysNothing: Bool { unit == nil && noun == nil && period == nil }

  /// What this end leaves to be said by the other: "80…120 ms", "80…120M users".
  func completed(by other: QuantityEnd) -> QuantityEnd {
    var whole = self
    if isBare { whole.power = other.power }
    let isUnitless = unit == nil && noun == nil
    if isUnitless, period == nil || other.period == nil {
      (whole.unit, whole.noun) = (other.unit, other.noun)
    }
    // "$300…400/month": what both cost is told by the month at the end.
    let isOtherUnitless = other.unit == nil && other.noun == nil
    if period == nil, saysNothing || isOtherUnitless || unit == other.unit {
      whole.period = other.period
    }
    return whole
  }

  /// What it measures; nil for a number with nothing after it, which may be a count or a ratio.
  var dimension: Dimension? {
    let measured = unit?.dimension ?? (noun == nil && period == nil ? nil : .count)
    guard period != nil else { return measured }
    return switch measured {
    case .count: .rate
    case .dataSize: .bandwidth
    case .money: .spending
    default: nil
    }
  }

  /// The number with its power of ten, read in one step so that 3.5k is 3,500 to the last bit.
  var number: Double {
    var parts = digits.split(separator: "e", maxSplits: 1).map(String.init)
    // A power that no number has ends as zero or infinite, like the number itself.
    let exponent = parts.count > 1 ? max(-9_999, min(9_999, Int(parts[1]) ?? 9_999)) : 0
    parts = [parts.first ?? "0", String(exponent + (power ?? 0))]
    let value = Double(parts.joined(separator: "e")) ?? .nan
    return isNegative ? -value : value
  }

  /// The expression, as the language's own words would have made it.
  func formula(as dimension: Dimension, counting noun: String) -> Formula {
    let value = number
    func literal(_ unit: Unit, _ dimension: Dimension) -> Formula {
      Formula(.literal(value, unit), dimension)
    }
    guard let period else {
      return literal(Unit(unit?.singular(value) ?? noun, unit?.factor ?? 1), dimension)
    }
    // Only weeks, months and years stay divisions: months and years cancel as twelve.
    let isPlain = period.factor <= 86_400
    switch dimension {
    case .rate where isPlain:
      let word = period.name == "days" ? "day" : period.name
      return literal(Unit("/" + word, 1 / period.factor), .rate)
    case .bandwidth where period.factor == 1:
      let name = unit?.name ?? "B"
      // The language has Mb/s for what alone would be Mbit.
      let word = name.hasSuffix("bit") ? String(name.dropLast(2)) : name
      return literal(Unit(word + "/s", unit?.factor ?? 1), .bandwidth)
    default:
      let one = Formula(.literal(1, Unit(period.singular(1), period.factor)), .period)
      let whole: Dimension =
        switch dimension {
        case .rate: .count
        case .bandwidth: .dataSize
        default: .money
        }
      let counted = literal(Unit(unit?.name ?? noun, unit?.factor ?? 1), whole)
      return Formula(.quotient(counted, one), dimension)
    }
  }

  /// The value in base units, months and years in seconds.
  var value: Double { number * (unit?.factor ?? 1) / (period?.factor ?? 1) }
}

extension UnitWord {
  /// The word after so many: "1 day", "2 days".
  fileprivate func singular(_ value: Double) -> String {
    value == 1 && dimension == .period && name.count > 3 ? String(name.dropLast()) : name
  }
}
