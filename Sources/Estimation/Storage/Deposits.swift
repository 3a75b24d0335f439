import SystemDesign

/// What fills the stores of a design.
struct Deposits {
  private let design: Design
  private let load: Load
  let all: [Deposit]

  init(of load: Load) {
    design = load.design
    self.load = load
    let writes = Self.written(load)
    let stocks = load.design.components.flatMap { part in
      part.kind == .cache ? [] : Self.stocks(in: part)
    }
    all = writes + stocks
  }

  /// What is there whatever the flows write.
  static func stocks(in part: Part) -> [Deposit] {
    part.storage.stocks.map { stock($0, in: part) }
  }

  /// The bytes that a cache is said to hold, each thing once; nil where nothing was said.
  static func held(in cache: Part) -> Term? {
    guard cache.kind == .cache, !cache.storage.stocks.isEmpty else { return nil }
    return .sum(stocks(in: cache).map(\.raw), .dataSize).named("what '\(cache.name)' holds")
  }

  /// New records only: updates, deletes and invalidations add none, and caches forget.
  private static func written(_ load: Load) -> [Deposit] {
    load.legs.flatMap { leg -> [Deposit] in
      guard let content = leg.hop.sending, leg.to.id == leg.hop.to.id else { return [] }
      switch (leg.hop.verb, leg.to.kind) {
      case (.writes, .database), (.writes, .objectStore), (.writes, .searchIndex):
        return written(content, leg, load.design)
      case (.sends, .stream):
        return [streamed(content, leg, load.design)]
      default: return []
      }
    }
  }

  private static func written(_ content: Content, _ leg: Leg, _ design: Design) -> [Deposit] {
    func deposit(in store: Part, behind others: [Part] = [], from age: Term? = nil) -> Deposit {
      let (bytes, remarks) = onDisk(content, in: store)
      // Of a batch that is scattered each shard keeps its part.
      let each = leg.hop.facts.scatter.map { bytes.over(.number($0, "shards"), .dataSize) } ?? bytes
      let arriving: Term =
        isDropped(content.record, before: others)
        ? .zero(.bandwidth) : leg.once.times(each, .bandwidth)
      let keeping = Keeping(of: content.record, in: store, behind: others, design)
      let raw = keeping.amount(of: arriving, from: age)
      return Deposit(
        record: content.record, store: store, flow: leg.flow.name, arriving: arriving,
        age: age, isMoved: age != nil, raw: raw,
        stored: raw.times(copies(of: store), .dataSize), remarks: remarks)
    }
    var deposits = [deposit(in: leg.to)]
    var (stores, ages) = ([leg.to], [Term]())
    while let archive = stores.last?.storage.archive, let store = design.component(archive.to),
      !stores.contains(where: { $0.id == store.id })
    {
      ages.append(.known(archive.after.formula))
      deposits.append(deposit(in: store, behind: stores, from: Machines.largest(ages)))
      stores.append(store)
    }
    return deposits
  }

  /// Whether a record is surely dropped before it is old enough to be moved on.
  private static func isDropped(_ record: Record?, before stores: [Part]) -> Bool {
    let kept = [record?.kept] + stores.map(\.storage.keeping)
    guard let age = stores.last?.storage.archive?.after.formula.plain,
      let shortest = kept.compactMap({ $0?.formula.plain }).min()
    else { return false }
    return shortest <= age
  }

  /// A stream holds what came in while it keeps it; it does not grow with the horizon.
  private static func streamed(_ content: Content, _ leg: Leg, _ design: Design) -> Deposit {
    let arriving = leg.once.times(.known(content.size.formula).named(content.name), .bandwidth)
    let kept = Term(
      leg.to.messaging.keeping?.formula,
      missing: "how long '\(leg.to.name)' keeps its messages: say keeping: 1.day")
    let raw = arriving.times(kept, .dataSize)
    return Deposit(
      record: nil, store: leg.to, flow: leg.flow.name, arriving: arriving, isMoved: false, raw: raw,
      stored: raw.times(copies(of: leg.to), .dataSize),
      remarks: design.traffic?.growth == nil
        ? []
        : [
          "that '\(leg.to.name)' holds more as the load grows: a stream is counted at today's rate"
        ])
  }

  private static func stock(_ stock: Stock, in store: Part) -> Deposit {
    let content = stock.count.each(stock.record.size)
    let (bytes, remarks) = onDisk(
      Content(size: content, record: stock.record, count: stock.count), in: store)
    return Deposit(
      record: stock.record, store: store, flow: nil, arriving: nil, isMoved: false, raw: bytes,
      stored: bytes.times(copies(of: store), .dataSize), remarks: remarks)
  }

  /// The room a payload takes in a store: compressed, with its indexes and bookkeeping where stated.
  private static func onDisk(_ content: Content, in store: Part) -> (Term, remarks: [String]) {
    var bytes = Term.known(content.size.formula).named(content.name)
    guard let record = content.record else { return (bytes, []) }
    // A cache holds things as they are read.
    if store.kind == .cache { return (bytes.withOverhead(of: store), []) }
    if let room = record.facts.indexRoom {
      let rooms = content.count.formula.isOne ? room.formula : content.count.each(room).formula
      bytes = bytes.plus(.known(rooms).named("indexes of '\(record.name)'"))
    }
    if let factor = record.facts.compression {
      bytes = bytes.over(.known(factor.formula), .dataSize)
    }
    bytes = bytes.withOverhead(of: store)
    let uncounted =
      record.facts.indexes.isEmpty || record.facts.indexRoom != nil
      || store.storage.indexOverhead != nil
    let fields = record.facts.indexes.joined(separator: ", ")
    return (
      bytes,
      uncounted
        ? []
        : [
          "the room of the index of '\(record.name)' by \(fields): say .indexed(by:taking:), or .overhead(30.percent) on '\(store.name)'"
        ]
    )
  }

  /// Copies of each thing: the primary and its replicas, or what an erasure code adds.
  static func copies(of store: Part) -> Term {
    if case .erasure(let data, let spare) = store.storage.replication, data > 0 {
      return Term.number(data + spare, "pieces").over(.number(data, "pieces"), .ratio)
        .named("copies by the erasure code")
    }
    return .number(store.copiesOfData, store.copiesOfData == 1 ? "copy" : "copies")
  }
}

extension Content {
  /// What travels, in words for a derivation.
  var name: String {
    guard let record else { return "the bytes of one" }
    return count.formula.isOne ? "one '\(record.name)'" : "\(count.formula) of '\(record.name)'"
  }
}

extension Term {
  /// Bytes with the room that the bookkeeping of a store takes beside them.
  func withOverhead(of store: Part) -> Term {
    guard let overhead = store.storage.indexOverhead else { return self }
    let one = Formula(.literal(1, Unit("")), .ratio)
    return times(.known(Formula(.sum(one, overhead.formula), .ratio)), .dataSize)
  }
}
