import Estimation
import SystemDesign

/// What goes from one component to the next, a passage or a store behind a cache being a next one.
struct Wires {
  /// One thing that goes from one component to another.
  struct Strand {
    /// What is done, and in which flow; neither for connections that are kept open.
    let hop: Hop?
    let flow: Flow?
    let kind: Picture.Link.Kind
    /// Whether it goes only where a cache has no answer.
    var isMiss = false
    /// The connections kept open.
    var open: Count?
    /// What is said of it beside that: where dead letters come from.
    var words: String?
  }

  /// All strands from one component to another.
  struct Wire {
    let from: Part
    let to: Part
    var strands: [Strand]
  }

  /// The wires in the order in which the flows first use them.
  private(set) var all: [Wire] = []
  /// The components that messages are delivered to.
  private(set) var fed: Set<Part.ID> = []
  private var places: [[Part.ID]: Int] = [:]

  init(of design: Design) {
    for statement in design.statements {
      switch statement {
      case .flow(let flow):
        for hop in flow.hops { lay(hop, in: flow) }
      case .connection(let it):
        let strand = Strand(hop: nil, flow: nil, kind: .waits, open: it.count)
        lay([it.from] + it.passages + [it.to], strand)
      case .group, .requirement, .decision, .failure, .traffic, .deployment, .check, .mistake:
        break
      }
    }
    for flow in design.flows {
      for hop in flow.hops.flatMap({ $0.facts.fallback?.steps.flatMap(\.hops) ?? [] }) {
        layFallback(hop, in: flow)
      }
    }
    layLeftovers(of: design)
  }

  private mutating func lay(_ hop: Hop, in flow: Flow) {
    if hop.verb == .delivers { fed.insert(hop.to.id) }
    lay([hop.from] + hop.passages + [hop.to], Strand(hop: hop, flow: flow, kind: kind(of: hop)))
    let asked = hop.asked
    var fetcher = hop.from
    for place in asked.indices.dropFirst() {
      let before = asked[place - 1]
      if before.caching.readsThrough { fetcher = before }
      lay([fetcher, asked[place]], Strand(hop: hop, flow: flow, kind: .waits, isMiss: true))
    }
  }

  /// A way that only a failure opens is drawn where no other way joins the two.
  private mutating func layFallback(_ hop: Hop, in flow: Flow) {
    let chain = [hop.from] + hop.passages + [hop.to]
    for (from, to) in zip(chain, chain.dropFirst()) where places[[from.id, to.id]] == nil {
      lay([from, to], Strand(hop: hop, flow: flow, kind: .fallback))
    }
  }

  /// Messages that fail again and again, and records that are old.
  private mutating func layLeftovers(of design: Design) {
    for part in design.components {
      if let letters = part.messaging.deadLetter, let to = letters.to.flatMap(design.component) {
        let words = "after " + CompactText.count(letters.after, "failure")
        lay([part, to], Strand(hop: nil, flow: nil, kind: .message, words: words))
      }
      if let archive = part.storage.archive, let to = design.component(archive.to) {
        let words = archive.after.median.map { "after " + QuantityText.text($0, .period) }
        lay([part, to], Strand(hop: nil, flow: nil, kind: .changes, words: words ?? "archive"))
      }
    }
  }

  private mutating func lay(_ chain: [Part], _ strand: Strand) {
    for (from, to) in zip(chain, chain.dropFirst()) {
      let key = [from.id, to.id]
      if let place = places[key] {
        all[place].strands.append(strand)
      } else {
        places[key] = all.count
        all.append(Wire(from: from, to: to, strands: [strand]))
      }
    }
  }

  private func kind(of hop: Hop) -> Picture.Link.Kind {
    if hop.waits { return .waits }
    return hop.from.kind == .database ? .changes : .message
  }
}
