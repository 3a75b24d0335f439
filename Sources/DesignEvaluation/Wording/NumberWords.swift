/// What to say of a number that stands without its word, or with one that nobody knows.
enum NumberWords {
  /// Whether a type is one of Swift's numbers.
  static func isNumber(_ type: String) -> Bool { type == "Int" || type == "Double" }

  /// Which word a bare number lacks where a quantity or a role is wanted; nil where none is one.
  static func lacking(
    _ given: String, as wanted: String, _ argument: WrittenText.Argument?
  ) -> String? {
    guard isNumber(given) else { return nil }
    let typed = argument?.text ?? "(…)"
    if wanted == "Quantity" {
      return "a number needs its word, as in \(typed).users or \(typed).of(\"searches\")"
    }
    guard let unit = unit(of: wanted, argument), table.entries[given]?[head(unit)] != nil else {
      return nil
    }
    let says = "a number needs its \(wanted == "Payload" ? "unit" : "word"); say "
    if unit == "percent", let share = share(typed) { return says + share }
    return says + typed + "." + (typed == "1" ? singular(unit) : unit)
  }

  /// What else a word after a number may have been meant to be; every noun may be one's own.
  static func own(_ name: String, of type: String, _ base: String?, _ near: String?) -> String {
    if let unit = abbreviations[name.lowercased()], table.entries[type]?[unit] != nil {
      return "; did you mean '\(unit)'?"
    }
    let noun = "say \(base ?? "(…)").of(\"\(name)\")"
    if let near { return "; did you mean '\(near)'? else \(noun)" }
    return wordsOfSwift.contains(name) ? "" : "; \(noun)"
  }

  private static let table = Table.ofSystemDesign

  private static func head(_ unit: String) -> String {
    String(unit.prefix { $0 != "." })
  }

  private static func singular(_ unit: String) -> String {
    let one = String(unit.dropLast())
    return unit.hasSuffix("s") && table.entries["Int"]?[one] != nil ? one : unit
  }

  /// A part of one as a percentage, by moving its point: 0.8 is 80 percent.
  private static func share(_ typed: String) -> String? {
    if Double(typed) == 1 { return "\(typed).percent, or 100.percent for all of it" }
    let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "0", parts[1].allSatisfy(\.isNumber) else { return nil }
    let digits = Array(parts[1]) + (parts[1].count < 2 ? ["0"] : [])
    let whole = String(digits.prefix(2).drop { $0 == "0" })
    let rest = String(digits.dropFirst(2))
    return (whole.isEmpty ? "0" : whole) + (rest.isEmpty ? "" : "." + rest) + ".percent"
  }

  private static func unit(of wanted: String, _ argument: WrittenText.Argument?) -> String? {
    guard let units = units[wanted] else { return nil }
    let key = argument?.label ?? argument?.word ?? ""
    return units["\(argument?.word ?? "") \(key)"] ?? units[key] ?? units[""]
  }

  /// The usual unit of each kind of figure, by the label it stands behind or the word that takes it.
  private static let units: [String: [String: String]] = [
    "Rate": ["": "perSecond"],
    "Count": [
      "": "items", "connections": "connections", "pool": "connections", "keys": "keys",
      "by": "users", "mean": "users", "top": "users", "upTo": "users", "answering": "requests",
      "atOnce": "requests", "bulkhead": "requests", "each": "requests",
    ],
    "DataSize": [
      "": "bytes", "disk": "terabytes", "memory": "gigabytes", "perRequest": "megabytes",
      "staysConnected memory": "kilobytes", "argon2id memory": "megabytes",
      "costing keeping": "terabytes", "costing sending": "gigabytes",
    ],
    "Bandwidth": ["": "megabytesPerSecond", "network": "gigabitsPerSecond"],
    "Period": [
      "": "seconds", "taking": "milliseconds", "timeout": "milliseconds", "p99": "milliseconds",
      "latency": "milliseconds", "backoff": "milliseconds", "roundTrip": "milliseconds",
      "perRequest": "milliseconds", "planned": "years", "keeping": "days", "kept": "days",
      "every": "days", "per": "days", "archiving after": "days", "maintained for": "hours",
    ],
    "Ratio": ["": "percent", "peak": "times", "compressed": "times", "varying by": "times"],
    "Money": ["": "dollars"],
    "Spending": ["": "dollars.per(.month)"],
    "Spread": ["": "zones"],
    "Multiplicity": ["": "times"],
    "Payload": ["": "bytes"],
  ]

  /// What people shorten, and the word for it.
  private static let abbreviations = [
    "kb": "kilobytes", "mb": "megabytes", "gb": "gigabytes", "tb": "terabytes", "pb": "petabytes",
    "kib": "kibibytes", "mib": "mebibytes", "gib": "gibibytes", "tib": "tebibytes",
    "us": "microseconds", "ms": "milliseconds", "sec": "seconds", "secs": "seconds",
    "min": "minutes", "mins": "minutes", "hr": "hours", "hrs": "hours", "yr": "years",
    "yrs": "years", "qps": "perSecond", "rps": "perSecond", "tps": "perSecond",
    "kbps": "kilobitsPerSecond", "mbps": "megabitsPerSecond", "gbps": "gigabitsPerSecond",
    "pct": "percent", "usd": "dollars", "x": "times", "k": "thousand", "mn": "million",
    "bn": "billion",
  ]

  /// What Swift's own numbers have; it is left to the compiler.
  ///
  /// Without `words`, which everybody counts and nobody means as Swift does.
  static let wordsOfSwift: Set<String> = [
    "addProduct", "adding", "addingProduct", "addingReportingOverflow", "advanced", "bigEndian",
    "binade", "bitPattern", "bitWidth", "byteSwapped", "customMirror", "description", "distance",
    "debugDescription", "dividedReportingOverflow", "dividingFullWidth", "encode", "exponent",
    "exponentBitCount", "exponentBitPattern", "floatingPointClass", "formRemainder",
    "formSquareRoot", "formTruncatingRemainder", "greatestFiniteMagnitude", "hash", "infinity",
    "isCanonical", "isEqual", "isFinite", "isInfinite", "isLess", "isLessThanOrEqualTo",
    "isMultiple", "isNaN", "isNormal", "isSignalingNaN", "isSigned", "isSubnormal", "isZero",
    "isTotallyOrdered", "leadingZeroBitCount", "leastNonzeroMagnitude", "leastNormalMagnitude",
    "littleEndian", "magnitude", "max", "maximum", "maximumMagnitude", "min", "minimum",
    "minimumMagnitude", "multipliedFullWidth", "multipliedReportingOverflow", "nan", "negate",
    "nextDown", "nextUp", "nonzeroBitCount", "pi", "quotientAndRemainder", "radix", "random",
    "remainder", "remainderReportingOverflow", "round", "rounded", "self", "sign",
    "signalingNaN", "significand", "significandBitCount", "significandBitPattern",
    "significandWidth", "signum", "squareRoot", "subtractingReportingOverflow",
    "trailingZeroBitCount", "truncatingRemainder", "ulp", "ulpOfOne", "zero",
  ]
}
