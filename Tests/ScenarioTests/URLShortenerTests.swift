import Estimation
import Foundation
import SystemDesign
import Testing

@Suite("The URL shortener has the figures of its brief")
struct URLShortenerTests {
  static let worked = Worked("url-shortener")

  static let brief: [BriefFigure] = [
    .init("new links a month", "100", 1e6, .assumed, .assumption("new links")),
    .init("visits a link", "100", 1, .assumed, .assumption("visits per link")),
    .init("creations, mean", "38.6", 1, .derived, .figure(.rateMean, .flow("Shorten a link"))),
    .init("creations, peak", "116", 1, .derived, .figure(.ratePeak, .flow("Shorten a link"))),
    .init("redirects, mean", "3858", 1, .derived, .figure(.rateMean, .flow("Follow a link"))),
    .init("redirects, peak", "11574", 1, .derived, .figure(.ratePeak, .flow("Follow a link"))),
    .init("storage", "3.0", 1e12, .derived, .figure(.storageRaw, .component("Links"))),
    .init(
      "storage with copies", "9.0", 1e12, .derived, .figure(.storageStored, .component("Links"))),
    .init("redirect egress", "2.7", 1e6, .derived, .figure(.egressMean, .flow("Follow a link"))),
    .init(
      "redirect egress in bits", "21.6", 1e6 / 8, .derived,
      .figure(.egressMean, .flow("Follow a link"))),
    .init(
      "click log a day", "33", 1e9, .derived, .figure(.storagePerDay, .component("Click log"))),
    .init(
      "click log a year", "12", 1e12, .derived, .figure(.storagePerYear, .component("Click log"))),
    .init("links at the end", "6", 1e9 * 500, .derived, .figure(.storageRaw, .record("link"))),
  ]

  static let otherwise = [
    Otherwise(
      "hot set", "33 GB or less", "33.3 GB", 333.million.of("reads").each(500.bytes) * 20.percent,
      because: "it takes a fifth of a day's reads to be a fifth of its links: an upper bound only"),
    Otherwise(
      "store, cold", "11,574 /s", "11,690 /s",
      (worked.value(.askedCold("Links", .reads)) ?? 0).perSecond,
      because: "it counts visits alone; whoever looks at the counts has the link read as well"),
  ]

  @Test("each figure, to the digits of the brief", arguments: brief)
  func figure(_ figure: BriefFigure) throws { try Self.worked.expect(figure) }

  @Test("what the brief has by another rule is what ours gives by its own", arguments: otherwise)
  func other(_ figure: Otherwise) { #expect(figure.text == figure.expected) }

  @Test("every derived figure of the brief is there or accounted for")
  func count() { report("url-shortener", Self.brief, Self.otherwise, derived: 11, published: 0) }

  @Test("without the cache two copies of the links could not carry the peak, and three can")
  func copies() throws {
    let links = try #require(Self.worked.design.components.first { $0.name == "Links" })
    let cold = try #require(Self.worked.value(.reason(of: "Cache", 1)))
    #expect(cold <= 1 && cold * 3 / 2 > 1)
    // What is asked for with the counts is the same to a hundredth.
    let use = try #require(Self.worked.estimate.uses(of: links).first { $0.resource == .reads })
    let load = try #require(use.coldLoad.value)
    let capacity = try #require(use.capacity.value)
    let asked = load / capacity
    #expect(asked >= cold && asked < cold + 0.01)
  }

  @Test(
    "how many clicks are their link's first follows from how clicks fall on links",
    arguments: [("half a minute", 30.0), ("an hour", 3_600)])
  func firsts(of name: String, lasting seconds: Double) throws {
    let visited = try #require(Self.worked.assumptions["links visited"]?.value)
    let popularity = try ZipfPopularity(items: visited, exponent: 1)
    let visits = try #require(
      Self.worked.value(.figure(.rateMean, .flow("Follow a link"))))
    let clicks = visits * seconds
    // Links of ranks next to each other are wanted alike; each is clicked at all with 1 − e^(−n).
    var (clicked, from) = (0.0, 0.0)
    while from < visited {
      let to = min(visited, max(from + 1, (from * 1.01).rounded()))
      let share = try popularity.share(ofTop: to) - popularity.share(ofTop: from)
      let each = clicks * share / (to - from)
      clicked += (to - from) * (1 - exp(-each))
      from = to
    }
    let stated = try #require(
      Self.worked.assumptions["clicks that are a link's first in \(name)"])
    #expect(((clicked / clicks) * 100).rounded() == (stated.value * 100).rounded())
  }
}
