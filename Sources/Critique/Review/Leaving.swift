import Estimation
import SystemDesign

/// What limits how long something stays in a store, in words.
enum Leaving {
  /// Nothing does.
  case never
  /// This is so of all that is written.
  case always(String)
  /// Some records are kept for a time, and the others, or bytes that are no record, for ever.
  case sometimes(String, records: [String], others: [String])

  init(of part: Part, _ review: Review) {
    if let archive = part.storage.archive {
      self = .always("what is older than \(archive.after.formula) is archived")
      return
    }
    if let time = part.storage.keeping {
      self = .always("it keeps nothing longer than \(time.formula)")
      return
    }
    let written = review.hops(to: part)
      .filter { $0.to.id == part.id && $0.verb == .writes }.map { $0.sending?.record }
    let kept = written.compactMap { $0 }.filter { $0.kept != nil }
    guard let first = kept.first, let time = first.kept else {
      self = .never
      return
    }
    let words = "'\(first.name)' is kept for \(time.formula)"
    let others = written.filter { $0?.kept == nil }.compactMap { $0?.name }
    self =
      kept.count == written.count
      ? .always(words)
      : .sometimes(words, records: distinct(kept.map(\.name)), others: distinct(others))
  }

  /// That a store is too small, and what leaves it.
  func message(of part: Part) -> String {
    switch self {
    case .never: "'\(part.name)' outgrows its disk before the horizon, and nothing ever leaves it"
    case .always(let words):
      "'\(part.name)' does not fit its disk at the horizon, though \(words)"
    case .sometimes(let words, let records, _):
      "'\(part.name)' does not fit its disk at the horizon: \(words), and "
        + (records.count == 1 ? "nothing else ever leaves it" : "not all that is written leaves it")
    }
  }

  /// What takes the most room, where some leaves and some does not.
  func evidence(_ kept: [Kept]) -> [String] {
    guard case .sometimes = self, let largest = Self.largest(of: kept) else { return [] }
    return ["the largest part of it is '\(largest.name)': \(Words.size(largest.bytes))"]
  }

  /// The record that takes the most room, where it is one that does.
  private static func largest(of kept: [Kept]) -> (name: String, bytes: Double)? {
    let parts = distinct(kept.map { $0.record?.name }).compactMap { name in
      kept.filter { $0.record?.name == name }.bytes.map { (name: name, bytes: $0) }
    }
    guard let largest = parts.max(by: { $0.bytes < $1.bytes }), let name = largest.name else {
      return nil
    }
    return (name, largest.bytes)
  }

  /// What would have more leave sooner.
  func remedy(of part: Part, _ kept: [Kept]) -> String {
    switch self {
    case .never: "say keeping: on the record or .archiving(after:to:) on '\(part.name)'"
    case .always: "keep it for less long"
    case .sometimes(_, let records, let others)
    where Self.largest(of: kept).map { records.contains($0.name) } ?? true:
      "keep \(Words.list(records)) for less long, say keeping: on "
        + (others.isEmpty ? "a record for what else is written" : Words.list(others))
        + " or .archiving(after:to:) on '\(part.name)'"
    // What leaves already is the smaller part.
    case .sometimes(_, _, let others):
      "say keeping: on "
        + (others.isEmpty ? "a record for what else is written" : Words.list(others))
        + " or .archiving(after:to:) on '\(part.name)'"
    }
  }
}
