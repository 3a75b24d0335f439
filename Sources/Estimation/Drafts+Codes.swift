import SystemDesign

extension Drafts {
  /// Whether the codes of records are enough, and how often two drawn at random meet.
  var codes: [Draft] {
    distinct(deposits.compactMap { $0.isMoved ? nil : $0.record?.name }).flatMap {
      name -> [Draft] in
      let own = deposits.filter { $0.record?.name == name && !$0.isMoved }
      guard let codes = own.first?.record?.facts.codes,
        let space = try? KeySpace(alphabet: codes.alphabet, length: codes.length),
        space.size < .infinity
      else { return [] }
      let subject = Subject.record(name)
      let all = Term.known(
        Formula(.literal(space.size, Unit(codes.alphabet == 2 ? "codes of bits" : "codes")), .count)
      )
      let used = made(name)
      var drafts = [Draft(subject, .codes, all), Draft(subject, .codesUsed, used)]
      if let length = length(for: used, codes) {
        drafts.append(Draft(subject, .codeLength, length))
      }
      if codes.drawing == .random || codes.drawing == .hash, let count = used.formula,
        let size = all.formula
      {
        drafts.append(
          Draft(
            subject, .collisionOdds, .known(Formula(.function(.collision, [count, size]), .ratio))))
      }
      return drafts
    }
  }

  /// Every one that is made until the horizon: a code is used up also when its record has gone.
  private func made(_ record: String) -> Term {
    let rates = load.legs.compactMap { leg -> Term? in
      guard leg.hop.verb == .writes, leg.to.id == leg.hop.to.id, let content = leg.hop.sending,
        content.record?.name == record, leg.to.kind != .cache
      else { return nil }
      return leg.once.times(.known(content.count.formula), .rate)
    }
    let horizon = Term(
      design.traffic?.horizon?.formula,
      missing: "how far ahead to plan: say Traffic(planned: 5.years)")
    // The same record written to two stores has one code.
    guard let rate = rates.first else { return .zero(.count) }
    guard let growth = design.traffic?.growth else { return rate.times(horizon, .count) }
    let year = Term.known(Period.year.formula)
    let grown = horizon.map {
      Formula(
        .function(
          .growth,
          [
            growth.formula, Formula(.literal(0, Unit("")), .ratio),
            Formula(.quotient($0, Period.year.formula), .ratio),
          ]), .ratio)
    }
    return rate.times(year, .count).times(grown, .count)
  }

  /// Worked out at the median: by multiplying, as a logarithm may be one character short.
  private func length(for used: Term, _ codes: Codes) -> Term? {
    guard let formula = used.formula,
      let count = Evaluation(of: [formula]).amount(of: formula).value,
      let shortest = try? KeySpace.shortest(naming: max(1, count), alphabet: codes.alphabet)
    else { return nil }
    let word = codes.alphabet == 2 ? "bits" : "characters of \(codes.alphabet)"
    return .known(Formula(.literal(Double(shortest.length), Unit(word)), .count))
  }
}
