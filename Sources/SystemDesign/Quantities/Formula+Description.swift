extension Formula: CustomStringConvertible {
  /// The expression in words: "daily readers × 3 requests / day".
  ///
  /// What is more than anybody reads is left out. A sum of ten thousand terms is ten thousand
  /// deep, and each level takes 800 bytes of the stack; a sum of something with itself, again and
  /// again, doubles with every level.
  public var description: String {
    var room = 1_000
    return words(levels: 100, &room)
  }

  private func words(levels: Int, _ room: inout Int) -> String {
    if case .literal(let value, let unit) = operation { return Formula.written(value, unit) }
    guard levels > 0, room > 0 else { return "…" }
    room -= 1
    let inner = levels - 1
    switch operation {
    case .literal(let value, let unit): return Formula.written(value, unit)
    case .range(let low, let high): return Formula.between(low, high, levels: inner, &room)
    case .assumption(let name, _, _, _), .named(let name, _): return name
    case .sum(let a, let b):
      return a.words(levels: inner, &room) + " + " + b.words(levels: inner, &room)
    case .difference(let a, let b):
      return a.words(levels: inner, &room) + " − " + b.asFactor(levels: inner, &room)
    case .product(let a, let b):
      return a.asFactor(levels: inner, &room) + " × " + b.asFactor(levels: inner, &room)
    case .quotient(let a, let b):
      return a.asFactor(levels: inner, &room) + " / " + b.asDivisor(levels: inner, &room)
    case .smaller(let a, let b):
      return "smaller of (" + Formula.listed([a, b], levels: inner, &room) + ")"
    case .larger(let a, let b):
      return "larger of (" + Formula.listed([a, b], levels: inner, &room) + ")"
    case .roundedUp(let a): return "rounded up (" + a.words(levels: inner, &room) + ")"
    case .function(let function, let inputs):
      return "\(function.rawValue) (" + Formula.listed(inputs, levels: inner, &room) + ")"
    }
  }

  private static func listed(_ parts: [Formula], levels: Int, _ room: inout Int) -> String {
    parts.map { $0.words(levels: levels, &room) }.joined(separator: ", ")
  }

  private func asFactor(levels: Int, _ room: inout Int) -> String {
    let words = words(levels: levels, &room)
    switch operation {
    case .sum, .difference: return "(\(words))"
    default: return words
    }
  }

  private func asDivisor(levels: Int, _ room: inout Int) -> String {
    if case .literal(1, let unit) = operation, dimension == .period { return unit.name }
    let words = words(levels: levels, &room)
    switch operation {
    case .sum, .difference, .product, .quotient: return "(\(words))"
    default: return words
    }
  }

  private static func between(
    _ low: Formula, _ high: Formula, levels: Int, _ room: inout Int
  ) -> String {
    guard case .literal(let a, let unit) = low.operation,
      case .literal(let b, let other) = high.operation, unit == other
    else { return low.words(levels: levels, &room) + " to " + high.words(levels: levels, &room) }
    return "\(short(a)) to \(written(b, unit))"
  }

  private static func written(_ value: Double, _ unit: Unit) -> String {
    switch unit.name {
    case "": short(value)
    case "%": short(value) + " %"
    default: short(value) + " " + unit.name
    }
  }

  private static func short(_ value: Double) -> String {
    guard !value.isNaN else { return "?" }
    for (size, name) in [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")]
    where value >= size {
      return plain(value / size) + name
    }
    return plain(value)
  }

  /// No rounding function here: they live in the C mathematics library, which nothing links for a
  /// module that imports nothing.
  private static func plain(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? separated(String(text.dropLast(2))) : text
  }

  /// A comma every three digits.
  private static func separated(_ digits: String) -> String {
    guard digits.count > 3, digits.allSatisfy(\.isNumber) else { return digits }
    return separated(String(digits.dropLast(3))) + "," + digits.suffix(3)
  }
}
