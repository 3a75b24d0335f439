extension Proofreading {
  /// What cannot hold together: more copies asked than there are, two availabilities, two fields.
  var contradictions: [Mistake] {
    var spans = Spans()
    return components.flatMap { part in
      part.tooFewForQuorum + (part.twoAvailabilities(&spans).map { [$0] } ?? [])
    }
      + statements.flatMap { statement -> [Mistake] in
        if case .flow(let flow) = statement { flow.everyHop.compactMap(\.tooFewShards) } else { [] }
      } + records.flatMap(\.twiceNamed)
  }
}

extension Part {
  /// That a quorum is larger than all copies.
  fileprivate var tooFewForQuorum: [Mistake] {
    guard isStore, instances >= 1, copies >= 0,
      case .quorum(let reads, let writes)? = storage.replication
    else { return [] }
    let all = copiesOfData
    let have = "'\(name)' has \(all) \(all == 1 ? "copy" : "copies")"
    return [(reads, "read"), (writes, "write")].filter { $0.0 > all }.map { asked, verb in
      Mistake(
        says: "\(have) and asks \(asked) to \(verb)",
        instead: "say a quorum of at most \(all), or replicas: \(asked - 1)", origin: origin)
    }
  }

  /// That it is up for two shares of the time.
  ///
  /// Of 99.977 % a person says 99.98 %: what is away may be half as much again.
  fileprivate func twoAvailabilities(_ spans: inout Spans) -> Mistake? {
    guard let stated = faults.availability?.formula, let between = faults.between?.formula,
      let repair = faults.repair?.formula, let said = spans.span(of: stated),
      let runs = spans.span(of: between), let stands = spans.span(of: repair),
      runs.low > 0, stands.low >= 0
    else { return nil }
    let most = stands.high / (runs.low + stands.high)
    let least = stands.low / (runs.high + stands.low)
    let rounding = 1.5
    guard 1 - said.high > most * rounding || (1 - said.low) * rounding < least else { return nil }
    // To four decimals, by hand: this module imports nothing that rounds.
    let percent = Double(Int((1 - least) * 1_000_000 + 0.5)) / 10_000
    let follows = Formula(.literal(percent, Unit("%")), .ratio)
    return Mistake(
      says: "'\(name)' is available \(stated) of the time, and failing every \(between) for "
        + "\(repair) it is \(follows)",
      instead: "say one of the two", origin: origin)
  }
}

extension Hop {
  /// That more shards are asked than any of the stores has.
  fileprivate var tooFewShards: Mistake? {
    guard let scatter = facts.scatter, asked.allSatisfy(\.isStore),
      let most = asked.max(by: { $0.instances < $1.instances }), most.instances >= 1,
      scatter > most.instances
    else { return nil }
    let shards = most.instances == 1 ? "1 shard" : "\(most.instances) shards"
    return Mistake(
      says: "the hop from '\(from.name)' to '\(to.name)' is scattered over \(scatter) shards, "
        + "and '\(most.name)' has \(shards)",
      instead: "say at most \(most.instances), or shards: \(scatter)", origin: origin)
  }
}

extension Record {
  /// Fields that share a name.
  fileprivate var twiceNamed: [Mistake] {
    var counts: [String: Int] = [:]
    for field in fields { counts[field.name, default: 0] += 1 }
    var told: Set<String> = []
    return fields.filter { counts[$0.name, default: 0] > 1 && told.insert($0.name).inserted }.map {
      Mistake(
        says: "'\(name)' has \(counts[$0.name, default: 0]) fields called '\($0.name)'",
        instead: "give each its own name", origin: origin)
    }
  }
}
