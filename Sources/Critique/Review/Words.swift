import Estimation
import SystemDesign

/// Names and numbers as a finding says them.
enum Words {
  /// Names in quotes: "'a'", "'a' and 'b'", "'a', 'b' and 'c'", "'a', 'b' and 3 more".
  static func list(_ names: [String], atMost most: Int = 4) -> String {
    let quoted = names.map { "'\($0)'" }
    guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
    if quoted.count > most {
      let shown = quoted.prefix(most - 1)
      return shown.joined(separator: ", ") + " and \(quoted.count - shown.count) more"
    }
    return quoted.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// A count and the word it is of: "1 instance", "3 instances".
  static func count(_ count: Int, _ word: String) -> String {
    let many = word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"
    return "\(NumberText.count(Double(count))) \(count == 1 ? word : String(many))"
  }

  /// A count as one types it in a design: "12", "3_257".
  static func typed(_ count: Int) -> String {
    NumberText.separated(Double(max(count, 0))).split(separator: ",").joined(separator: "_")
  }

  /// A share of a capacity: "143 %", "70 %", "2.4 %", "less than 0.1 %".
  static func use(_ share: Double) -> String {
    if share > 0, share < 0.001 { return "less than 0.1 %" }
    var digits = Substring(NumberText.prefixed(share * 100).digits)
    guard share < 10 else { return QuantityText.percent(share) }
    if digits.contains(".") {
      while digits.last == "0" { digits.removeLast() }
      if digits.last == "." { digits.removeLast() }
    }
    return digits + " %"
  }

  /// A share above a limit, which must not read like the limit: "just over 100 %".
  static func use(_ share: Double, above limit: Double) -> String {
    isMore(share, than: limit) && use(share) == use(limit) ? "just over \(use(limit))" : use(share)
  }

  /// Requests a second.
  static func rate(_ value: Double) -> String { QuantityText.text(value, .rate) }

  /// Bytes.
  static func size(_ value: Double) -> String { QuantityText.text(value, .dataSize) }

  /// Bytes above a limit, which must not read like the limit: "just over 2.59 TB".
  static func size(_ value: Double, above limit: Double) -> String {
    isMore(value, than: limit) && size(value) == size(limit)
      ? "just over \(size(limit))" : size(value)
  }
}

/// Whether a value is more than a limit by more than the last bits of a sum.
func isMore(_ value: Double, than limit: Double) -> Bool {
  value > limit + max(abs(limit), 1) * 1e-9
}

extension Part {
  /// Its shards and copies, within what arithmetic can carry: a mistaken design stops nobody.
  var shardsToCount: Int { min(max(instances, 1), 1_000_000) }
  /// The copies of each shard, likewise.
  var copiesToCount: Int { min(max(copiesOfData, 1), 1_000_000) }

  /// What one of its machines is called.
  var machineWord: String {
    switch kind {
    case .database, .searchIndex, .cache: instances == 1 ? "copy" : "machine"
    case .queue, .stream: "copy"
    default: "instance"
    }
  }

  /// Its machines in words: "3 instances", "1 copy", "2 shards of 3 copies".
  var machinesInWords: String {
    guard isStore else { return Words.count(instances, "instance") }
    let copies = Words.count(copiesOfData, "copy")
    return instances > 1 ? "\(Words.count(instances, "shard")) of \(copies)" : copies
  }
}

extension Formula {
  /// What an input is said to be, where it is one: "99.5 %" and not "a machine is up".
  var unnamed: Formula {
    switch operation {
    case .assumption(_, let inner, _, _), .named(_, let inner): inner.unnamed
    default: self
    }
  }
}
