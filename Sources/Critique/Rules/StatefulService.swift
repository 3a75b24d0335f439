import Estimation
import SystemDesign

/// What one instance remembers is of no use to a caller whom another one answers.
///
/// Only a load balancer says whether it is sticky: how a gateway or another service chooses among
/// instances nobody says, and nothing is held against it.
struct StatefulService: Rule {
  static let id = "SC003"
  static let slug = "stateful-service-scaled"
  static let group = RuleGroup.scalability
  static let law = "What one instance remembers is not needed by another."
  static let why =
    "The next request goes to an instance that knows nothing of the last: people are signed out, and "
    + "baskets are empty, the more often the more instances there are."
  static let instead =
    "Keep it where every instance finds it, in a store or in a token that the caller brings; or say "
    + ".sticky() on the load balancer, and bear that what an instance knew is gone with it."
  static let source: Citation? = Citation(
    "Adam Wiggins", "Processes, in The Twelve-Factor App", 2011)
  static let notWhen = [
    "the load balancer sends one caller to the same instance: .sticky()",
    "there is one instance, and it does not grow by itself",
    "the caller stays connected to it: what it asks comes to the instance that has its line",
    "a gateway chooses the instance, or callers find it themselves: how is not said",
    "no flow of the design promises an availability or a p99: then it is a note",
  ]
  static let examples: [Example] = [
    .fires("baskets in the memory of three instances") {
      let buyer = Client("Buyer")
      let door = LoadBalancer("Door", instances: 2)
      let shop = Service("Shop", instances: 3).remembering("baskets")
      Flow("Fill a basket", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .fires("one instance that grows by itself") {
      let buyer = Client("Buyer")
      let door = LoadBalancer("Door", instances: 2)
      let shop = Service("Shop", instances: 1).scaling(to: 4).remembering("baskets")
      Flow("Fill a basket", at: 10.perSecond) {
        buyer.calls(shop, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .silent("one caller meets the same instance each time") {
      let buyer = Client("Buyer")
      let door = LoadBalancer("Door", instances: 2).sticky()
      let shop = Service("Shop", instances: 3).remembering("baskets")
      Flow("Fill a basket", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .silent("a gateway that knows who has what, behind the load balancer") {
      let phone = Client("Phone")
      let door = LoadBalancer("Door", instances: 2)
      let gate = Gateway("Gate", instances: 2)
      let rooms = Service("Rooms", instances: 3).remembering("who is in each room, by lease")
      Flow("Speak", at: 10.perSecond, availability: 99.9.percent) {
        phone.calls(rooms, through: door, gate, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .silent("phones that stay connected, each to the instance that remembers its line") {
      let phone = Client("Phone")
      let door = LoadBalancer("Door", instances: 2)
      let lines = Service("Lines", instances: 3).remembering("open lines")
      phone.staysConnected(to: lines, through: door, count: 1_000.connections)
      Flow("Speak", at: 10.perSecond, availability: 99.9.percent) {
        phone.calls(lines, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .justSilent("one instance") {
      let buyer = Client("Buyer")
      let door = LoadBalancer("Door", instances: 2)
      let shop = Service("Shop", instances: 1).remembering("baskets")
      Flow("Fill a basket", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
    .justFires("two instances") {
      let buyer = Client("Buyer")
      let door = LoadBalancer("Door", instances: 2)
      let shop = Service("Shop", instances: 2).remembering("baskets")
      Flow("Fill a basket", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, through: door, sending: 1.kilobyte).timeout(1.second)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let lines = review.design.statements.compactMap { statement -> Connection? in
      if case .connection(let connection) = statement { connection } else { nil }
    }
    return review.design.components.compactMap { part in
      let most = max(part.instances, part.capacity.largest ?? 1)
      guard part.kind == .service, let state = part.protection.localState, most > 1 else {
        return nil
      }
      let spread = review.arrivals(at: part).filter { entry in
        entry.hop.to.id == part.id && entry.hop.passages.last?.spreads == true
          && !lines.contains { $0.to.id == part.id && $0.from.id == entry.hop.from.id }
      }
      return spread.isEmpty ? nil : verdict(part, state, most, spread, review)
    }
  }

  private func verdict(
    _ part: Part, _ state: String, _ most: Int, _ spread: [HopIndex.Entry], _ review: Review
  ) -> Verdict {
    let flows = distinct(spread.map(\.flow)).map { review.flows[$0] }
    let doors = Words.list(distinct(spread.compactMap(\.hop.passages.last?.name)))
    let isPromised =
      review.promisesAvailability || flows.contains { $0.availability != nil || $0.p99 != nil }
    let grows = most > part.instances ? ", to which it grows by itself" : ""
    return finding(
      isPromised ? .warning : .info, about: .component(part.name), in: flows.map(\.name),
      at: part.origin, hops: distinct(spread.map(\.hop.origin)),
      says: "each instance of '\(part.name)' remembers what the others do not, and \(doors) "
        + "may send a caller to any",
      because: [
        "it remembers \(state)",
        "\(Words.count(most, "instance"))\(grows), and no .sticky() on \(doors)",
      ],
      instead:
        "keep it in a store, or in a token that callers bring, and leave .remembering(…) out; or "
        + "say .sticky() on \(doors)")
  }
}

extension Part {
  /// Whether it sends the requests of one caller to whichever instance is next.
  fileprivate var spreads: Bool { kind == .loadBalancer && protection.isSticky != true }
}
