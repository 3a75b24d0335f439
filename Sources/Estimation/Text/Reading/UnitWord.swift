import SystemDesign

/// A word after a number that says what it measures.
struct UnitWord: Equatable {
  /// The word as the language's own quantities have it.
  let name: String
  /// How many base units one of it is.
  let factor: Double
  let dimension: Dimension

  init(_ name: String, _ factor: Double, _ dimension: Dimension) {
    (self.name, self.factor, self.dimension) = (name, factor, dimension)
  }

  /// Every word, by how it may be written; upper and lower case differ, since B is bytes and b bits.
  static let all: [String: UnitWord] = {
    var words: [String: UnitWord] = [:]
    for (names, unit) in periods + ratios + money + sizes + rates {
      for name in names { words[name] = unit }
    }
    return words
  }()

  private typealias Entry = (names: [String], unit: UnitWord)

  private static func period(_ names: [String], _ word: String, _ factor: Double) -> Entry {
    (names, UnitWord(word, factor, .period))
  }

  private static let periods: [Entry] = [
    period(["ns", "nanosecond", "nanoseconds"], "ns", 1e-9),
    period(["µs", "μs", "us", "microsecond", "microseconds"], "µs", 1e-6),
    period(["ms", "millisecond", "milliseconds"], "ms", 1e-3),
    period(["s", "sec", "secs", "second", "seconds"], "s", 1),
    period(["min", "mins", "minute", "minutes"], "min", 60),
    period(["h", "hr", "hrs", "hour", "hours"], "h", 3_600),
    period(["d", "day", "days"], "days", 86_400),
    period(["w", "wk", "week", "weeks"], "weeks", 604_800),
    period(["mo", "month", "months"], "months", Calendar.secondsInMonth),
    period(["y", "yr", "yrs", "year", "years"], "years", Calendar.secondsInYear),
  ]

  private static let ratios: [Entry] = [
    (["%", "percent", "pct"], UnitWord("%", 0.01, .ratio)),
    (["x", "X", "×", "times", "fold"], UnitWord("times", 1, .ratio)),
  ]

  private static let money: [Entry] = [
    (["dollar", "dollars", "USD", "usd"], UnitWord("dollars", 1, .money))
  ]

  private static let rates: [Entry] = [
    (["qps", "rps", "tps", "QPS", "RPS", "TPS"], UnitWord("/s", 1, .rate))
  ]

  /// Bytes and bits with prefixes of ten and of two, alone and by the second.
  private static var sizes: [Entry] {
    let decimal: [(signs: [String], word: String, factor: Double)] = [
      ([""], "", 1), (["k", "K"], "kilo", 1e3), (["M"], "mega", 1e6), (["G"], "giga", 1e9),
      (["T"], "tera", 1e12), (["P"], "peta", 1e15), (["E"], "exa", 1e18),
    ]
    let binary: [(signs: [String], word: String, factor: Double)] = [
      (["Ki"], "kibi", 0x1p10), (["Mi"], "mebi", 0x1p20), (["Gi"], "gibi", 0x1p30),
      (["Ti"], "tebi", 0x1p40), (["Pi"], "pebi", 0x1p50), (["Ei"], "exbi", 0x1p60),
    ]
    return (decimal + binary).flatMap { signs, word, factor -> [Entry] in
      let sign = signs[0]
      func named(_ endings: [String]) -> [String] {
        signs.flatMap { sign in endings.map { sign + $0 } }
      }
      return [
        (
          named(["B"]) + [word + "byte", word + "bytes"],
          UnitWord(sign + "B", factor, .dataSize)
        ),
        (
          named(["b", "bit", "bits"]) + [word + "bit", word + "bits"],
          UnitWord(sign + "bit", factor / 8, .dataSize)
        ),
        (named(["Bps"]), UnitWord(sign + "B/s", factor, .bandwidth)),
        (named(["bps", "bitps"]), UnitWord(sign + "b/s", factor / 8, .bandwidth)),
      ]
    }
  }

  /// The powers of ten that a number may be followed by.
  static func power(_ word: String) -> Int? { powers[word] ?? powers[word.lowercased()] }

  /// The words among them that can be misspelt.
  static let powerWords = ["thousand", "million", "billion", "trillion"]

  private static let powers = [
    "k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "thousand": 3, "thousands": 3,
    "million": 6, "millions": 6, "mil": 6, "mln": 6, "mio": 6, "mn": 6, "billion": 9,
    "billions": 9, "bn": 9, "bln": 9, "trillion": 12, "trillions": 12, "tn": 12,
  ]
}

extension Dimension {
  /// What it is called in a message, with its article, and how one of it is written.
  var said: (words: String, example: String) {
    switch self {
    case .count: ("a count", "200M")
    case .ratio: ("a share or a multiple", "95 % or 3x")
    case .period: ("a stretch of time", "300 ms or 5 years")
    case .rate: ("a rate", "3.5k/s")
    case .dataSize: ("a size", "12 GB")
    case .bandwidth: ("a bandwidth", "12 GB/day or 1.5 Gbit/s")
    case .money: ("an amount of money", "$300")
    case .spending: ("a cost over time", "$300/month")
    }
  }
}
