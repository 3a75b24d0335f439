import Estimation
import SystemDesign

/// The sentences that say why something is a single point, with numbers a reader can check.
enum Wording {
  /// A share in hundredths with as many digits as it was stated with: "99.999 %".
  static func percent(_ share: Double) -> String {
    decimal(share * 100, places: 6) + " %"
  }

  /// A load in hundredths, as precise as a load is known: "140 %".
  static func load(_ share: Double) -> String {
    let value = share * 100
    guard value < 1_000 else { return QuantityText.percent(share) }
    return decimal(value, places: value < 10 ? 2 : value < 100 ? 1 : 0) + " %"
  }

  /// A number without the zeros behind its last digit.
  private static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    guard value.isFinite, value >= 0, let scaled = Int(exactly: (value * scale).rounded()) else {
      return "\(value)"
    }
    let (whole, rest) = (scaled / Int(scale), scaled % Int(scale))
    if rest == 0 { return "\(whole)" }
    let digits = String(repeating: "0", count: places - "\(rest)".count) + "\(rest)"
    var shown = Substring(digits)
    while shown.last == "0" { shown.removeLast() }
    return "\(whole).\(shown)"
  }

  /// "3", "12,000".
  static func number(_ number: Int) -> String { NumberText.separated(Double(number)) }

  /// "1 instance", "3 instances".
  static func count(_ number: Int, _ noun: Noun) -> String {
    "\(self.number(number)) \(number == 1 ? noun.one : noun.many)"
  }

  /// Names as one says them: "'A', 'B' and 2 more".
  static func names(_ names: [String], most: Int = 3) -> String {
    let quoted = names.prefix(most).map { "'\($0)'" }
    guard names.count <= most else {
      return quoted.joined(separator: ", ") + " and \(names.count - most) more"
    }
    return quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }

  /// A word for one thing and for several.
  struct Noun {
    let one: String
    let many: String
  }
}

extension RedundancyGroup {
  /// What its machines are called.
  var noun: Wording.Noun {
    switch role {
    case .whole: Wording.Noun(one: "service", many: "services")
    case .instances: Wording.Noun(one: "instance", many: "instances")
    case .replicas: Wording.Noun(one: "read copy", many: "read copies")
    case .place: Wording.Noun(one: "place", many: "places")
    case .pieces: Wording.Noun(one: "piece", many: "pieces")
    case .copies, .primary, .promoted, .majority, .quorum:
      Wording.Noun(one: "copy", many: "copies")
    }
  }
}
