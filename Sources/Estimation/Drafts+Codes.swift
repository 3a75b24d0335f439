import SystemDesign

extension Drafts {
  /// Whether the codes of records are enough, and how often two drawn at random meet.
  var codes: [Draft] {
    let coded = deposits.filter { !$0.isMoved && $0.record?.facts.codes != nil }
    guard !coded.isEmpty else { return [] }
    let written = Dictionary(grouping: load.legs.filter(\.writesAnew)) {
      $0.hop.sending?.record?.name
    }
    return distinct(coded.compactMap(\.record?.name)).flatMap { name -> [Draft] in
      let own = coded.filter { $0.record?.name == name }
      guard let codes = own.first?.record?.facts.codes,
        let space = try? KeySpace(alphabet: codes.alphabet, length: codes.length),
        space.size < .infinity
      else { return [] }
      let subject = Subject.record(name)
      let all = Term.known(
        Formula(.literal(space.size, Unit(codes.alphabet == 2 ? "codes of bits" : "codes")), .count)
      )
      let used = made(name, written[name] ?? [])
      var drafts = [Draft(subject, .codes, all), Draft(subject, .codesUsed, used)]
      if scope == .everything, let length = length(for: used, codes) {
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
  ///
  /// Beside what is there whatever the flows write; the store that holds most of it holds all of it.
  private func made(_ record: String, _ legs: [Leg]) -> Term {
    let stocks = design.components.filter { $0.kind != .cache }.compactMap { part -> Term? in
      let own = part.storage.stocks.filter { $0.record.name == record }
      return own.isEmpty ? nil : .sum(own.map { .known($0.count.formula) }, .count)
    }
    let written = written(legs)
    return stocks.isEmpty ? written : Machines.largest(stocks).plus(written)
  }

  private func written(_ legs: [Leg]) -> Term {
    guard !legs.isEmpty else { return .zero(.count) }
    let byFlow = Dictionary(grouping: legs) { $0.flow.name }
    let rate = Term.sum(
      distinct(legs.map(\.flow.name)).map { Self.made(by: byFlow[$0] ?? []) }, .rate)
    let horizon = Term(
      design.traffic?.horizon?.formula,
      missing: "how far ahead to plan: say Traffic(planned: 5.years)")
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

  /// What one flow makes: the same record written to several stores has one code, what it writes to
  /// one store again is another record, and each of several ways makes its own.
  private static func made(by legs: [Leg], inside depth: Int = 0) -> Term {
    var stores: [(store: Part.ID, made: [Term])] = []
    func add(_ made: Term, to store: Part.ID) {
      if let place = stores.firstIndex(where: { $0.store == store }) {
        stores[place].made.append(made)
      } else {
        stores.append((store, [made]))
      }
    }
    for leg in legs where leg.run.ways.count == depth {
      guard let count = leg.hop.sending?.count.formula else { continue }
      // Of a batch that is scattered each shard gets its part.
      let each = Term.known(count).over(.number(leg.hop.facts.scatter ?? 1, "shards"), .count)
      add(leg.once.times(each, .rate), to: leg.to.id)
    }
    let behind = legs.filter { $0.run.ways.count > depth }
    for choice in distinct(behind.map { $0.run.ways[depth].choice }) {
      let own = behind.filter { $0.run.ways[depth].choice == choice }
      let ways = distinct(own.map { $0.run.ways[depth].number }).map { way in
        made(by: own.filter { $0.run.ways[depth].number == way }, inside: depth + 1)
      }
      let known = own.first { leg in stores.contains { $0.store == leg.to.id } }
      if let store = (known ?? own.first)?.to.id { add(.sum(ways, .rate), to: store) }
    }
    return Machines.largest(stores.map { .sum($0.made, .rate) })
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

extension Leg {
  /// Whether it puts something new in a store that keeps it.
  fileprivate var writesAnew: Bool {
    hop.verb == .writes && to.id == hop.to.id && to.kind != .cache
  }
}
