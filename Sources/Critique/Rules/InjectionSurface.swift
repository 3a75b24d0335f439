import Estimation
import SystemDesign

/// What a user typed never becomes part of a query.
///
/// Asked for only where the data was said to be somebody's: the word is missing in most sketches.
struct InjectionSurface: Rule {
  static let id = "SEC004"
  static let slug = "injection-surface"
  static let group = RuleGroup.security
  static let law = "What a user typed never becomes part of a query."
  static let why =
    "A query that is put together from words runs whatever the words say: one quotation mark in a "
    + "search reads, changes or drops what others keep there."
  static let instead =
    "Ask with parameters only, say .parameterised() on the database, and give the service no more "
    + "rights than it needs."
  static let source: Citation? = Citation(
    "OWASP", "SQL Injection Prevention and Query Parameterization Cheat Sheets")
  static let notWhen = [
    "the database says .parameterised()",
    "it is not said to be .relational: other stores are asked by key or in ways of their own",
    "nothing in it was said to be personal, secret or of a payment",
    "only workers, timers or clients that are .inside() ask it",
    "no words of a user are looked for in it: .searching(in:)",
    "nothing is promised: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("words that a user types are looked for among personal data") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", .relational, replicas: 1)
      Flow("Find people", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
        site.reads(user, from: users).searching(in: "name").timeout(500.milliseconds)
      }
      .signedIn(with: .bearerToken, checking: "they are friends")
    },
    .fires("nothing is promised: a note") {
      let reader = Client("Reader")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", .relational, replicas: 1)
      Flow("Find an order", at: 10.perSecond) {
        reader.calls(shop, sending: 100.bytes, receiving: 1.kilobyte)
        shop.reads(1.kilobyte, from: orders).searching(in: "buyer")
      }
      .handling(.payment).signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .silent("a row is read by its key") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", .relational, replicas: 1)
      Flow("Show a profile", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: user).timeout(2.seconds)
        site.reads(user, from: users).timeout(500.milliseconds)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    },
    .silent("nothing was said of whose data it is") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let pages = Database("Pages", .relational, replicas: 1)
      Flow("Find a page", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
        site.reads(1.kilobyte, from: pages).searching(in: "text").timeout(500.milliseconds)
      }
    },
    .silent("a store that is asked in a way of its own") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = SearchIndex("Users", replicas: 1)
      Flow("Find people", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte)
        site.reads(user, from: users).searching(in: "name")
      }
      .signedIn(with: .bearerToken, checking: "they are friends")
    },
    .silent("a colleague asks from inside") {
      let desk = Client("Desk").inside()
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", .relational, replicas: 1)
      Flow("Find people", at: 10.perSecond) {
        desk.calls(site, sending: 100.bytes, receiving: 1.kilobyte)
        site.reads(user, from: users).searching(in: "name")
      }
    },
    .justSilent("the same search, with parameters") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", .relational, replicas: 1).parameterised()
      Flow("Find people", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
        site.reads(user, from: users).searching(in: "name").timeout(500.milliseconds)
      }
      .signedIn(with: .bearerToken, checking: "they are friends")
    },
    .justFires("the same search, and nothing said of parameters") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", .relational, replicas: 1)
      Flow("Find people", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
        site.reads(user, from: users).searching(in: "name").timeout(500.milliseconds)
      }
      .signedIn(with: .bearerToken, checking: "they are friends")
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let searches = review.askings.flatMap { asking in
      asking.awaited.filter(\.searchesRows).compactMap { hop -> Search? in
        guard let data = hop.dataClass(in: asking.flow), data.isDelicate else { return nil }
        return Search(hop: hop, flow: asking.flow, data: data)
      }
    }
    return distinct(searches.map(\.hop.to.id)).map { store in
      verdict(searches.filter { $0.hop.to.id == store }, review)
    }
  }

  private struct Search {
    let hop: Hop
    let flow: Flow
    let data: DataClass

    var inWords: String {
      "'\(flow.name)' looks for words in '\(hop.facts.searches ?? "")' there, among \(data.inWords)"
    }
  }

  private func verdict(_ searches: [Search], _ review: Review) -> Verdict {
    let store = searches[0].hop.to
    let names = distinct(searches.map(\.flow.name))
    let flows = searches.map(\.flow)
    return finding(
      review.severity(ofUnsaidIn: flows), about: .component(store.name), in: names,
      at: store.origin, hops: distinct(searches.map(\.hop.origin)),
      says: "nothing says that what users type stays out of the queries of '\(store.name)'",
      because: distinct(searches.map(\.inWords)),
      instead: "ask with parameters and say .parameterised() on '\(store.name)'")
  }
}

extension Hop {
  /// Whether words are looked for in a relational database that does not say how it is asked.
  fileprivate var searchesRows: Bool {
    facts.searches != nil && to.storage.model == .relational && to.storage.parameterised != true
  }
}
