import Estimation
import SystemDesign

/// What somebody minds being seen does not travel in plain.
///
/// One finding for each place where plain was said: the hop, the component or the deployment.
struct PlaintextTransport: Rule {
  static let id = "SEC001"
  static let slug = "plaintext-transport"
  static let group = RuleGroup.security
  static let law = "What somebody minds being seen does not travel in plain."
  static let why =
    "Whoever is on the way, in a café, at a provider or in a switch, reads what goes by and changes "
    + "it; with the cookie or the token that comes along they are the user."
  static let instead =
    "Say outside: .tls on the Deployment, or .encrypted(.tls) on the component or the hop; among your "
    + "own components .mutualTLS."
  static let source: Citation? = Citation(
    "OWASP", "Transport Layer Security Cheat Sheet, OWASP Cheat Sheet Series")
  static let notWhen = [
    "how bytes are protected is not said: plain is never guessed",
    "nothing of it was said to be personal, secret or of a payment, nobody signs in by it, and no "
      + "proof of who is calling goes along",
    "it is .loopback: it does not leave the machine",
    "it is a look-up of a name",
    "it stays among the components of the design: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("personal data between a browser and a site, in plain") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      Deployment(outside: .plain)
      Flow("Show a profile", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .fires("a payment that goes to a bank in plain") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).breaker().encrypted(.plain)
      }
      .handling(.payment)
    },
    .fires("a token that goes along in plain") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).authenticating(.bearerToken).encrypted(.plain)
      Flow("Read", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
    },
    .fires("personal data in plain among the components: a note") {
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Deployment(outside: .tls, inside: .plain)
      Flow("Show a profile", at: 10.perSecond) { site.reads(user, from: users) }
    },
    .silent("what anyone may read, in plain") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      Deployment(outside: .plain)
      Flow("Read", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
    },
    .silent("personal data, and nothing said of how it travels") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      Flow("Show a profile", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .silent("a helper on the same machine") {
      let site = Service("Site", instances: 2)
      let helper = Service("Helper", instances: 2).encrypted(.loopback)
      let user = Record("user", 1.kilobyte).holding(.personal)
      Flow("Show a profile", at: 10.perSecond) {
        site.calls(helper, sending: user, receiving: 1.kilobyte)
      }
    },
    .silent("a name is looked up in plain") {
      let reader = Client("Reader")
      let names = DNS("Names")
      Deployment(outside: .plain)
      Flow("Look up", at: 10.perSecond) { reader.looksUp(names) }.handling(.personal)
    },
    .justSilent("plain by default, and the one hop that matters is encrypted") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      Deployment(outside: .plain)
      Flow("Show a profile", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user).encrypted(.tls)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .justFires("encrypted by default, and the one hop that matters is plain") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      Deployment(outside: .tls)
      Flow("Show a profile", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user).encrypted(.plain)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let legs = review.flows.flatMap { flow in
      flow.everyHop.filter { $0.verb != .looksUp }
        .flatMap { Leg.all(of: $0, in: flow, review.design) }
    }
    let sayings = distinct(legs.map(\.saying))
    return sayings.map { saying in
      let said = legs.filter { $0.saying == saying }
      let crossing = said.filter(\.crosses)
      return verdict(saying, crossing.isEmpty ? said : crossing, review)
    }
  }

  private func verdict(_ saying: Leg.Saying, _ legs: [Leg], _ review: Review) -> Verdict {
    let crosses = legs.contains(where: \.crosses)
    let what = Words.spoken(distinct(legs.flatMap(\.carried)))
    let carrying = distinct(
      legs.map { leg in
        "\(Words.spoken(leg.carried)) between '\(leg.from.name)' and '\(leg.to.name)', in "
          + "'\(leg.flow.name)'" + leg.named
      })
    let shown = carrying.count > 4 ? Array(carrying.prefix(3)) : carrying
    let rest = carrying.count - shown.count
    return finding(
      crosses ? .error : .info, about: saying.subject, in: distinct(legs.map(\.flow.name)),
      at: saying.origin(in: review.design), hops: distinct(legs.map(\.hop.origin)),
      says: "\(what) may be read on the way\(saying.place)",
      because: ["\(saying.words)"] + shown + (rest > 0 ? ["and \(rest) more like these"] : []),
      instead: saying.remedy)
  }
}

/// A stretch of a hop, from one station to the next, on which something goes in plain that should not.
private struct Leg {
  /// Where it was said that bytes go in plain.
  enum Saying: Hashable {
    case hop(from: String, to: String, Origin)
    case part(String, Origin)
    case outside
    case inside
  }

  let flow: Flow
  let hop: Hop
  let from: Part
  let to: Part
  let saying: Saying
  let carried: [String]

  /// Those of a hop.
  static func all(of hop: Hop, in flow: Flow, _ design: Design) -> [Leg] {
    let stations = hop.stations
    return zip(stations, stations.dropFirst()).compactMap { from, to in
      guard let saying = saying(of: hop, from, to, design) else { return nil }
      let carried = carried(by: hop, from, in: flow)
      return carried.isEmpty
        ? nil : Leg(flow: flow, hop: hop, from: from, to: to, saying: saying, carried: carried)
    }
  }

  /// Whether it leaves what is ours, or comes in from outside.
  var crosses: Bool { Self.isOthers(from) || Self.isOthers(to) }

  /// The records it is about: ": 'user'".
  var named: String {
    let names = DataClass.allCases.filter(\.isDelicate).flatMap(hop.recordNames)
    return names.isEmpty ? "" : ": " + Words.list(distinct(names))
  }

  private static func isOthers(_ part: Part) -> Bool {
    part.isOutside || part.kind == .external || part.kind == .cdn
  }

  /// Where plain was said of a stretch; nil where it was not.
  private static func saying(
    of hop: Hop, _ from: Part, _ to: Part, _ design: Design
  ) -> Saying? {
    if let way = hop.facts.transport {
      return way == .plain ? .hop(from: hop.from.name, to: hop.to.name, hop.origin) : nil
    }
    // What is pushed to a client goes by the connection that the client opened.
    for part in to.kind == .client ? [to, from] : [to] {
      guard let way = part.protection.transport else { continue }
      return way == .plain ? .part(part.name, part.origin) : nil
    }
    if from.isOutside || to.isOutside {
      return design.deployment?.outside == .plain ? .outside : nil
    }
    guard !isOthers(from), !isOthers(to) else { return nil }
    return design.deployment?.inside == .plain ? .inside : nil
  }

  /// What a hop carries that nobody else may see.
  private static func carried(by hop: Hop, _ from: Part, in flow: Flow) -> [String] {
    let data = hop.dataClass(in: flow).flatMap { $0.isDelicate ? $0.inWords : nil }
    let isSigningIn = flow.facts.kind == .signingIn && hop.from.isOutside
    let proof =
      hop.facts.authentication
      ?? (hop.from.isOutside
        ? flow.facts.authentication
          ?? (hop.passages + [hop.to]).compactMap(\.protection.authentication).first : nil)
    return [data, isSigningIn ? "what proves who signs in" : nil, proof.flatMap(\.inPlain)]
      .compactMap(\.self)
  }
}

extension Leg.Saying {
  /// What the finding is about.
  var subject: Subject {
    switch self {
    case .hop(let from, let to, _): .pair(from: from, to: to)
    case .part(let name, _): .component(name)
    case .outside, .inside: .system
    }
  }

  func origin(in design: Design) -> Origin {
    switch self {
    case .hop(_, _, let origin), .part(_, let origin): origin
    case .outside, .inside: design.deployment?.origin ?? design.origin
    }
  }

  /// Where bytes go in plain, behind "on the way".
  var place: String {
    switch self {
    case .hop(let from, let to, _): " from '\(from)' to '\(to)'"
    case .part(let name, _): " to '\(name)'"
    case .outside: " between clients and us"
    case .inside: " among our own components"
    }
  }

  /// What was said.
  var words: String {
    switch self {
    case .hop: "the hop says .encrypted(.plain)"
    case .part(let name, _): "'\(name)' says .encrypted(.plain)"
    case .outside: "the Deployment says outside: .plain"
    case .inside: "the Deployment says inside: .plain"
    }
  }

  var remedy: String {
    switch self {
    case .hop: "say .encrypted(.tls) on the hop"
    case .part(let name, _): "say .encrypted(.tls) on '\(name)'"
    case .outside: "say outside: .tls on the Deployment"
    case .inside: "say inside: .mutualTLS on the Deployment"
    }
  }
}

extension Authentication {
  /// What of it goes along with each request and would be read; nothing where keys stay at home.
  fileprivate var inPlain: String? {
    switch self {
    case .bearerToken: "a token"
    case .signedAddress: "a signed address"
    case .apiKey: "a key"
    case .cookie: "a session cookie"
    case .mutualTLS: nil
    }
  }
}

extension Words {
  /// Things in a sentence: "a", "a and b", "a, b and c".
  fileprivate static func spoken(_ things: [String]) -> String {
    guard things.count > 1, let last = things.last else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and \(last)"
  }
}
