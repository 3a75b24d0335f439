/// A whole number that a design says, and what it may be.
struct WholeNumber {
  /// Whose it is, as a message begins: "'Items' has".
  let owner: String
  /// What it counts, after its number: "retries".
  let what: String
  let value: Int
  let range: ClosedRange<Int>
  let origin: Origin

  /// That it cannot be, where it cannot.
  var mistake: Mistake? {
    guard !range.contains(value) else { return nil }
    let instead =
      value < range.lowerBound ? "\(range.lowerBound) or more" : "\(range.upperBound) or less"
    return Mistake(says: "\(owner) \(value) \(what)", instead: "say \(instead)", origin: origin)
  }

  /// More than any design means, and few enough to be counted with.
  static let most = 1_000_000_000
}

extension Proofreading {
  /// Whole numbers that nothing can have.
  var impossibleCounts: [Mistake] {
    let hops = statements.flatMap { statement -> [Hop] in
      if case .flow(let flow) = statement { flow.everyHop } else { [] }
    }
    let numbers =
      hops.flatMap(\.counts) + components.flatMap(\.counts) + records.flatMap(\.counts)
      + statements.flatMap { statement -> [WholeNumber] in
        if case .flow(let flow) = statement { flow.counts } else { [] }
      }
    var seen: Set<Mistake> = []
    return numbers.compactMap(\.mistake).filter { seen.insert($0).inserted }
  }
}

extension Flow {
  fileprivate var counts: [WholeNumber] {
    (api?.answers ?? []).map {
      WholeNumber(
        owner: "'\(name)' has an answer of status", what: "'\($0.says)'", value: $0.status,
        range: 100...599, origin: origin)
    }
  }
}

extension Hop {
  fileprivate var counts: [WholeNumber] {
    WholeNumber.list(
      "the hop from '\(from.name)' to '\(to.name)' has", origin,
      [
        ("retries", facts.retries?.count, 0), ("in a batch", facts.batch, 1),
        ("shards to ask", facts.scatter, 1),
      ])
  }
}

extension Part {
  fileprivate var counts: [WholeNumber] {
    WholeNumber.list(
      "'\(name)' has", origin,
      [
        ("attempts before a message is put aside", messaging.deadLetter?.after, 1),
        ("instances to grow to", capacity.largest, 1), ("cores", capacity.cores, 1),
      ] + (capacity.measured?.points ?? []).map { ("machines in a load test", $0.machines, 1) }
        + (storage.replication?.counts ?? []) + (storage.partitioning?.counts ?? []))
  }
}

extension Record {
  fileprivate var counts: [WholeNumber] {
    WholeNumber.list(
      "'\(name)' has", origin,
      [
        ("characters or bits to a code", facts.codes?.length, 1),
        ("letters in the alphabet of its codes", facts.codes?.alphabet, 2),
      ] + facts.passwords.map { ("rounds of hashing '\($0.field)'", $0.hash.rounds, 1) })
  }
}

extension Replication {
  fileprivate var counts: [(String, Int?, Int)] {
    switch self {
    case .quorum(let reads, let writes):
      [("copies to read", reads, 1), ("copies to write", writes, 1)]
    case .erasure(let data, let spare): [("pieces of data", data, 1), ("spare pieces", spare, 0)]
    case .asynchronous, .synchronous, .majority: []
    }
  }
}

extension Partitioning {
  fileprivate var counts: [(String, Int?, Int)] {
    switch self {
    case .consistentHashing(let points): [("points to a shard", points, 1)]
    case .slots(let slots): [("slots", slots, 1)]
    case .modulo, .ranges: []
    }
  }
}

extension PasswordHash {
  /// How often it repeats, or the exponent of that.
  fileprivate var rounds: Int? {
    switch self {
    case .argon2id(_, let passes): passes
    case .scrypt(let cost), .bcrypt(let cost): cost
    case .pbkdf2(let iterations): iterations
    case .fast: nil
    }
  }
}

extension WholeNumber {
  /// The numbers of one owner, each with the least it may be, without those that were not said.
  fileprivate static func list(
    _ owner: @autoclosure () -> String,
    _ origin: Origin, _ said: [(what: String, value: Int?, least: Int)]
  ) -> [WholeNumber] {
    said.compactMap { what, value, least in
      value.map {
        WholeNumber(owner: owner(), what: what, value: $0, range: least...most, origin: origin)
      }
    }
  }
}
