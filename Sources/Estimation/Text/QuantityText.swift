import RealModule
import SystemDesign

/// Values in base units with their unit, as a person reads them.
public enum QuantityText {
  /// A value of a dimension: "38.6 /s", "3.00 TB", "2.70 MB/s", "57.9 %", "5 years".
  public static func text(_ value: Double, _ dimension: Dimension) -> String {
    switch dimension {
    case .count: NumberText.count(value)
    case .ratio: times(value)
    case .period: period(value)
    case .rate: rate(value)
    case .dataSize: withUnit(value, "B")
    case .bandwidth: withUnit(value, "B/s")
    case .money: dollars(value)
    case .spending: dollars(value * Calendar.secondsInMonth) + " /month"
    }
  }

  /// A value that is to be enough, rounded up in its last digit: "11.2 h" for 11.11 h.
  public static func atLeast(_ value: Double, _ dimension: Dimension) -> String {
    text(roundedUp(value, dimension), dimension)
  }

  private static func roundedUp(_ value: Double, _ dimension: Dimension) -> Double {
    guard value > 0, value.isFinite else { return value }
    let unit =
      dimension == .period
      ? units.first { value < $0.2 }?.1 ?? 31_536_000
      : dimension == .rate && value < 0.01 ? 1 / 86_400 : 1
    return NumberText.roundedUp(value / unit) * unit
  }

  /// A value of a measure of a figure.
  public static func text(_ value: Double, _ measure: Measure) -> String {
    switch measure {
    case .rateMean, .ratePeak, .heartbeats, .reconnects, .hotKeyRate, .rateWithRetries,
      .scalingCapacity, .closedRate:
      rate(value)
    case .ingressMean, .ingressPeak, .egressMean, .egressPeak: withUnit(value, "B/s")
    case .storagePerDay, .storagePerYear, .storageRaw, .storageStored, .memoryHeld,
      .memoryForHits, .workingSet, .connectionMemory:
      withUnit(value, "B")
    case .latencyMean, .latencyP99, .closedLatency, .reconnectTime, .reconnectTimeOfAll:
      period(value)
    case _ where measure.isShare: percent(value)
    case .costPerMonth: dollars(value)
    case .costPerRequest: each(value)
    default: NumberText.count(value)
    }
  }

  /// A share in hundredths: "57.9 %", and no more of them than anyone takes in.
  public static func percent(_ value: Double) -> String {
    if value.isFinite, value * 100 >= 99_999.5 {
      return (value * 100 < 100_000.5 ? "" : "over ") + "100,000 %"
    }
    let (digits, prefix) = NumberText.prefixed(value * 100)
    return "\(digits)\(prefix) %"
  }

  /// A share below 1 with three digits of what it leaves: "99.546 %", which leaves 0.454 %.
  static func shareOfAll(_ value: Double) -> String {
    let left = (1 - value) * 100
    var (places, scale) = (2, 1.0)
    while left * scale < 0.9995, places < 12 { (places, scale) = (places + 1, scale * 10) }
    let digits = NumberText.fixed(value * 100, places).reversed().drop { $0 == "0" }
    let trimmed = String(digits.reversed())
    return (trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed) + " %"
  }

  /// A value of a dimension to the last bit, in base units.
  ///
  /// What `QuantityReader` makes of it is the same number: "38.58024691358025 /s", "0.579",
  /// "$0.0001/s"; "?" stands for what is no number.
  public static func exact(_ value: Double, _ dimension: Dimension) -> String {
    guard value.isFinite else { return "?" }
    let whole = value == value.rounded() && abs(value) < 0x1p53
    let digits = whole ? String(Int64(value)) : "\(value)"
    return switch dimension {
    case .count, .ratio: digits
    case .period: digits + " s"
    case .rate: digits + " /s"
    case .dataSize: digits + " B"
    case .bandwidth: digits + " B/s"
    case .money: "$" + digits
    case .spending: "$" + digits + "/s"
    }
  }

  /// "$300", "$1.20M".
  private static func dollars(_ value: Double) -> String {
    let sign = value < 0 ? "−$" : "$"
    let size = abs(value)
    if size == size.rounded(), size < 99_999.5 { return sign + NumberText.count(size) }
    let (digits, prefix) = NumberText.prefixed(size)
    return sign + digits + prefix
  }

  /// The price of one thing, or of a million where one costs less than a cent.
  private static func each(_ value: Double) -> String {
    guard value != 0, abs(value) < 0.01 else { return dollars(value) }
    return dollars(value * 1e6) + " a million"
  }

  private static func times(_ value: Double) -> String {
    value < 1 ? percent(value) : NumberText.count(value)
  }

  private static func withUnit(_ value: Double, _ unit: String) -> String {
    if value == value.rounded(), abs(value) < 1_000 { return "\(NumberText.count(value)) \(unit)" }
    let (digits, prefix) = NumberText.prefixed(value)
    let word = prefix + unit
    return word.isEmpty ? digits : "\(digits) \(word)"
  }

  /// Less than one in a hundred seconds reads better by the day.
  private static func rate(_ value: Double) -> String {
    if value != 0, abs(value) < 0.01 {
      return withUnit(value * 86_400, "/day")
    }
    return withUnit(value, "/s")
  }

  /// A time above a limit, with as many digits as tell the two apart: "86.13 min" above 86.1 min.
  ///
  /// Where more than three digits are needed the last is rounded up, so that it is enough.
  public static func period(_ seconds: Double, above limit: Double) -> String {
    let plain = period(seconds)
    let (unit, length) =
      units.first { seconds < $0.2 }.map { ($0.0, $0.1) } ?? ("years", 31_536_000)
    let (time, least) = (seconds / length, limit / length)
    guard time > least, time.isFinite, NumberText.prefixed(time) == NumberText.prefixed(least)
    else { return plain }
    for places in 1...9
    where NumberText.fixed(time, places) != NumberText.fixed(least, places) {
      let scale = Double.pow(10, places)
      return "\(NumberText.fixed((time * scale).rounded(.up) / scale, places)) \(unit)"
    }
    return "just over \(plain)"
  }

  private static func period(_ seconds: Double) -> String {
    let size = abs(seconds)
    for (unit, length, upTo) in units where size < upTo {
      return withUnit(rounded(seconds / length), unit)
    }
    return withUnit(rounded(seconds / 31_536_000), "years")
  }

  /// What a division by a unit leaves in the last bits is not part of the number.
  private static func rounded(_ value: Double) -> Double {
    let nearest = value.rounded()
    return abs(value - nearest) < abs(value) * 1e-12 ? nearest : value
  }

  private static let units: [(String, Double, Double)] = [
    ("µs", 1e-6, 1e-3), ("ms", 1e-3, 1), ("s", 1, 120), ("min", 60, 7_200), ("h", 3_600, 172_800),
    ("days", 86_400, 63_072_000),
  ]
}
