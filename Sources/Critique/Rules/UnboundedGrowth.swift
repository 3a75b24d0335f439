import Estimation
import SystemDesign

/// What is kept must fit until the horizon.
struct UnboundedGrowth: Rule {
  static let id = "DA010"
  static let slug = "unbounded-growth"
  static let group = RuleGroup.data
  static let law = "What is kept must fit: on disks until the horizon, in a cache now."
  static let why =
    "A full disk stops every write at once, usually at night, and moving terabytes takes days that "
    + "are not there then."
  static let instead =
    "Say how long each record is kept, archive what is old, compress it, or buy the disks before."
  static let source: Citation? = Citation(
    "Michael T. Nygard", "Steady State, in Release It!, second edition", 2018)
  static let notWhen = [
    "it fits at the horizon, within the share that .filled(to:) allows",
    "others run the store: it has no disk of ours to fill",
    "nothing says what a cache holds: it keeps what fits",
  ]
  static let examples: [Example] = [
    .fires("a kilobyte a thousand times a second, for ever, on one terabyte") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte)
      let events = Database("Events", .wideColumn, disk: 1.terabyte)
      Traffic(peak: 2.times, planned: 3.years)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
    .fires("kept for a year, and a year does not fit") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte, keeping: 1.year)
      let events = Database("Events", .wideColumn, disk: 1.terabyte)
      Traffic(peak: 2.times, planned: 3.years)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
    .silent("kept for a week, and a week fits") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte, keeping: 7.days)
      let events = Database("Events", .wideColumn, disk: 1.terabyte)
      Traffic(peak: 2.times, planned: 3.years)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
    .silent("what is older than a week goes to an archive") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte)
      let attic = ObjectStore("Attic").backedUp(every: 1.week)
      let events = Database("Events", .wideColumn, disk: 1.terabyte)
        .archiving(after: 7.days, to: attic)
      Traffic(peak: 2.times, planned: 3.years)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
    .fires("a cache is said to hold twice what fits its memory") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 1.kilobyte)
      let prices = Cache("Prices", shards: 2, replicas: 1, memory: 4.gigabytes)
        .holding(16.million.items, of: price)
      Flow("Ask", at: 1_000.perSecond) { shop.reads(price, from: prices) }
    },
    .fires("a stream that keeps a week of what fills its disk in a day") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte)
      let log = Stream("Log", partitions: 6, keeping: 7.days, replicas: 2, each: 1_000.perSecond)
        .disk(100.gigabytes)
      Flow("Record", at: 1_000.perSecond) { shop.sends(event, to: log) }
    },
    .silent("a cache has room for what it is said to hold") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 1.kilobyte)
      let prices = Cache("Prices", shards: 2, replicas: 1, memory: 8.gigabytes)
        .holding(16.million.items, of: price)
      Flow("Ask", at: 1_000.perSecond) { shop.reads(price, from: prices) }
    },
    .justSilent("the disks are just full at the horizon") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte, keeping: 1.day)
      let events = Database("Events", .wideColumn, shards: 2, disk: 54.gigabytes)
        .filled(to: 80.percent)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
    .justFires("the disks are a little short at the horizon") {
      let shop = Service("Shop", instances: 2)
      let event = Record("event", 1.kilobyte, keeping: 1.day)
      let events = Database("Events", .wideColumn, shards: 2, disk: 53.gigabytes)
        .filled(to: 80.percent)
      Flow("Record", at: 1_000.perSecond) { shop.writes(event, to: events) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part -> [Verdict] in
      if part.kind == .cache { return crowded(part, review) }
      if part.kind == .stream { return flooded(part, review) }
      guard part.kind == .database || part.kind == .searchIndex,
        let figure = review.estimate.figure(.storageRaw, of: .component(part.name))
      else { return [] }
      guard let room = part.bytesOfShard else { return missingDisk(part, review) }
      guard let bytes = figure.value else { return missingHorizon(part, figure, review) }
      let shards = Double(part.shardsToCount)
      guard isMore(bytes, than: room * shards) else { return [] }
      return [verdict(part, bytes, room, review)]
    }
  }

  private func verdict(
    _ part: Part, _ bytes: Double, _ room: Double, _ review: Review
  ) -> Verdict {
    let kept = review.estimate.kept(in: part)
    let stock = kept.filter { $0.flow == nil }.bytes ?? 0
    let isFullNow = isMore(stock, than: room * Double(part.shardsToCount))
    let leaving = isFullNow ? Leaving.never : Leaving(of: part, review)
    let needed = (bytes / room - 1e-9).rounded(.up)
    let shards =
      needed < 1e9 ? "\(MachineCount("shards", Int(needed))) of this disk" : "a larger disk"
    let year = review.estimate.figure(.storagePerYear, of: .component(part.name))?.value ?? 0
    return finding(
      .error, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: isFullNow
        ? "'\(part.name)' is said to hold more than fits its disk" : leaving.message(of: part),
      because: [
        "\(Words.size(bytes, above: room * Double(part.shardsToCount))) at the horizon, each thing "
          + "once; \(Self.disks(of: part, room))"
      ] + leaving.evidence(kept)
        + (year > 0 ? ["the first year brings \(Words.size(year))"] : []),
      instead: isFullNow
        ? "say \(shards), or hold less" : "\(leaving.remedy(of: part, kept)), or \(shards)")
  }

  /// A stream whose disks cannot hold what comes while it keeps it; of one without a stated disk
  /// nothing is asked.
  private func flooded(_ stream: Part, _ review: Review) -> [Verdict] {
    let subject = Subject.component(stream.name)
    guard let room = stream.bytesOfShard, let time = stream.messaging.keeping,
      let bytes = review.estimate.figure(.storageRaw, of: subject)?.value,
      isMore(bytes, than: room * Double(stream.shardsToCount))
    else { return [] }
    let all = room * Double(stream.shardsToCount)
    // Of a disk that is not filled on purpose there must be more.
    let disk = (stream.capacity.disk?.median ?? room) * bytes / all
    return [
      finding(
        .error, about: subject, in: review.flows(through: stream).map(\.name), at: stream.origin,
        says: "what '\(stream.name)' keeps for \(time.formula) does not fit its disk",
        because: [
          "\(Words.size(bytes, above: all)) come in that time, each thing once; \(Self.disks(of: stream, room))"
        ],
        instead: "keep it for less long, or say .disk(…) of "
          + "\(QuantityText.atLeast(disk, .dataSize)) or more")
    ]
  }

  /// A cache that cannot hold what the design says it holds answers less than was meant.
  private func crowded(_ cache: Part, _ review: Review) -> [Verdict] {
    let subject = Subject.component(cache.name)
    guard let held = review.estimate.figure(.memoryHeld, of: subject)?.value,
      let use = review.estimate.figure(.memoryUse, of: subject)?.value, isMore(use, than: 1)
    else { return [] }
    let fill = cache.storage.fill.map { ", filled to \($0.formula)" } ?? ""
    let shards = (use * Double(cache.shardsToCount) - 1e-9).rounded(.up)
    return [
      finding(
        .warning, about: subject, in: review.flows(through: cache).map(\.name), at: cache.origin,
        says: "'\(cache.name)' is said to hold more than fits its memory",
        because: [
          "\(Words.size(held, above: held / use)), each thing once; \(Words.count(cache.instances, "shard")) "
            + "\(cache.instances == 1 ? "has" : "have") room for \(Words.size(held / use))\(fill)",
          "what does not fit is forgotten",
        ],
        instead: (cache.caching.isOwn || shards >= 1e9
          ? "say more memory, " : "say shards: \(NumberText.count(shards)), more memory, ")
          + "or hold less")
    ]
  }

  /// What the disks hold: "its disk holds 1.00 TB", "2 shards hold 84.8 GB, filled to 80 %".
  private static func disks(of part: Part, _ room: Double) -> String {
    let fill = part.storage.fill.map { ", filled to \($0.formula)" } ?? ""
    let total = Words.size(room * Double(part.shardsToCount))
    return part.instances > 1
      ? "\(Words.count(part.instances, "shard")) hold \(total)\(fill)"
      : "its disk holds \(total)\(fill)"
  }

  private func missingDisk(_ part: Part, _ review: Review) -> [Verdict] {
    let flows = review.judgedFlows(through: part)
    guard !flows.isEmpty else { return [] }
    return [missing("the disk of one machine: say disk: 4.terabytes", of: part, in: flows)]
  }

  private func missingHorizon(_ part: Part, _ figure: Figure, _ review: Review) -> [Verdict] {
    let flows = review.judgedFlows(through: part)
    guard !flows.isEmpty else { return [] }
    return figure.amount.missing.map { missing($0, of: part, in: flows) }
  }
}
