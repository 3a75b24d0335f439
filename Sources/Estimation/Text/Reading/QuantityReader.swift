import SystemDesign

/// Reads a quantity as a person types it: "12 GB/day", "3.5k req/s", "99.95 %", "80M…120M".
///
/// Prefixes are decimal unless written Ki, Mi, Gi; B is bytes and b or bit is bits. It reads
/// whatever `QuantityText` prints. What it makes is what the language's own words would have made,
/// so that a month stays a month.
public struct QuantityReader {
  private let dimension: Dimension
  private let noun: String
  private var tokens: ArraySlice<QuantityToken>
  private let length: Int

  /// The expression for a text that stands for a quantity of a dimension.
  ///
  /// - Parameters:
  ///   - text: A number with its unit, or two of them with "…", "..." or "to" between.
  ///   - dimension: What it must measure.
  ///   - noun: What is counted, where the text does not say.
  /// - Throws: What is wrong and the place in the text; of kind `dimension` where it is a quantity
  ///   of another dimension.
  public static func formula(
    _ text: String, as dimension: Dimension, counting noun: String = ""
  ) throws(QuantityError) -> Formula {
    var reader = try QuantityReader(text, dimension, noun)
    return try reader.quantity()
  }

  private init(_ text: String, _ dimension: Dimension, _ noun: String) throws(QuantityError) {
    (self.dimension, self.noun) = (dimension, noun)
    tokens = try QuantityScanner(text).tokens[...]
    length = text.count
  }

  private mutating func quantity() throws(QuantityError) -> Formula {
    let first = try end()
    guard tokens.first?.kind == .to else {
      if let stray = tokens.first { throw unexpected(stray) }
      return try checked(first)
    }
    let sign = tokens.removeFirst()
    let second = try end()
    if let stray = tokens.first { throw unexpected(stray) }
    let (low, high) = (first.completed(by: second), second.completed(by: first))
    let ends = (try checked(low), try checked(high))
    guard low.value <= high.value else {
      throw QuantityError(
        at: sign.place, "the range is upside down, \(ends.0) to \(ends.1)",
        "say the smaller end first")
    }
    return Formula(.range(ends.0, ends.1), dimension)
  }

  /// The width of a range and the square root of a product must still be numbers.
  private static let largest = 1e305

  /// An end as an expression, where it is of the dimension and can be.
  private func checked(_ end: QuantityEnd) throws(QuantityError) -> Formula {
    if let found = end.dimension, found != dimension { throw mismatch(end, found) }
    if end.dimension == nil, end.period != nil || (dimension != .count && dimension != .ratio) {
      throw unsaid(end)
    }
    guard max(abs(end.value), abs(end.number)) < Self.largest else {
      throw QuantityError(
        at: end.place, "the number is larger than any that can be worked with",
        "say \(dimension.said.example)")
    }
    // A share may be negative, as the growth of a system that shrinks.
    guard !end.isNegative || dimension == .ratio || end.number == 0 else {
      throw QuantityError(
        at: end.place, "\(dimension.said.words) is never less than nothing", "say 0 or more")
    }
    return end.dimension == nil && dimension == .ratio
      ? Formula(.literal(end.number, Unit("times")), .ratio)
      : end.formula(as: dimension, counting: end.noun ?? noun)
  }

  private mutating func end() throws(QuantityError) -> QuantityEnd {
    var end = QuantityEnd()
    if take(.times) { end.unit = UnitWord.all["times"] }
    end.isNegative = take(.minus)
    end.unitPlace = tokens.first?.place
    if take(.dollar) { end.unit = UnitWord.all["dollars"] }
    if take(.minus) { end.isNegative = true }
    guard let first = tokens.first, case .number(let digits) = first.kind else {
      throw QuantityError(
        at: tokens.first?.place ?? length + 1, "a number belongs here",
        "say \(dimension.said.example)")
    }
    tokens.removeFirst()
    (end.digits, end.place) = (digits, first.place)
    try words(&end)
    if take(.per) { end.period = try period() }
    return end
  }

  private mutating func take(_ kind: QuantityToken.Kind) -> Bool {
    guard tokens.first?.kind == kind else { return false }
    tokens.removeFirst()
    return true
  }

  /// The words after a number: a power of ten, then a unit or what is counted.
  private mutating func words(_ end: inout QuantityEnd) throws(QuantityError) {
    while let token = tokens.first, case .word(let word) = token.kind {
      if end.unit != nil || end.noun != nil, !(end.isMoney && end.power == nil) {
        // "3.5k requests each": what follows a noun belongs to it.
        guard end.unit == nil else { throw unexpected(token) }
        end.noun? += " " + word
      } else if end.power == nil, let power = UnitWord.power(word) {
        end.power = power
      } else {
        end.unitPlace = token.place
        try measure(word, token.place, &end)
      }
      tokens.removeFirst()
    }
  }

  private func measure(
    _ word: String, _ place: Int, _ end: inout QuantityEnd
  ) throws(QuantityError) {
    if let unit = UnitWord.all[word], !(isNoun(word) && dimension == .count) {
      guard !end.isMoney || unit.dimension == .money else {
        throw QuantityError(at: place, "'\(word)' is no unit of money", "say $300")
      }
      end.unit = unit
    } else if let (power, rest) = joined(word), end.power == nil {
      end.power = power
      try measure(rest, place, &end)
    } else if !end.isMoney, isNoun(word) {
      end.noun = word
    } else {
      throw unknown(word, place, among: UnitWord.all.keys)
    }
  }

  /// A power of ten and the word that stands against it: "kreq", "kqps", "kyears".
  private func joined(_ word: String) -> (power: Int, rest: String)? {
    guard let sign = word.first, let power = UnitWord.power(String(sign)) else { return nil }
    let rest = String(word.dropFirst())
    let unit = UnitWord.all[rest]
    // Not "Ms": who writes it means milliseconds.
    let takesPower = unit?.dimension == .rate || unit?.name == "years" && rest.count > 3
    return takesPower || Self.nouns.contains(rest) ? (power, rest) : nil
  }

  /// Whether a word says what is counted: what was counted before, or a plain word.
  private func isNoun(_ word: String) -> Bool {
    if word == noun || Self.nouns.contains(word) { return true }
    guard dimension == .count || dimension == .rate, word.count > 2 else { return false }
    guard Nearest.name(to: word, in: UnitWord.powerWords) == nil else { return false }
    return UnitWord.all[word] == nil
      && (word.allSatisfy(\.isLowercase) || word.allSatisfy(\.isUppercase))
  }

  private static let nouns: Set<String> = [
    "req", "reqs", "request", "requests", "users", "messages", "msg", "msgs", "items", "events",
    "ops", "reads", "writes", "records", "rows", "posts", "orders", "links", "photos", "keys",
  ]

  private mutating func period() throws(QuantityError) -> UnitWord {
    guard let token = tokens.first, case .word(let word) = token.kind else {
      throw QuantityError(
        at: tokens.first?.place ?? length + 1, "a stretch of time belongs here",
        "say /s, /day or /month")
    }
    guard let unit = UnitWord.all[word], unit.dimension == .period else {
      let periods = UnitWord.all.filter { $0.value.dimension == .period }.keys
      throw unknown(word, token.place, among: periods)
    }
    tokens.removeFirst()
    return unit
  }
}

extension QuantityEnd {
  fileprivate var isMoney: Bool { unit?.dimension == .money }
}

extension QuantityReader {
  private func unexpected(_ token: QuantityToken) -> QuantityError {
    let what: String =
      switch token.kind {
      case .word(let word): "'\(word)' follows a quantity that is complete"
      case .number(let digits): "a second number, \(digits), follows the first"
      case .to: "a range has two ends, and a third follows"
      case .per: "it is told by time twice"
      case .minus, .dollar, .times: "a sign follows a quantity that is complete"
      }
    return QuantityError(at: token.place, what, "say \(dimension.said.example)")
  }

  private func unknown(
    _ word: String, _ place: Int, among words: some Sequence<String>
  ) -> QuantityError {
    let says = "no unit is called '\(word)'"
    if word == "m" {
      return QuantityError(at: place, says, "say min for minutes, M for millions, mo for months")
    }
    let letters = word.lowercased()
    if letters.count == 2, letters.hasSuffix("b"), UnitWord.all[word.uppercased()] != nil {
      let sign = letters.first == "k" ? "k" : letters.prefix(1).uppercased()
      return QuantityError(at: place, says, "say \(sign)B for bytes, \(sign)bit for bits")
    }
    // Sorted, so that of two as near the same is always named.
    let candidates = words.sorted() + UnitWord.powerWords
    return QuantityError(
      at: place, says,
      Nearest.guess(word, in: candidates) ?? "say \(dimension.said.example)")
  }

  /// A quantity of another dimension.
  private func mismatch(_ end: QuantityEnd, _ found: Dimension) -> QuantityError {
    QuantityError(
      .dimension, at: end.unitPlace ?? end.place,
      "this is \(found.said.words), and \(dimension.said.words) belongs here",
      "say \(dimension.said.example)")
  }

  /// A number whose unit is not said, or that is told by time and cannot be.
  private func unsaid(_ end: QuantityEnd) -> QuantityError {
    if end.period != nil {
      return QuantityError(
        .dimension, at: end.unitPlace ?? end.place,
        "only counts, sizes and money are told by time", "say \(dimension.said.example)")
    }
    return QuantityError(
      at: end.place, "the number has no unit, and \(dimension.said.words) belongs here",
      "say \(dimension.said.example)")
  }
}
