import Estimation
import Reliability
import SystemDesign

/// What is left after the loss of a zone, or of a region, must carry the peak.
///
/// Machines stand round robin: instance i in zone i mod z, copy j of shard i in zone (i + j) mod z,
/// so the fullest zone holds n ÷ z of them, rounded up. The primaries of the lost zone are taken over
/// by copies elsewhere, so a store is short of readers, not of primaries.
struct FailoverCapacity: Rule {
  static let id = "AV009"
  static let slug = "failover-capacity"
  static let group = RuleGroup.availability
  static let law = "What is left after the loss of a zone, or of a region, must carry the peak."
  static let why =
    "The machines of a lost zone hand their load to the rest at once; if the rest cannot take it, "
    + "one zone's outage becomes everyone's, and new machines cannot be had just then."
  static let instead =
    "Keep so many machines that the peak takes at most 80 % of what a lost zone leaves: with three "
    + "zones, at most 53 % busy before."
  static let source: Citation? = Citation(
    "Becky Weiss, Mike Furr",
    "Static stability using Availability Zones, The Amazon Builders' Library")
  static let notWhen = [
    "it stands in one zone, or alone: then its loss is the point, not its room",
    "what is too much for the rest is refused: .shedding(above:), .admitting(upTo:), .sheddable()",
    "only batch flows feed it and the rest can do the peak, or a queue carries the peak over and the "
      + "rest can do the mean: it falls behind for a while",
    "others are lost in the zone whose work comes to it, and no flow is lost for it",
  ]
  static let explains = [
    Consequence(NoHeadroom.self), Consequence(SinglePointOfFailure.self, .tooFewAndUnpromised),
    Consequence(AvailabilityBelowPromise.self, .lettingDown),
  ]
  static let examples: [Example] = [
    .fires("four instances over two zones at 60 %: the other two would be at 120 %") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, across: 2.zones, each: 1_000.perSecond)
      Flow("Buy", at: 1_200.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("the copies of a store: three answer reads, after a zone one fewer") {
      let shop = Service("Shop", instances: 2)
      let orders = Database(
        "Orders", replicas: 3, across: 4.zones, reads: 1_000.perSecond,
        failover: .automatic(30.seconds))
      Flow("Show an order", at: 900.perSecond, peak: 2.times, availability: 99.9.percent) {
        shop.reads(1.kilobyte, from: orders.replicas)
      }
    },
    .silent("six instances over three zones at 50 %: four would be at 75 %") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 6, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 1_500.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("six gateways over three zones: the other four have no place for all connections") {
      let phone = Client("Phone")
      let door = Gateway(
        "Door", instances: 6, across: 3.zones, each: 50_000.perSecond,
        connections: 1.million.connections)
      phone.staysConnected(to: door, count: 4.5.million.connections)
      Flow("Say", at: 500.perSecond, peak: 1.times, availability: 99.9.percent) {
        phone.calls(door, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("twelve instances in two regions of three zones: six alone would be at 125 %") {
      let buyer = Client("Buyer")
      let shop = Service(
        "Shop", instances: 12, across: 3.zones.inEach(of: 2.regions), each: 200.perSecond)
      Flow("Buy", at: 750.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("in two regions of three zones six instances alone would be just at 100 %") {
      let buyer = Client("Buyer")
      let shop = Service(
        "Shop", instances: 12, across: 3.zones.inEach(of: 2.regions), each: 200.perSecond)
      Flow("Buy", at: 600.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("what two instances cannot do is refused") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, across: 2.zones, each: 1_000.perSecond)
        .shedding(above: 2_000.perSecond)
      Flow("Buy", at: 1_200.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("workers behind a queue, which carries the peak over: the one left is 80 % busy") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, across: 2.zones, each: 50.perSecond)
      Flow("Confirm", at: 40.perSecond, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
    },
    .fires("zone 1 takes two instances, and their work is too much for what is left of a third") {
      let app = Service("App", instances: 6, across: 3.zones)
      let prices = Service("Prices", across: 3.zones)
      let stock = Service("Stock", across: 3.zones)
      let copy = Service("Copy", instances: 3, across: 3.zones, each: 700.perSecond)
      Flow("Buy", at: 500.perSecond, peak: 2.times, availability: 99.9.percent) {
        app.calls(prices).fallback { app.calls(copy) }
        app.calls(stock).fallback { app.calls(copy) }
      }
    },
    .silent("what is left of the third carries the work of both") {
      let app = Service("App", instances: 6, across: 3.zones)
      let prices = Service("Prices", across: 3.zones)
      let stock = Service("Stock", across: 3.zones)
      let copy = Service("Copy", instances: 6, across: 3.zones, each: 700.perSecond)
      Flow("Buy", at: 500.perSecond, peak: 2.times, availability: 99.9.percent) {
        app.calls(prices).fallback { app.calls(copy) }
        app.calls(stock).fallback { app.calls(copy) }
      }
    },
    .justSilent("three over three zones, and the other two would be just 80 % used") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 800.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("three over three zones, and the other two would be just above 80 % used") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 801.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]
  private static let tight = 0.8

  func verdicts(in review: Review) -> [Verdict] {
    let floods = review.floods.worst
    return review.design.components.flatMap { part -> [Verdict] in
      let (verdicts, share) = verdicts(of: part, review)
      guard let flood = floods[part.name], isMore(flood.overload.use, than: share),
        let verdict = verdict(part, flood, review)
      else { return verdicts }
      return [verdict]
    }
  }

  /// What the usual peak comes to, and the share it takes of what is left where that is too much.
  private func verdicts(of part: Part, _ review: Review) -> ([Verdict], share: Double) {
    guard Self.kinds.contains(part.kind), (2...1_000_000).contains(part.machines)
    else { return ([], 0) }
    let uses = review.estimate.everyUse(of: part)
    guard !uses.isEmpty else { return ([], 0) }
    guard let spread = review.design.spread(of: part) else {
      return (missingZones(part, review), 0)
    }
    let places = Zones.all(of: spread, named: part.placement.named).filter { $0.count > 1 }
    guard !places.isEmpty else { return ([], 0) }
    let losses = places.flatMap { zones in
      uses.compactMap { after($0, part, zones, review) }
    }
    guard let most = losses.max(by: { $0.share < $1.share }) else {
      return (review.missing(self, uses: uses.filter(\.resource.isAsked), of: part), 0)
    }
    return ([verdict(part, losses, most, review)], most.share)
  }

  private static let kinds: Set<Part.Kind> = [
    .loadBalancer, .gateway, .service, .worker, .cache, .database, .searchIndex,
  ]

  /// What a resource is used after the loss, where that is too much.
  private struct Loss {
    let zones: Zones
    let use: Use
    let left: Int
    let share: Double
    /// How much of what is left may be used.
    let limit: Double
    /// Whether it is of the mean, because a queue carries the peak over.
    let isMean: Bool
  }

  private func after(_ use: Use, _ part: Part, _ zones: Zones, _ review: Review) -> Loss? {
    let left = zones.left(of: use.machines, use, part)
    guard left > 0, left < use.machines, let peak = use.warmShare(on: left) ?? use.warm.value,
      // The mean is no more, and takes another estimate.
      isMore(peak, than: Self.tight)
    else { return nil }
    let mean = review.carriedOver(use, of: part)
    let use = mean ?? use
    guard let warm = use.warm.value, let capacity = use.capacity.value else { return nil }
    let share = use.warmShare(on: left) ?? warm
    // Nobody is asked to keep room to spare for a region.
    let isPatient = mean != nil || review.isOnlyFedByWork(part)
    let most = zones.noun != "zone" || isPatient || use.resource.isHeld ? 1 : Self.tight
    guard isMore(share, than: most) else { return nil }
    let room = capacity / use.share(1, on: left)
    return review.sheds(part, use, to: room)
      ? nil
      : Loss(
        zones: zones, use: use, left: left, share: share, limit: most, isMean: mean != nil)
  }

  private func verdict(
    _ part: Part, _ losses: [Loss], _ worst: Loss, _ review: Review
  ) -> Verdict {
    let flows = review.flows(through: part)
    let isPromised = review.isAwaited(part) { $0.availability != nil }
    let isError = isMore(worst.share, than: 1) && isPromised
    let sizing = review.sizing(of: part, worst.use)
    let (zones, placing) = (
      worst.zones, worst.zones.placing(for: sizing, busy: worst.limit)
    )
    let enough = placing == nil ? counts(for: losses, of: part, review) : []
    let remedy = placing ?? saying(enough, sizing, worst)
    return finding(
      isError ? .error : .warning,
      about: .component(part.name), in: flows.map(\.name), at: part.origin,
      says: "after the loss of a \(zones.noun) '\(part.name)' is "
        + "\(Words.use(worst.share, above: worst.limit)) used "
        + (worst.isMean ? "in the mean" : "at the peak"),
      because: ["\(part.machinesInWords) over \(Words.count(zones.count, zones.noun))"]
        + losses.filter { $0.zones.noun == zones.noun }.map { loss in
          "\(Sizing(part: part, use: loss.use, isMean: loss.isMean).inWords); "
            + "\(NumberText.count(Double(loss.left))) of them "
            + (loss.left == 1 ? "is left" : "are left")
        },
      instead: remedy
        + ", and what a lost \(zones.noun) leaves carries the \(worst.isMean ? "mean" : "peak")"
        + (worst.limit < 1 ? " at \(Words.use(worst.limit)) at most" : "")
        + (worst.use.resource.isHeld ? "" : "; or refuse what it cannot do: .shedding(above:)"),
      // More of what is placed by name may leave no more: where it stands is what matters there.
      asking: part.placement.named.isEmpty ? enough.first : nil,
      lettingDown: isError ? letDown(flows, losing: zones.noun, review) : [])
  }

  /// How many machines are enough after any of some losses, the most of each kind.
  private func counts(for losses: [Loss], of part: Part, _ review: Review) -> [MachineCount] {
    let counts = losses.sorted { $0.share > $1.share }.compactMap { loss in
      let sizing = review.sizing(of: part, loss.use)
      return loss.zones.needed(for: sizing, busy: loss.limit).flatMap(sizing.count)
    }
    return distinct(counts.map(\.word)).compactMap { word in
      counts.filter { $0.word == word }.max { $0.count < $1.count }
    }
  }

  private func saying(_ enough: [MachineCount], _ sizing: Sizing, _ worst: Loss) -> String {
    if !enough.isEmpty { return "say " + enough.map(\.description).joined(separator: " and ") }
    if sizing.asksEveryShard { return sizing.askingFewer }
    return worst.zones.needed(for: sizing, busy: worst.limit).map { "say \(sizing.saying($0))" }
      ?? "give it more machines"
  }

  /// The flows that promise more than a zone or a region which takes them down allows.
  private func letDown(_ flows: [Flow], losing noun: String, _ review: Review) -> [String] {
    let deployment = review.design.deployment
    let own = noun == "zone" ? deployment?.zone?.median : deployment?.region?.median
    guard let own else { return [] }
    let lost = Set(
      review.reliability.flows.filter { flow in
        flow.singlePoints.contains { $0.place?.rawValue == noun && $0.cause == .capacity }
      }
      .map(\.flow.name))
    return review.names(of: flows, promisingMoreThan: own).filter(lost.contains)
  }

  /// Nil where no more comes to it than usual, or what is too much is refused.
  private func verdict(_ part: Part, _ flood: Flood, _ review: Review) -> Verdict? {
    let (place, overload) = (flood.place, flood.overload)
    let room = overload.load / overload.use
    guard
      let use = review.estimate.everyUse(of: part).first(where: {
        $0.resource == overload.resource
      }), isMore(overload.load, than: use.load.value ?? 0),
      review.isBounded(part, use, to: room) != true
    else { return nil }
    var sizing = review.sizing(of: part, use)
    sizing.flood = overload.load
    let isPromised = review.flows(lostWith: place).contains { $0.availability != nil }
    let amounts = [overload.load, room].map { QuantityText.text($0, use.resource.dimension) }
    return finding(
      isPromised ? .error : .warning, about: .component(part.name),
      in: review.flows(through: part).map(\.name), at: part.origin,
      says: "after the loss of \(place.name) \(overload.subject) is "
        + "\(Words.use(overload.use, above: 1)) used at the peak",
      because: [
        "\(amounts[0]) come to it then; what is left "
          + (use.resource.isAsked ? "can do \(amounts[1])" : "has \(amounts[1])"),
        place.reason,
      ],
      instead: remedy(for: sizing, losing: place, in: review.design)
        + ", or have more of what stands only in \(place.name)",
      lettingDown: isPromised
        ? letDown(review.flows(lostWith: place), losing: place.place?.rawValue ?? "", review) : [])
  }

  /// What to write so that a flooded component carries what comes to it.
  private func remedy(for sizing: Sizing, losing place: SinglePoint, in design: Design) -> String {
    if sizing.role == .whole || sizing.isBeyondShards(busy: Self.tight) {
      return sizing.remedy(busy: Self.tight)
    }
    let noun = place.place == .region ? "region" : "zone"
    let zones = design.spread(of: sizing.part).flatMap { spread in
      let all = Zones.all(of: spread, named: sizing.part.placement.named)
      return all.first { $0.noun == noun } ?? all.first
    }
    // What a zone holds of these is taken over elsewhere.
    let staysWhole = sizing.role == .primaries || sizing.role == .partitions
    let spread = zones.flatMap { staysWhole || $0.count < 2 ? nil : $0 }
    let enough =
      spread.map { $0.needed(for: sizing, busy: Self.tight) } ?? sizing.machines(busy: Self.tight)
    if enough == nil, sizing.asksEveryShard { return sizing.askingFewer }
    return (enough.map { "say \(sizing.saying($0))" } ?? "give it more machines")
      + ", and what a lost \(noun) leaves carries what comes to it then"
  }

  private func missingZones(_ part: Part, _ review: Review) -> [Verdict] {
    let flows = review.flows(through: part).filter { $0.availability != nil }
    guard !flows.isEmpty else { return [] }
    return [
      .missing(
        MissingInput(
          rule: Self.id, subject: .system, flows: flows.map(\.name),
          origin: review.design.origin,
          input: "where the machines stand: say Deployment(across: 3.zones)"))
    ]
  }
}
