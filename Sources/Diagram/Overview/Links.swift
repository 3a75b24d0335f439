import Estimation
import SystemDesign

/// The links between the cards of a design: at most one between two, whatever goes there.
struct Links {
  private let estimate: Estimate
  private let moment: Measure
  private let names: Identifiers
  private let wires: [Wires.Wire]
  private let cards: [Picture.Card]
  private let bad: Set<Picture.Card.ID>

  init(
    _ estimate: Estimate, _ moment: Measure, _ wires: Wires, _ names: Identifiers,
    _ cards: [Picture.Card]
  ) {
    self.estimate = estimate
    self.moment = moment
    self.names = names
    self.wires = wires.all
    self.cards = cards
    bad = Set(cards.filter { $0.state == .singlePoint }.map(\.id))
  }

  /// The links in the order in which the flows first use them.
  var all: [Picture.Link] {
    var links: [Picture.Link] = []
    var places: [[Picture.Card.ID]: Int] = [:]
    for wire in wires {
      let (from, to) = (names[wire.from], names[wire.to])
      if let place = places[[to, from]] {
        links[place].isTwoWay = true
        links[place].tooltip += tooltip(wire)
      } else {
        places[[from, to]] = links.count
        links.append(
          Picture.Link(
            from: from, to: to, kind: kind(wire), label: label(wire),
            state: bad.contains(from) || bad.contains(to) ? .singlePoint : .normal,
            tooltip: tooltip(wire)))
      }
    }
    return thinned(BackLinks.marked(links, in: cards.map(\.id)))
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

  /// What neither the line nor the cards at its ends say.
  private func label(_ wire: Wires.Wire) -> [String] {
    if let words = wire.strands.lazy.compactMap(\.words).first { return [words] }
    let misses = wire.strands.filter(\.isMiss)
    let share = misses.lazy.compactMap { $0.miss?.median }.first
    let miss = misses.isEmpty ? "" : share.map { CompactText.percent($0) + " miss" } ?? "misses"
    if misses.count == wire.strands.count { return [miss] }
    guard kind(wire) != .fallback else { return [] }
    let rate = misses.isEmpty && saysNews(wire) ? rate(moment, wire).map(CompactText.rate) : nil
    let line = [verbs(wire), rate ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    return [line, miss].filter { !$0.isEmpty }
  }

  private func verbs(_ wire: Wires.Wire) -> String {
    let hops = wire.strands.filter { !$0.isMiss && $0.kind != .fallback }.compactMap(\.hop)
    let verbs = Set(hops.map(\.verb))
    if kind(wire) != .waits {
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

  /// Whether its rate is neither that of the card at its end nor next to nothing of it.
  private func saysNews(_ wire: Wires.Wire) -> Bool {
    guard !wire.to.isOrigin, let own = rate(moment, wire),
      let all = estimate.figure(moment, of: .component(wire.to.name))?.value
    else { return true }
    return own > all / 100 && own < all * 0.9
  }

  private func rate(_ measure: Measure, _ wire: Wires.Wire) -> Double? {
    let pair = Subject.pair(from: wire.from.name, to: wire.to.name)
    return estimate.figure(measure, of: pair)?.value.flatMap { $0 > 0 ? $0 : nil }
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
