import Estimation
import SystemDesign

/// What other people write, and what other sites ask for, does nothing in a user's name.
///
/// One finding for each client that shows text as it is, and one for each place where a cookie without
/// protection was said.
struct CrossSite: Rule {
  static let id = "SEC005"
  static let slug = "cross-site"
  static let group = RuleGroup.security
  static let law = "Neither foreign text nor a foreign site acts in a user's name."
  static let why =
    "A browser runs what it is shown and sends its cookies along whoever asks: one comment with a "
    + "script, or one page with a hidden form, does what the user may do."
  static let instead =
    "Show text by others encoded for the place where it stands; say .cookie(sameSite: true, token: "
    + "true), or take a token that browsers do not send by themselves."
  static let source: Citation? = Citation(
    "OWASP",
    "Cross-Site Request Forgery Prevention and Cross Site Scripting Prevention Cheat Sheets")
  static let notWhen = [
    "it is not said whether text by others is shown, or how callers prove who they are",
    "the cookie stays with its site or a token goes along: one of the two is enough",
    "a token, a key or a certificate proves who it is: browsers do not send these by themselves",
    "nothing is changed by what the cookie opens: only reads",
  ]
  static let examples: [Example] = [
    .fires("comments by others, shown as they are") {
      let browser = Client("Browser").showingUserContent("not at all")
      let site = Service("Site", instances: 2)
      Flow("Read comments", at: 10.perSecond) {
        browser.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
    },
    .fires("a cookie that every site may send, and an order") {
      let browser = Client("Browser")
      let shop = Service("Shop", instances: 2)
        .authenticating(.cookie(sameSite: false, token: false), checking: "the session")
      Flow("Order", .post("/orders", key: "Idempotency-Key"), at: 10.perSecond) {
        browser.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
    },
    .silent("comments by others, encoded") {
      let browser = Client("Browser").showingUserContent("encoded, under a content policy")
      let site = Service("Site", instances: 2)
      Flow("Read comments", at: 10.perSecond) {
        browser.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
    },
    .silent("a token in a header, and an order") {
      let app = Client("App")
      let shop = Service("Shop", instances: 2).authenticating(.bearerToken, checking: "the buyer")
      Flow("Order", .post("/orders", key: "Idempotency-Key"), at: 10.perSecond) {
        app.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
    },
    .silent("a cookie that every site may send, and nothing but reads") {
      let browser = Client("Browser")
      let shop = Service("Shop", instances: 2)
        .authenticating(.cookie(sameSite: false, token: false), checking: "the session")
      Flow("Show the orders", .get("/orders", pages: .cursor(20.items)), at: 10.perSecond) {
        browser.calls(shop, sending: 100.bytes, receiving: 1.kilobyte)
      }
    },
    .justSilent("a cookie that stays with its site, and an order") {
      let browser = Client("Browser")
      let shop = Service("Shop", instances: 2)
      Flow("Order", .post("/orders", key: "Idempotency-Key"), at: 10.perSecond) {
        browser.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
      .signedIn(with: .cookie(sameSite: true, token: false), checking: "the session")
    },
    .justFires("the same cookie, which every site may send") {
      let browser = Client("Browser")
      let shop = Service("Shop", instances: 2)
      Flow("Order", .post("/orders", key: "Idempotency-Key"), at: 10.perSecond) {
        browser.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
      .signedIn(with: .cookie(sameSite: false, token: false), checking: "the session")
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    scripts(review) + forgeries(review)
  }

  private func scripts(_ review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard let how = part.protection.rendersUserContent, how.showsAsItIs else { return nil }
      return finding(
        .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
        at: part.origin, says: "'\(part.name)' shows what other users wrote, as it is",
        because: ["it says .showingUserContent(\"\(how)\")"],
        instead: "say how it is made harmless: .showingUserContent(\"encoded, under a content "
          + "policy\") on '\(part.name)'")
    }
  }

  private func forgeries(_ review: Review) -> [Verdict] {
    let open = review.askings.filter { asking in
      guard case .cookie(sameSite: false, token: false) = asking.authentication else {
        return false
      }
      return asking.flow.changesSomething
    }
    return distinct(open.map(\.door.id)).map { door in
      let found = open.filter { $0.door.id == door }
      let flows = found.map(\.flow)
      let names = Words.list(flows.map(\.name))
      return finding(
        .warning, about: .component(found[0].door.name), in: flows.map(\.name),
        at: flows[0].origin, hops: distinct(found.flatMap { $0.hops.map(\.origin) }),
        says: "another site may ask '\(found[0].door.name)' for \(names) in a user's name",
        because: ["callers prove who they are with .cookie(sameSite: false, token: false)"],
        instead: "say .cookie(sameSite: true, token: true) where callers prove who they are, or "
          + ".bearerToken")
    }
  }
}

extension Flow {
  /// Whether whoever asks for it asks for a change.
  fileprivate var changesSomething: Bool {
    switch facts.kind {
    case .reading, .batch, .signingIn: return false
    case .writing, .paying: return true
    case nil: break
    }
    if let method = api?.method, method != "FRAME" { return method != "GET" }
    return !Deeds(of: self).all.isEmpty
  }
}

extension String {
  /// Whether it says that nothing is done to text before it is shown.
  fileprivate var showsAsItIs: Bool {
    saysNothing
      || ["raw", "as it is", "as is", "unescaped", "not escaped", "unencoded"]
        .contains(lowercased())
  }
}
