extension Proofreading {
  /// What cannot hold together: more copies asked than there are, two availabilities, two fields.
  var contradictions: [Mistake] {
    var spans = Spans()
    return components.flatMap { part in
      part.tooFewForQuorum + (part.twoAvailabilities(&spans).map { [$0] } ?? [])
    }
      + statements.flatMap { statement -> [Mistake] in
        if case .flow(let flow) = statement { flow.everyHop.compactMap(\.tooFewShards) } else { [] }
      } + records.flatMap(\.twiceNamed) + passedBy
  }

  /// Pushes that take no way to their client which any of its open connections takes.
  private var passedBy: [Mistake] {
    var connections: [Part.ID: [Connection]] = [:]
    for case .connection(let one) in statements {
      connections[one.from.id, default: []].append(one)
    }
    guard !connections.isEmpty else { return [] }
    return statements.flatMap { statement -> [Mistake] in
      guard case .flow(let flow) = statement else { return [] }
      return flow.everyHop.compactMap { hop in
        connections[hop.to.id].flatMap { hop.passingBy($0) }
      }
    }
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
  /// That it pushes past whatever keeps the connections of its client open.
  fileprivate func passingBy(_ connections: [Connection]) -> Mistake? {
    guard verb == .pushes, from.kind != .external else { return nil }
    let stations = Set(([from] + passages).map(\.id))
    let ends = connections.flatMap { [$0.to] + $0.passages }
    guard !ends.contains(where: { stations.contains($0.id) }) else { return nil }
    let holder = connections[0].to
    let instead =
      [.loadBalancer, .gateway, .cdn].contains(holder.kind)
      ? "say through: with '\(holder.name)', so that its load counts"
      : "let '\(from.name)' call '\(holder.name)', and that push"
    return Mistake(
      says: "'\(from.name)' pushes to '\(to.name)', which stays connected to '\(holder.name)'",
      instead: instead, origin: origin)
  }

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
