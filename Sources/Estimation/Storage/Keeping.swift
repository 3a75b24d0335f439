import SystemDesign

/// How much of what arrives is still there at the horizon.
struct Keeping {
  private let name: String
  /// The longest one thing stays; nil where it stays for ever.
  private let kept: Term?
  private let horizon: Formula?
  private let growth: Formula?
  /// How old things are when they move to the archive.
  private let archiveAge: Term?

  /// - Parameter others: those that moved it there in turn, and dropped what is older before.
  init(of record: Record?, in store: Part, behind others: [Part] = [], _ design: Design) {
    name = record?.name ?? store.name
    let stated = [record?.kept, store.storage.keeping] + others.map(\.storage.keeping)
    let limits = stated.compactMap { $0?.formula }.map(Term.known)
    kept = limits.dropFirst().reduce(limits.first) { $0?.smaller($1) }
    horizon = design.traffic?.horizon?.formula
    growth = design.traffic?.growth?.formula
    archiveAge = store.storage.archive.map { .known($0.after.formula) }
  }

  /// What the store itself holds: what is as old as it comes there, and no older than it keeps, or
  /// than it archives.
  func amount(of arriving: Term, from age: Term? = nil) -> Term {
    let limit =
      archiveAge.map { age in kept.map { $0.smaller(age) } ?? age } ?? kept
    return held(arriving, from: age, to: limit)
  }

  /// What arrived between two ages, seen from the horizon.
  ///
  /// Without a horizon, what is kept for a stated time is counted as it stands once it is full.
  private func held(_ arriving: Term, from youngest: Term?, to oldest: Term?) -> Term {
    guard let horizon = horizon.map(Term.known) else {
      guard let oldest, growth == nil else {
        return .unknown([
          "how far ahead to plan: say Traffic(planned: 5.years), or how long '\(name)' is kept"
        ])
      }
      return arriving.times(age(oldest, less: youngest), .dataSize)
    }
    let end = oldest.map { $0.smaller(horizon) } ?? horizon
    guard let growth else { return arriving.times(age(end, less: youngest), .dataSize) }
    let years = arriving.times(.known(Period.year.formula), .dataSize)
    let from = horizon.inYears.minus(end.inYears)
    let to = youngest.map { horizon.inYears.minus($0.smaller(end).inYears) } ?? horizon.inYears
    return years.times(
      .growth(growth, from: from, to: to).named("growth of '\(name)'"), .dataSize)
  }

  private func age(_ oldest: Term, less youngest: Term?) -> Term {
    guard let youngest else { return oldest }
    return oldest.minus(youngest.smaller(oldest))
  }

  /// What arrives in the first year, before anything expires; what is so old then came before.
  static func firstYear(of arriving: Term, growing growth: Ratio?, aged age: Term?) -> Term {
    let whole = Term.known(Period.year.formula)
    let time = age.map { whole.minus($0.smaller(whole)) } ?? whole
    guard let growth else { return arriving.times(time, .dataSize) }
    let year = arriving.times(whole, .dataSize)
    let zero = Term.zero(.ratio)
    let one = Term.known(Formula(.literal(1, Unit("year")), .ratio))
    let end = age == nil ? one : time.inYears
    return year.times(
      .growth(growth.formula, from: zero, to: end).named("growth in the first year"), .dataSize)
  }
}

extension Term {
  fileprivate var inYears: Term { over(.known(Period.year.formula), .ratio) }

  func minus(_ other: Term) -> Term {
    guard case .known(let a) = self, case .known(let b) = other else {
      return .unknown(distinct(missing + other.missing))
    }
    return .known(Formula(.difference(a, b), a.dimension))
  }

  /// How many times the first year's amount arrives between two moments of steady growth.
  fileprivate static func growth(_ share: Formula, from start: Term, to end: Term) -> Term {
    guard case .known(let a) = start, case .known(let b) = end else {
      return .unknown(distinct(start.missing + end.missing))
    }
    return .known(Formula(.function(.growth, [share, a, b]), .ratio))
  }
}
