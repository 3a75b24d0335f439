import SystemDesign

/// How one is made by chance.
extension RandomDesign {
  mutating func newPiece(_ kind: Kind) -> Int {
    var piece = Piece(kind: kind)
    let percent = 80 + dice.upTo(18)
    piece.share = Double(percent) / 100
    switch kind {
    case .external: break
    case .service, .worker:
      piece.machines = dice.upTo(3)
      piece.needed = dice.upTo(piece.machines)
    case .cache, .queue, .stream: piece.machines = dice.upTo(2)
    case .database(let holding):
      if dice.chance(of: 4) { piece.shards = 1 + dice.upTo(2) }
      piece.machines = holding == .primaryAlone ? 1 : piece.shards > 1 ? 2 : 1 + dice.upTo(2)
    }
    if kind != .external {
      piece.isShared = dice.chance(of: 5)
      if piece.machines * piece.shards > 1, dice.chance(of: 4) { piece.common = 0.2 }
    }
    if kind == .database(.automatic), dice.chance(of: 2) {
      // Up for 90 hours of 100, and half an hour of every 90 spent on taking over.
      (piece.share, piece.switching) = (0.9, 0.5 / 90)
    }
    piece.part = part(piece, "P\(pieces.count)", percent)
    pieces.append(piece)
    return pieces.count - 1
  }

  private func part(_ piece: Piece, _ name: String, _ percent: Int) -> Part {
    var part =
      switch piece.kind {
      case .service: Service(name, instances: piece.machines).needing(piece.needed).part
      case .worker: Worker(name, instances: piece.machines).needing(piece.needed).part
      case .external: External(name).part
      case .cache: Cache(name, replicas: piece.machines - 1).part
      case .queue: Queue(name, replicas: piece.machines - 1).part
      case .stream: Stream(name, partitions: 4, replicas: piece.machines - 1).part
      case .database(let holding): database(piece, name, holding).part
      }
    if piece.switching != nil {
      (part.faults.between, part.faults.repair) = (90.hours, 10.hours)
    } else {
      part.faults.availability = percent.percent
    }
    if piece.common != nil { part.faults.common = 20.percent }
    if piece.isShared { part.placement.domains = [domain] }
    return part
  }

  private func database(_ piece: Piece, _ name: String, _ holding: Holding) -> Database {
    let plain = Database(name, shards: piece.shards, replicas: piece.machines - 1)
    return switch holding {
    case .primaryAlone: plain
    case .manual:
      Database(
        name, shards: piece.shards, replicas: piece.machines - 1, failover: .manual(1.hours))
    case .automatic:
      Database(
        name, shards: piece.shards, replicas: piece.machines - 1, failover: .automatic(30.minutes))
    case .majority: plain.replicating(.majority)
    case .quorum(let reads, let writes):
      plain.replicating(.quorum(reads: reads, writes: writes))
    }
  }

  private mutating func target(_ fits: (Kind) -> Bool, else kind: Kind) -> Int {
    let known = pieces.indices.filter { fits(pieces[$0].kind) }
    return known.isEmpty || dice.chance(of: 2)
      ? newPiece(kind) : known[dice.upTo(known.count) - 1]
  }

  private mutating func database() -> Int {
    let kinds: [Holding] = [
      .primaryAlone, .manual, .automatic, .majority,
      .quorum(reads: dice.upTo(2), writes: dice.upTo(3)),
    ]
    return target(
      { if case .database = $0 { true } else { false } },
      else: .database(kinds[dice.upTo(kinds.count) - 1]))
  }

  mutating func call(_ verb: Hop.Verb, _ from: Int?, _ to: Int) -> [Item] {
    calls += 1
    return [.call(Call(verb: verb, from: from, to: to, number: calls))]
  }

  /// What a service does in turn.
  mutating func steps(by caller: Int, depth: Int) -> [Item] {
    (0..<dice.upTo(depth == 0 ? 3 : 2)).flatMap { _ in step(by: caller, depth: depth) }
  }

  private mutating func step(by caller: Int, depth: Int) -> [Item] {
    if depth < 2, dice.chance(of: 5) {
      let choices = (0...dice.upTo(2)).map { _ in way(by: caller, depth: depth + 1) }
      return [.oneOf(choices)]
    }
    var items = way(by: caller, depth: depth)
    guard case .call(var first)? = items.first else { return items }
    if dice.chance(of: 6) { first.isOptional = true }
    if depth < 2, dice.chance(of: 4) { first.instead = way(by: caller, depth: 2) }
    // What only some executions reach does nothing in turn, so that nothing hangs behind it.
    if !isService(first.to), dice.chance(of: 5) { first.share = 0.25 }
    items[0] = .call(first)
    return items
  }

  private func isService(_ number: Int) -> Bool { pieces[number].kind == .service }

  /// One call, and what its callee does.
  private mutating func way(by caller: Int, depth: Int) -> [Item] {
    switch dice.upTo(8) {
    case 1, 2, 3:
      let before = pieces.count
      let to = target({ $0 == .service }, else: .service)
      let first = call(.calls, caller, to)
      // A callee that was there before may well call back.
      return to == before && depth < 2 ? first + steps(by: to, depth: depth + 1) : first
    case 4: return call(.calls, caller, newPiece(.external))
    case 5:
      let cache = target({ $0 == .cache }, else: .cache)
      let store = dice.chance(of: 2) ? database() : nil
      return read(caller, cache, store)
    case 6: return call(.writes, caller, database())
    default: return read(caller, database(), nil)
    }
  }

  private mutating func read(_ caller: Int, _ to: Int, _ store: Int?) -> [Item] {
    calls += 1
    var call = Call(verb: .reads, from: caller, to: to, number: calls, store: store)
    call.isFromReplica = dice.chance(of: 3)
    let shards = pieces[store ?? to].shards
    if shards > 1, dice.chance(of: 2) {
      call.asked = 1 + dice.upTo(shards - 1)
      call.missing = dice.chance(of: 2) ? 1 : 0
    }
    return [.call(call)]
  }

  /// A message, and what is done about it afterwards.
  mutating func handOver(by caller: Int) -> [Item] {
    let queue = newPiece(dice.chance(of: 3) ? .stream : .queue)
    let worker = newPiece(.worker)
    let sent = call(.sends, caller, queue)
    let after =
      call(.delivers, queue, worker)
      + (dice.chance(of: 2) ? call(.writes, worker, database()) : [])
    return sent
      + after.map { item in
        guard case .call(var late) = item else { return item }
        late.isLate = true
        return .call(late)
      }
  }
}
