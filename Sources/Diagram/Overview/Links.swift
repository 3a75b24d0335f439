import Estimation
import SystemDesign

/// The links between the cards of a design: at most one between two, whatever goes there.
struct Links {
  private let estimate: Estimate
  private let moment: Measure
  private let names: Identifiers
  private let wires: [Wires.Wire]
  private let cards: [Picture.Card]
  private let shares: CacheShares
  private let bad: Set<Picture.Card.ID>

  init(
    _ estimate: Estimate, _ moment: Measure, _ wires: Wires, _ names: Identifiers,
    _ cards: [Picture.Card], _ shares: CacheShares
  ) {
    self.estimate = estimate
    self.moment = moment
    self.names = names
    self.wires = wires.all
    self.cards = cards
    self.shares = shares
    bad = Set(cards.filter { $0.state == .singlePoint }.map(\.id))
  }

  /// The links in the order in which the flows first use them.
  var all: [Picture.Link] {
    var order: [Set<Picture.Card.ID>] = []
    var between: [Set<Picture.Card.ID>: [Wires.Wire]] = [:]
    for wire in wires {
      let ends: Set = [names[wire.from], names[wire.to]]
      if between[ends] == nil { order.append(ends) }
      between[ends, default: []].append(wire)
    }
    let links = order.map { link(ranked(between[$0] ?? [])) }
    return thinned(BackLinks.marked(links, in: cards.map(\.id)))
  }

  /// What goes between two cards, the stronger of both ways first, whichever the flows use first:
  /// the kind that says more, then the higher rate.
  private func ranked(_ wires: [Wires.Wire]) -> [Wires.Wire] {
    guard wires.count == 2 else { return wires }
    let ranks = wires.map { Picture.Link.Kind.allCases.firstIndex(of: kind($0)) ?? 0 }
    let rates = wires.map { rate(moment, $0) ?? 0 }
    let places = wires.map { wire in cards.firstIndex { $0.id == names[wire.from] } ?? 0 }
    let isTurned = (ranks[1], -rates[1], places[1]) < (ranks[0], -rates[0], places[0])
    return isTurned ? wires.reversed() : wires
  }

  /// One line for what goes the one way and, where there is any, the other.
  private func link(_ wires: [Wires.Wire]) -> Picture.Link {
    let (from, to) = (names[wires[0].from], names[wires[0].to])
    return Picture.Link(
      from: from, to: to, kind: kind(wires[0]), label: label(wires),
      state: bad.contains(from) || bad.contains(to) ? .singlePoint : .normal,
      isTwoWay: wires.count > 1, tooltip: wires.flatMap(tooltip))
  }

  /// In a crowd only the misses speak, and at most one link in ten.
  private func thinned(_ links: [Picture.Link]) -> [Picture.Link] {
    guard cards.count > 25 else { return links }
    var left = links.count / 10
    return links.map { link in
      var link = link
      let speaks = link.label.contains { $0.hasSuffix("miss") } && left > 0
      if speaks { left -= 1 } else { link.label = [] }
      return link
    }
  }

  private func kind(_ wire: Wires.Wire) -> Picture.Link.Kind {
    let kinds = wire.strands.map(\.kind)
    return Picture.Link.Kind.allCases.first(where: kinds.contains) ?? .waits
  }

  /// What neither the line nor the cards at its ends say; of both ways together where it has two.
  private func label(_ wires: [Wires.Wire]) -> [String] {
    let strands = wires.flatMap(\.strands)
    if let words = strands.lazy.compactMap(\.words).first { return [words] }
    let missing = wires.filter { $0.strands.contains(where: \.isMiss) }
    let share = missing.lazy.compactMap { shares.misses(from: $0.from, to: $0.to) }.first
    let miss = missing.isEmpty ? "" : share.map { CompactText.percent($0) + " miss" } ?? "misses"
    if strands.allSatisfy(\.isMiss) { return [miss] }
    guard kind(wires[0]) != .fallback else { return [] }
    let rate = missing.isEmpty && saysNews(wires) ? rate(moment, wires).map(CompactText.rate) : nil
    let line = [verbs(wires), rate ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    return [line, miss].filter { !$0.isEmpty }
  }

  private func verbs(_ wires: [Wires.Wire]) -> String {
    let strands = wires.flatMap(\.strands)
    let hops = strands.filter { !$0.isMiss && $0.kind != .fallback }.compactMap(\.hop)
    let verbs = Set(hops.map(\.verb))
    if kind(wires[0]) != .waits {
      let sent = Set(hops.filter { $0.verb == .sends }.compactMap { $0.record?.name })
      return sent.count == 1 ? sent.first ?? "" : ""
    }
    guard !verbs.contains(.calls) else { return "" }
    let found = [
      verbs.contains(.reads) ? "reads" : nil,
      verbs.contains(where: \.changes) ? "writes" : nil,
      verbs == [.invalidates] ? "invalidates" : nil,
    ]
    return found.compactMap { $0 }.joined(separator: ", ")
  }

  /// Whether their rate is neither that of the card at the end nor next to nothing of it.
  private func saysNews(_ wires: [Wires.Wire]) -> Bool {
    guard !wires[0].to.isOrigin, let own = rate(moment, wires),
      let all = estimate.figure(moment, of: .component(wires[0].to.name))?.value
    else { return true }
    return own > all / 100 && (own < all * 0.9 || own > all * 1.1)
  }

  private func rate(_ measure: Measure, _ wire: Wires.Wire) -> Double? {
    let pair = Subject.pair(from: wire.from.name, to: wire.to.name)
    return estimate.figure(measure, of: pair)?.value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Of both ways together; nil where one of them is unknown.
  private func rate(_ measure: Measure, _ wires: [Wires.Wire]) -> Double? {
    let figures = wires.compactMap {
      estimate.figure(measure, of: .pair(from: $0.from.name, to: $0.to.name))
    }
    let rates = figures.compactMap(\.value)
    guard rates.count == figures.count else { return nil }
    let sum = rates.reduce(0, +)
    return sum > 0 ? sum : nil
  }

  private func tooltip(_ wire: Wires.Wire) -> [String] {
    var lines = ["\(wire.from.name) → \(wire.to.name)"]
    for strand in wire.strands {
      let line =
        if let flow = strand.flow, let hop = strand.hop {
          "\(flow.name): " + (strand.isMiss ? "reads what the cache lacks" : hop.verb.words)
            + (strand.kind == .fallback ? ", only when another way fails" : "")
        } else if let open = strand.open?.median {
          "\(CompactText.number(open)) connections kept open"
        } else {
          strand.words ?? ""
        }
      if !line.isEmpty, !lines.contains(line) { lines.append(line) }
    }
    let peak = rate(.ratePeak, wire).map { CompactText.rate($0) + " at the peak" }
    let mean = rate(.rateMean, wire).map { CompactText.rate($0) + " in the mean" }
    let rates = [peak, mean].compactMap { $0 }.joined(separator: ", ")
    return rates.isEmpty ? lines : lines + [rates]
  }
}

extension Hop.Verb {
  /// What is done, in words.
  fileprivate var words: String { self == .looksUp ? "looks up" : rawValue }
}
