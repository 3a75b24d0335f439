import Estimation
import Reliability
import SystemDesign

/// The cards of the components of a design.
struct Cards {
  private let design: Design
  private let estimate: Estimate
  private let moment: Measure
  private let alone: [String: SinglePoint]
  private let names: Identifiers
  private let wires: Wires
  private let groups: Grouping
  private let shares: CacheShares

  init(
    _ design: Design, _ estimate: Estimate, _ moment: Measure, _ alone: [String: SinglePoint],
    _ names: Identifiers, _ wires: Wires, _ groups: Grouping, _ shares: CacheShares
  ) {
    self.design = design
    self.estimate = estimate
    self.moment = moment
    self.alone = alone
    self.names = names
    self.wires = wires
    self.groups = groups
    self.shares = shares
  }

  /// One a component, in the order of the file.
  var all: [Picture.Card] { design.components.map(card) }

  private func card(_ part: Part) -> Picture.Card {
    let point = alone[part.name]
    let figure = estimate.figure(.utilisationPeak, of: .component(part.name))
    // A sum of shares that is all of it may be more by its last bits.
    let isOverloaded = (figure?.value ?? 0) > 1 + 1e-9
    let busy = figure.flatMap { figure in
      figure.value.map {
        CompactText.percent($0) + (figure.binds.map { $0.isHeld ? " full" : " busy" } ?? " busy")
      }
    }
    var badges: [Picture.Badge] = []
    if let busy, isOverloaded { badges.append(.init(busy, .bad)) }
    let full = fullness(part).flatMap { $0 > 1 + 1e-9 ? $0 : nil }
    if let full { badges.append(.init("disk " + CompactText.percent(full) + " full", .bad)) }
    if let point { badges.append(.init(words(for: point), .bad)) }
    return Picture.Card(
      id: names[part], icon: .of(part), title: part.name, subtitle: subtitle(part),
      figures: figures(part, busy: isOverloaded ? nil : busy).joined(separator: " · "),
      badges: badges, tier: groups.tier(of: part),
      state: point != nil
        ? .singlePoint : isOverloaded || full != nil ? .overloaded : .normal,
      group: groups.group(of: part), tooltip: tooltip(part, point))
  }

  /// The share of its disks that is full at the horizon; nil where they or what they hold are not stated.
  private func fullness(_ part: Part) -> Double? {
    guard !part.isManaged, part.kind != .cache, let bytes = value(.storageRaw, part),
      let room = part.bytesOfShard, part.instances > 0
    else { return nil }
    return bytes / room / Double(part.instances)
  }

  /// The count its reason begins with, as far as one alone is the reason: "SPOF · 1 copy a shard"; of
  /// several what makes them one point: "SPOF · needs all 2".
  private func words(for point: SinglePoint) -> String {
    let words = point.reason.prefix { !",;:".contains($0) }.split(separator: " ")
    guard let first = words.first, let number = Int(first.filter(\.isNumber)),
      first.first?.isNumber == true
    else { return "SPOF" }
    let shard = point.share == nil ? "" : " a shard"
    if number > 1 {
      // "3 instances at 70 % each": two cannot carry the peak.
      return words.contains("at") && first.count <= 9 ? "SPOF · needs all \(first)" + shard : "SPOF"
    }
    let isOfReads = words.count > 2 && words[1] == "read"
    let count = words.prefix(isOfReads ? 3 : 2).joined(separator: " ")
    return count.count <= 20 ? "SPOF · " + count + shard : "SPOF"
  }

  /// What it is.
  private func subtitle(_ part: Part) -> String {
    switch part.kind {
    case .client: return part.protection.isInternal ? "client, inside" : "client"
    case .timer: return "timer"
    case .dns: return "name service, run by others"
    case .cdn: return "run by others"
    case .objectStore: return "object store, run by others"
    case .external: return "run by others"
    case .loadBalancer, .gateway, .service, .worker:
      let zones = design.spread(of: part).map { spread in
        let (all, overflow) = spread.zones.multipliedReportingOverflow(by: spread.regions)
        return overflow ? part.machines : min(all, part.machines)
      }
      return [
        CompactText.count(part.instances, "instance"),
        zones.flatMap { $0 > 1 ? CompactText.count($0, "zone") : nil },
      ].compactMap { $0 }.joined(separator: ", ")
    case .cache: return "cache, " + pieces(part)
    case .database: return (part.storage.model.map(Self.words) ?? "database") + ", " + pieces(part)
    case .searchIndex: return "search, " + pieces(part)
    case .queue: return "queue, " + pieces(part)
    case .stream:
      let partitions = CompactText.count(part.messaging.partitions ?? 1, "partition")
      return partitions + ", " + CompactText.count(part.copiesOfData, "copy")
    }
  }

  /// Shards and copies: "3 copies", "64 shards", "64 × 3 copies".
  private func pieces(_ part: Part) -> String {
    let copies = CompactText.count(part.copiesOfData, "copy")
    if part.instances == 1 { return copies }
    let shards = CompactText.count(part.instances, "shard")
    return part.copiesOfData == 1
      ? shards : NumberText.count(Double(part.instances)) + " × " + copies
  }

  private static func words(_ model: DataModel) -> String {
    switch model {
    case .relational: "relational"
    case .keyValue: "key-value"
    case .wideColumn: "wide-column"
    case .document: "document"
    case .graph: "graph"
    case .timeSeries: "time series"
    case .configuration: "configuration"
    }
  }

  /// What it carries, at most two figures, so that the card stays small.
  private func figures(_ part: Part, busy use: String?) -> [String] {
    let rate = value(moment, part).flatMap { $0 > 0 ? CompactText.rate($0) : nil }
    let stored = value(.storageStored, part).flatMap { $0 > 0 ? CompactText.size($0) : nil }
    let found: [String?] =
      switch part.kind {
      case .cache: [rate, hit(part), use, stored]
      case .database, .searchIndex: stored == nil ? [rate, use] : [stored, use]
      case .objectStore, .queue, .stream: [rate, stored]
      case .client, .timer: [open(part)]
      case .cdn: [rate, hit(part)]
      case .dns, .external, .loadBalancer, .gateway, .service, .worker: [rate, use]
      }
    return Array(found.compactMap { $0 }.prefix(2))
  }

  private func hit(_ part: Part) -> String? {
    shares.hits(of: part).map { CompactText.percent($0) + " hit" }
  }

  private func open(_ part: Part) -> String? {
    let counts = wires.all.filter { $0.from.id == part.id }
      .flatMap(\.strands).compactMap { $0.open?.median }
    return counts.max().map { CompactText.number($0) + " connected" }
  }

  private func value(_ measure: Measure, _ part: Part) -> Double? {
    estimate.figure(measure, of: .component(part.name))?.value
  }

  /// What it is, every figure that is known, and why it is alone.
  private func tooltip(_ part: Part, _ point: SinglePoint?) -> [String] {
    let measures: [Measure] = [
      .rateMean, .ratePeak, .utilisationPeak, .utilisationCold, .instancesNeeded, .storagePerDay,
      .storageStored, .egressPeak, .costPerMonth,
    ]
    let known = measures.compactMap { measure -> String? in
      guard let figure = estimate.figure(measure, of: .component(part.name)), figure.value != nil
      else { return nil }
      let limit = figure.binds.flatMap { $0.isAsked ? nil : " (\($0.rawValue))" } ?? ""
      return "\(measure.words): \(figure.text)\(limit)"
    }
    return ["\(part.name): \(subtitle(part))"] + known
      + (point.map { ["single point of failure: \($0.reason)"] } ?? [])
  }
}
