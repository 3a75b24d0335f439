extension Formula: CustomStringConvertible {
  /// The expression in words: "daily readers × 3 requests / day".
  public var description: String {
    switch operation {
    case .literal(let value, let unit): Formula.written(value, unit)
    case .range(let low, let high): Formula.between(low, high)
    case .assumption(let name, _, _, _), .named(let name, _): name
    case .sum(let a, let b): "\(a) + \(b)"
    case .difference(let a, let b): "\(a) − \(b.asFactor)"
    case .product(let a, let b): "\(a.asFactor) × \(b.asFactor)"
    case .quotient(let a, let b): "\(a.asFactor) / \(b.asDivisor)"
    case .smaller(let a, let b): "smaller of (\(a), \(b))"
    case .larger(let a, let b): "larger of (\(a), \(b))"
    case .roundedUp(let a): "rounded up (\(a))"
    case .function(let function, let inputs):
      "\(function.rawValue) (" + inputs.map(\.description).joined(separator: ", ") + ")"
    }
  }

  private var asFactor: String {
    switch operation {
    case .sum, .difference: "(\(self))"
    default: description
    }
  }

  private var asDivisor: String {
    switch operation {
    case .literal(1, let unit): unit.name
    case .sum, .difference, .product, .quotient: "(\(self))"
    default: description
    }
  }

  private static func between(_ low: Formula, _ high: Formula) -> String {
    guard case .literal(let a, let unit) = low.operation,
      case .literal(let b, let other) = high.operation, unit == other
    else { return "\(low) to \(high)" }
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
