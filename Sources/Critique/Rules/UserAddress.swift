import Estimation
import SystemDesign

/// An address that a user gave is checked before it is opened.
struct UserAddress: Rule {
  static let id = "SEC006"
  static let slug = "user-address"
  static let group = RuleGroup.security
  static let law = "An address that a user gave is checked before it is opened."
  static let why =
    "A server that fetches it is inside: the address may be that of a store, of a neighbour or of the "
    + "machine's own keys; a reader who is sent on trusts the name in front, and lands with a thief."
  static let instead =
    "Fetch only from a list of allowed hosts, by a way out that reaches nothing inside; hold what "
    + "readers are sent to against a list of known thieves, at every visit."
  static let source: Citation? = Citation(
    "OWASP",
    "Server-Side Request Forgery Prevention and Unvalidated Redirects and Forwards Cheat Sheets")
  static let notWhen = [
    "no flow says .followsUserAddress: that one does is not guessed from names",
    "it says by what the address is checked: whether that is enough is not judged",
  ]
  static let examples: [Example] = [
    .fires("a preview of any address, checked by nothing") {
      let reader = Client("Reader")
      let previews = Service("Previews", instances: 2)
      let web = External("The web", availability: 99.percent)
      Flow("Preview a link", at: 10.perSecond) {
        reader.calls(previews, sending: 200.bytes, receiving: 10.kilobytes)
        previews.calls(web, sending: 200.bytes, receiving: 100.kilobytes).breaker()
      }
      .followsUserAddress(checkedBy: "nothing yet")
    },
    .fires("a redirect to wherever the link says") {
      let reader = Client("Reader")
      let redirects = Service("Redirects", instances: 2)
      Flow("Follow a link", at: 10.perSecond) {
        reader.calls(redirects, sending: 200.bytes, receiving: 300.bytes)
      }
      .followsUserAddress(checkedBy: "")
    },
    .silent("a list of allowed hosts") {
      let reader = Client("Reader")
      let previews = Service("Previews", instances: 2)
      let web = External("The web", availability: 99.percent)
      Flow("Preview a link", at: 10.perSecond) {
        reader.calls(previews, sending: 200.bytes, receiving: 10.kilobytes)
        previews.calls(web, sending: 200.bytes, receiving: 100.kilobytes).breaker()
      }
      .followsUserAddress(checkedBy: "a list of hosts, through a proxy that reaches nothing inside")
    },
    .silent("nothing is said of addresses") {
      let reader = Client("Reader")
      let redirects = Service("Redirects", instances: 2)
      Flow("Follow a link", at: 10.perSecond) {
        reader.calls(redirects, sending: 200.bytes, receiving: 300.bytes)
      }
    },
    .justSilent("checked by a list") {
      let reader = Client("Reader")
      let redirects = Service("Redirects", instances: 2)
      Flow("Follow a link", at: 10.perSecond) {
        reader.calls(redirects, sending: 200.bytes, receiving: 300.bytes)
      }
      .followsUserAddress(checkedBy: "a list")
    },
    .justFires("checked by nobody") {
      let reader = Client("Reader")
      let redirects = Service("Redirects", instances: 2)
      Flow("Follow a link", at: 10.perSecond) {
        reader.calls(redirects, sending: 200.bytes, receiving: 300.bytes)
      }
      .followsUserAddress(checkedBy: "nobody")
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.flows.compactMap { flow in
      guard let how = flow.facts.userAddress, how.saysNothing else { return nil }
      return finding(
        .warning, about: .flow(flow.name), in: [flow.name], at: flow.origin,
        says: "'\(flow.name)' opens an address that a user gave, and nothing checks it",
        because: ["it says .followsUserAddress(checkedBy: \"\(how)\")"],
        instead:
          "say what checks it: .followsUserAddress(checkedBy: \"a list of allowed hosts\") on "
          + "'\(flow.name)'")
    }
  }
}
