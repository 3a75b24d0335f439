import Estimation
import Reliability
import SystemDesign

/// Copies that stand for each other must not be lost together.
///
/// Zones and regions speak here where nothing outside them can do the work; where what is left only
/// has too little room, `FailoverCapacity` speaks of the component and its numbers, as far as one is
/// known. Of a named domain (a cluster, a configuration) both are said here.
struct SharedFailureDomain: Rule {
  static let id = "AV002"
  static let slug = "shared-failure-domain"
  static let group = RuleGroup.availability
  static let law = "Copies that stand for each other must not be lost together."
  static let why =
    "Copies in one zone, cluster or configuration fail as one: the redundancy is paid for and not "
    + "there when it is needed."
  static let instead =
    "Spread the copies over more zones (across: 3.zones), or give them separate clusters and stage "
    + "what they share."
  static let source: Citation? = Citation(
    "Ben Treynor, Mike Dahlin, Vivek Rau, Betsy Beyer",
    "The Calculus of Service Availability, ACM Queue", 2017)
  static let notWhen = [
    "a single component in it takes the same flows down: that is said already",
    "the copies outside it are enough but for their room: AV009 says how much there is",
    "no flow of the design promises an availability: then it is a note, never more",
  ]

  static let explains = [Consequence(AvailabilityBelowPromise.self, .lettingDown)]
  static let examples: [Example] = [
    .fires("three instances, all in one zone") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 1.zone)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("three zones, and one cluster under all of them") {
      let buyer = Client("Buyer")
      let cluster = Domain("Cluster", .cluster, availability: 99.5.percent)
      let shop = Service("Shop", instances: 3, across: 3.zones).sharing(cluster)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("three instances in three zones") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("one instance in one zone: it is alone, which is said already") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", across: 1.zone)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("nothing is said of zones") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("two instances in two zones") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, across: 2.zones)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("a majority of three copies in two zones: one zone holds two") {
      let shop = Service("Shop", instances: 2)
      let stock = Database("Stock", replicas: 2, across: 2.zones).replicating(.majority)
      Flow("Buy", at: 10.perSecond, availability: 99.9.percent) {
        shop.writes(1.kilobyte, to: stock)
      }
    },
  ]

  /// A zone, a region or a shared thing, and what it is to each flow.
  private struct Loss {
    var names: [String]
    let isPlace: Bool
    var points: [(flow: Flow, point: SinglePoint)]
    /// All that it takes, also where a component in it is the reason.
    var taken: [TakenFlow] = []
    /// What places like it are to the flows, where that is another thing.
    var others: [SinglePoint] = []
    /// Why it takes flows of which it is said elsewhere.
    var further: [String] = []

    var reasons: [String] {
      distinct(points.map(\.point.reason) + others.map(\.reason) + further)
    }

    /// What is said of it but for its name.
    var reasonsUnnamed: Set<String> {
      Set(points.map { $0.point.reason.split(separator: names[0]).joined() })
    }

    var origin: Origin? { points.first?.point.origin }
  }

  func verdicts(in review: Review) -> [Verdict] {
    let domains = review.design.components.flatMap { review.design.domains(of: $0) }
    var losses: [Loss] = []
    for flow in review.reliability.flows {
      for point in flow.singlePoints where point.kind == .domain {
        let isPlace = Self.domain(of: point, among: domains) == nil
        guard point.cause == .structural || !isPlace || review.floods.areUntold(losing: point)
        else { continue }
        let same = losses.firstIndex { $0.names == [point.name] && $0.origin == point.origin }
        if let same {
          losses[same].points.append((flow.flow, point))
        } else {
          losses.append(
            Loss(names: [point.name], isPlace: isPlace, points: [(flow.flow, point)]))
        }
      }
    }
    let all = losses.isEmpty ? [] : review.reliability.singlePoints
    for place in losses.indices {
      let same = all.first {
        $0.point.kind == .domain && losses[place].names == [$0.point.name]
          && losses[place].origin == $0.point.origin
      }
      losses[place].taken = same?.flows ?? []
      losses[place].further = Self.further(losses[place], review)
    }
    return Self.alike(losses).map { verdict($0, domains, review) }
  }

  /// Why a place takes the flows down of which it is no finding of its own: for room that is left in
  /// nothing else, or for what takes them down alone.
  private static func further(_ loss: Loss, _ review: Review) -> [String] {
    let own = Set(loss.points.map(\.flow.name))
    let taken = Set(loss.taken.map(\.name)).subtracting(own)
    return review.reliability.flows.filter { taken.contains($0.flow.name) }.compactMap { flow in
      let same = flow.singlePoints.first {
        $0.kind == .domain && loss.names == [$0.name] && $0.origin == loss.origin
      }
      if let same { return same.reason }
      let alone = flow.singlePoints.filter { $0.kind == .component && !$0.isManaged }.map(\.name)
      guard !alone.isEmpty else { return nil }
      return (alone.count == 1 ? "" : "any one of ") + Words.list(alone)
        + (alone.count == 1 ? " alone" : "") + " takes down '\(flow.flow.name)'"
    }
  }

  /// Zones that take the same share of the same flows down are one thing to say.
  private static func alike(_ losses: [Loss]) -> [Loss] {
    losses.reduce(into: []) { kept, loss in
      let same = kept.firstIndex { other in
        other.isPlace && loss.isPlace && other.names[0].prefix(4) == loss.names[0].prefix(4)
          && other.points.map(\.flow.name) == loss.points.map(\.flow.name)
          && other.taken.map(\.name) == loss.taken.map(\.name)
          && zip(other.points, loss.points).allSatisfy {
            abs(($0.point.share ?? 1) - ($1.point.share ?? 1)) < 1e-9
          }
      }
      guard let same else {
        kept.append(loss)
        return
      }
      if !loss.reasonsUnnamed.isSubset(of: kept[same].reasonsUnnamed) {
        kept[same].others += loss.points.map(\.point)
      }
      kept[same].names += loss.names
    }
  }

  private func verdict(_ loss: Loss, _ domains: [Domain], _ review: Review) -> Verdict {
    let flows = review.design.flows.filter { flow in loss.taken.contains { $0.name == flow.name } }
    let stated = loss.points.first.flatMap {
      Self.availability(of: $0.point, domains, review.design)
    }
    // What is left without room is an error of any flow that promises something, as AV009 has it.
    let severity = loss.points.map { flow, point in
      loss.isPlace && point.cause == .capacity && flow.availability != nil
        ? Severity.error : self.severity(losing: flow, to: stated?.median, review)
    }
    .max()
    let lost =
      loss.names.count == 1
      ? "the loss of '\(loss.names[0])'"
      : "the loss of any one of \(Words.list(loss.names))"
    return finding(
      severity ?? .info, about: .system, in: flows.map(\.name),
      at: loss.origin ?? review.design.origin,
      says: "\(lost) takes down \(Words.list(flows.map(\.name)))",
      because: loss.reasons
        + zip(flows, loss.taken).flatMap {
          review.loss(of: $0, share: $1.isPartial ? $1.share : nil)
        }
        + [
          stated.map { "it is there \($0.formula.unnamed) of the time" }
            ?? "how often it is there is not stated"
        ],
      instead: loss.isPlace
        ? Self.spreading(loss, review.design)
        : "let some of what shares it stand outside it",
      lettingDown: stated?.median.map {
        review.names(of: loss.points.map(\.flow), promisingMoreThan: $0)
      } ?? [])
  }

  /// What leaves enough of what stands in a place.
  private static func spreading(_ loss: Loss, _ design: Design) -> String {
    let points = loss.points.map(\.point) + loss.others
    let short = distinct(points.flatMap(\.short))
    let placed = short.filter(\.isPlaced).map { part in
      part.spare > 0
        ? "place at most \(part.spare) of the \(part.total) \(part.machines) of '\(part.name)' in "
          + "one zone"
        : "place more of '\(part.name)' than must be up, each apart"
    }
    let dealt = short.filter { !$0.isPlaced }
    guard placed.isEmpty || !dealt.isEmpty else { return placed.joined(separator: ", ") }
    return (placed + [spreading(dealt, isRegion: points.first?.place == .region, design)])
      .joined(separator: ", ")
  }

  /// The same of what is dealt out one by one: over n ÷ (n − k) places, rounded up.
  private static func spreading(
    _ short: [SinglePoint.Shortage], isRegion: Bool, _ design: Design
  ) -> String {
    guard !short.isEmpty, !short.contains(where: { $0.spare < 1 }),
      let places = short.map({ ($0.total + $0.spare - 1) / $0.spare }).max()
    else {
      return "have more of what stands in it than must be up, and spread it over more "
        + (isRegion ? "regions" : "zones")
    }
    let spread = "spread what stands in it over more places: across: "
    guard isRegion else { return spread + "\(places).zones" }
    let zones =
      design.components.filter { !$0.isOrigin }
      .compactMap { design.spread(of: $0)?.zones }.max() ?? 1
    let each = min(zones, 1_000)
    return spread + (each > 1 ? "\(each).zones.inEach(of: \(places).regions)" : "\(places).regions")
  }

  /// An error only where it is known to be away more often than a flow may be.
  private func severity(losing flow: Flow, to own: Double?, _ review: Review) -> Severity {
    guard flow.availability == nil || own != nil else { return .warning }
    return review.severity(losing: flow, toSomethingThere: own)
  }

  private static func domain(of point: SinglePoint, among domains: [Domain]) -> Domain? {
    domains.first { $0.name == point.name && $0.origin == point.origin }
  }

  private static func availability(
    of point: SinglePoint, _ domains: [Domain], _ design: Design
  ) -> Ratio? {
    if let domain = domain(of: point, among: domains) { return domain.availability }
    return point.name.hasPrefix("region") ? design.deployment?.region : design.deployment?.zone
  }
}
