import Estimation
import SystemDesign

/// Data that was said to be somebody's is given only to whoever proves to be allowed.
///
/// One finding for each component that answers clients. Where callers prove who they are and name in
/// the path what they want, a note asks whether it is theirs.
struct MissingAuthentication: Rule {
  static let id = "SEC002"
  static let slug = "missing-authentication"
  static let group = RuleGroup.security
  static let law = "Who asks for somebody's data proves to be allowed to have it."
  static let why =
    "An address that answers without asking is found by machines within hours; and one that asks who "
    + "you are and not whose it is gives all of it to whoever counts through the numbers."
  static let instead =
    "Say .signedIn(with:checking:) on the flow or .authenticating(_:checking:) on what answers; where "
    + "anyone may have it, say .open(because:)."
  static let source: Citation? = Citation(
    "OWASP",
    "API1 Broken Object Level Authorization and API2 Broken Authentication, API Security Top 10",
    2023)
  static let notWhen = [
    "no data of the flow was said to be personal, secret or of a payment",
    "it says .open(because:): that is meant",
    "it is the door itself: .kind(.signingIn), or the caller sends a record that is secret, as a token",
    "a .post gives back no record of a class: what is read meanwhile is only looked at",
    "nothing is given away or changed, only added: whoever signs up or writes in has no account",
    "a timer, a worker or a client that is .inside() asks",
    "it is a .frame(…): who speaks was settled when the connection was opened",
    "the data is personal and nothing is promised, or only the check is unsaid: then it is a note, "
      + "never more",
  ]
  static let examples: [Example] = [
    .silent("who signs up is looked for first, and a token is its own proof") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 200.bytes).holding(.personal)
      let token = Record("token", 32.bytes).holding(.secret)
      let users = Database("Users", .relational, replicas: 1).backedUp(every: 1.day)
      let sessions = Cache("Sessions", replicas: 1).expiring(after: 1.day)
      Flow("Sign up", .post("/users", key: "Idempotency-Key"), at: 1.perSecond) {
        reader.calls(site, sending: user, receiving: 100.bytes).timeout(3.seconds)
        site.reads(user, from: users).timeout(1.second)
        site.writes(user, to: users).timeout(1.second)
      }
      Flow("Refresh", .post("/refresh", key: "Idempotency-Key"), at: 1.perSecond) {
        reader.calls(site, sending: token, receiving: token).timeout(3.seconds)
        site.reads(token, from: sessions).timeout(1.second)
      }
    },
    .fires("anyone may look at any profile") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Flow("Show a profile", .get("/users/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
        site.reads(user, from: users)
      }
    },
    .fires("anyone may change how somebody pays") {
      let reader = Client("Reader")
      let shop = Service("Shop", instances: 2)
      let cards = Database("Cards", replicas: 1)
      Flow("Change the card", .put("/card"), at: 10.perSecond) {
        reader.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
        shop.updates(1.kilobyte, in: cards)
      }
      .handling(.payment)
    },
    .fires("who asks is known, and not whether it is theirs: a note") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).authenticating(.bearerToken)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Flow("Show a profile", .get("/users/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
        site.reads(user, from: users)
      }
    },
    .silent("readers sign in, and see what is theirs") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Flow("Show a profile", .get("/users/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
        site.reads(user, from: users)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .silent("nothing was said of whose data it is") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let users = Database("Users", replicas: 1)
      Flow("Show a profile", .get("/users/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte)
        site.reads(1.kilobyte, from: users)
      }
    },
    .silent("whoever signs up has no account yet") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1).backedUp(every: 1.day)
      Flow("Sign up", .post("/users"), at: 10.perSecond) {
        reader.calls(site, sending: user, receiving: 100.bytes)
        site.writes(user, to: users)
      }
    },
    .silent("the door itself") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).limiting(to: 1.perSecond, by: "address")
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Flow("Sign in", .post("/session"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 100.bytes)
        site.reads(user, from: users)
      }
      .kind(.signingIn)
    },
    .silent("a colleague asks from inside") {
      let desk = Client("Desk").inside()
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Flow("Show a profile", at: 10.perSecond) {
        desk.calls(site, sending: 100.bytes, receiving: user)
        site.reads(user, from: users)
      }
    },
    .silent("a frame on a connection that was opened by somebody known") {
      let phone = Client("Phone")
      let sockets = Gateway("Sockets", instances: 2)
      let message = Record("message", 1.kilobyte).holding(.personal)
      let messages = Database("Messages", replicas: 1)
      Flow("Catch up", .frame("catch up"), at: 10.perSecond) {
        phone.calls(sockets, sending: 100.bytes, receiving: message)
        sockets.reads(message, from: messages)
      }
    },
    .justSilent("anyone may, and that is meant") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).limiting(to: 9.perSecond, by: "address")
      let author = Record("author", 1.kilobyte).holding(.personal)
      Flow("Show an author", .get("/authors/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: author)
      }
      .open(because: "authors publish it themselves")
    },
    .justFires("anyone may, and nobody says that it is meant") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).limiting(to: 9.perSecond, by: "address")
      let author = Record("author", 1.kilobyte).holding(.personal)
      Flow("Show an author", .get("/authors/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: author)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let found = review.askings.compactMap(Disclosure.init)
    let open = found.filter { $0.asking.authentication == nil }
    let unchecked = found.filter(\.namesWhatItWants)
    return distinct(open.map(\.asking.door.id)).map { door in
      unasked(open.filter { $0.asking.door.id == door }, review)
    }
      + distinct(unchecked.map(\.asking.door.id)).map { door in
        self.unchecked(unchecked.filter { $0.asking.door.id == door })
      }
  }

  private func unasked(_ found: [Disclosure], _ review: Review) -> Verdict {
    let door = found[0].asking.door
    let flows = found.map(\.asking.flow)
    let data = DataClass.most(of: found.map(\.data)) ?? .personal
    let names = Words.list(flows.map(\.name))
    return finding(
      data == .personal ? review.severity(ofUnsaidIn: flows) : .warning,
      about: .component(door.name), in: flows.map(\.name), at: flows[0].origin,
      hops: distinct(found.flatMap { $0.asking.hops.map(\.origin) }),
      says: "nothing says who may ask '\(door.name)' for \(names)",
      because: distinct(found.flatMap(\.evidence)),
      instead:
        "say .signedIn(with: .bearerToken, checking: …) on \(names), .open(because: …) if anyone "
        + "may, or .kind(.signingIn) if it is the door")
  }

  private func unchecked(_ found: [Disclosure]) -> Verdict {
    let door = found[0].asking.door
    let flows = found.map(\.asking.flow)
    let names = Words.list(flows.map(\.name))
    return finding(
      .info, about: .component(door.name), in: flows.map(\.name), at: flows[0].origin,
      hops: distinct(found.flatMap { $0.asking.hops.map(\.origin) }),
      says: "'\(door.name)' knows who asks for \(names), and nothing says whether it is theirs",
      because: distinct(found.flatMap(\.evidence))
        + distinct(flows.compactMap { $0.api.map { "callers name what they want: \($0.path)" } }),
      instead:
        "say checking: … beside how they sign in: .signedIn(with: .bearerToken, checking: …) on "
        + names)
  }
}

/// A flow by which somebody outside gets or changes what somebody minds.
private struct Disclosure {
  let asking: Asking
  let data: DataClass
  let evidence: [String]

  init?(_ asking: Asking) {
    let flow = asking.flow
    guard flow.facts.openBecause == nil, flow.facts.kind != .signingIn, !asking.isFrame,
      !asking.hops.contains(where: { $0.sending?.record?.facts.dataClass == .secret })
    else { return nil }
    let isReading = ["GET", "PUT", "PATCH", "DELETE"].contains(flow.api?.method)
    let given = asking.awaited.filter { hop in
      switch hop.verb {
      case .reads: flow.api?.method != "POST"
      case .updates, .deletes: true
      default: hop.from.isOutside && (isReading || hop.receiving?.record?.facts.dataClass != nil)
      }
    }
    let delicate = given.compactMap { hop -> (Hop, DataClass)? in
      // What a client sends is its own: what it gets is not.
      let own = hop.verb == .calls && !isReading ? hop.receiving?.record?.facts.dataClass : nil
      let data = hop.verb == .calls && !isReading ? own : hop.dataClass(in: flow)
      return data.flatMap { $0.isDelicate ? (hop, $0) : nil }
    }
    guard let most = DataClass.most(of: delicate.map(\.1)) else { return nil }
    self.asking = asking
    data = most
    evidence = distinct(
      delicate.map { hop, data in
        let names = distinct(hop.recordNames(of: data))
        return names.isEmpty
          ? "'\(flow.name)' handles \(data.inWords)"
          : "\(Words.list(names)) in '\(flow.name)' \(names.count == 1 ? "is" : "are") "
            + data.inWords
      })
  }

  /// Whether its caller is known, names in the path what it wants, and nothing says what is checked.
  ///
  /// A signed address is made for one thing, so it is the check itself.
  var namesWhatItWants: Bool {
    switch asking.authentication {
    case nil, .signedAddress: false
    case .bearerToken, .mutualTLS, .apiKey, .cookie:
      asking.check == nil && (asking.flow.api?.path.contains("{") ?? false)
    }
  }
}
