import Estimation
import SystemDesign

/// A cache holds different items, however often each is asked for.
struct CacheSizedFromRequests: Rule {
  static let id = "CA008"
  static let slug = "cache-sized-from-requests"
  static let group = RuleGroup.caching
  static let law = "A cache is sized from the different items, not from how often they are read."
  static let why =
    "A fifth of a day's requests counts the most wanted item a million times, and a cache keeps it "
    + "once: the memory bought is many times what is used, and says nothing of the hit ratio."
  static let instead =
    "Say how many different items are read and how unevenly; the working set is a share of those."
  static let source: Citation? = Citation(
    "Lee Breslau, Pei Cao, Li Fan, Graham Phillips and Scott Shenker",
    "Web Caching and Zipf-like Distributions: Evidence and Implications", 1999)
  static let notWhen = [
    "the memory comes from a count of items, or was simply stated",
    "it comes from the rate of new items: each of those is another one",
  ]
  static let examples: [Example] = [
    .fires("a fifth of a day's reads") {
      let reader = Service("Reader")
      let link = Record("link", 500.bytes)
      let visits = assume("visits", 10.billion.visits).per(.month)
      let links = Cache("Hot links", memory: (visits.over(.day) * 20.percent).each(link.size))
      Flow("Follow a link", at: visits) { reader.reads(link, from: links) }
    },
    .fires("an hour of reads, with room to spare") {
      let reader = Service("Reader")
      let page = Record("page", 20.kilobytes)
      let opened = assume("daily readers", 1.million.users).each(10.of("pages"), per: .day)
      let pages = Cache("Pages", memory: opened.over(1.hour).each(page.size) * 130.percent)
      Flow("Open a page", at: opened) { reader.reads(page, from: pages) }
    },
    .silent("a fifth of all links") {
      let reader = Service("Reader")
      let link = Record("link", 500.bytes)
      let visits = assume("visits", 10.billion.visits).per(.month)
      let all = assume("links", 600.million.links)
      let links = Cache("Hot links", memory: (all * 20.percent).each(link.size))
      Flow("Follow a link", at: visits) { reader.reads(link, from: links) }
    },
    .silent("a memory as it is sold") {
      let reader = Service("Reader")
      let link = Record("link", 500.bytes)
      let visits = assume("visits", 10.billion.visits).per(.month)
      let links = Cache("Hot links", memory: 16.gigabytes)
      Flow("Follow a link", at: visits) { reader.reads(link, from: links) }
    },
    .justSilent("a day of new links, each of which is another one") {
      let reader = Service("Reader")
      let link = Record("link", 500.bytes)
      let made = assume("new links", 100.million.links).per(.month)
      let links = Cache("New links", memory: made.over(.day).each(link.size))
      Flow("Make a link", at: made) { reader.writes(link, to: links) }
      Flow("Follow a link", at: 1_000.perSecond) { reader.reads(link, from: links) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard part.kind == .cache, let memory = part.capacity.memory else { return nil }
      let reading = review.flows(through: part).filter { flow in
        flow.everyHop.contains { $0.verb == .reads && $0.to.id == part.id }
          && memory.formula.rests(on: flow.rate.formula)
      }
      guard let first = reading.first else { return nil }
      let size = memory.median.map(Words.size) ?? "its memory"
      return finding(
        .info, about: .component(part.name), in: reading.map(\.name), at: part.origin,
        says: "'\(part.name)' is sized from how often '\(first.name)' reads it",
        because: [
          "\(size) come from \(memory.formula), where an item counts as often as it is read"
        ]
          + (part.caching.distinct?.median.map {
            ["there are \(QuantityText.text($0, .count)) different items"]
          } ?? []),
        instead: part.caching.distinct == nil
          ? "count the different items: say .popularity(.zipf(0.9), over: 600.million.links)"
          : "size it from these: so many of them as it is to hold, times the size of one")
    }
  }
}

extension Formula {
  /// Whether another expression is one of those it is made of.
  fileprivate func rests(on other: Formula) -> Bool {
    guard other.depth > 1 else { return false }
    var seen: Set<ObjectIdentifier> = []
    var open = [self]
    while let next = open.popLast() {
      if next === other { return true }
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      open += next.parts
    }
    return false
  }
}
