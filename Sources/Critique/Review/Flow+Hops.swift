import SystemDesign

extension Flow {
  /// The same flow with each of its hops said otherwise, those of fallbacks included.
  func changingHops(_ change: (Hop) -> Hop) -> Flow {
    Flow(
      name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
      steps: steps.map { $0.changingHops(change) }, facts: facts, origin: origin)
  }

  /// The same flow while a component is lost, as far as fallbacks do what it is asked for.
  func diverted(from first: Part.ID) -> Flow {
    Flow(
      name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
      steps: steps.map { $0.diverted(from: first) }, facts: facts, origin: origin)
  }
}

extension Step {
  fileprivate func changingHops(_ change: (Hop) -> Hop) -> Step {
    switch self {
    case .hop(let hop): .hop(change(hop.changingFallback(change)))
    case .together(let steps): .together(steps.map { $0.changingHops(change) })
    case .oneOf(let steps): .oneOf(steps.map { $0.changingHops(change) })
    }
  }
}

extension Step {
  fileprivate func diverted(from first: Part.ID) -> Step {
    switch self {
    case .hop(let hop):
      guard let steps = hop.facts.fallback?.steps, hop.required.contains(where: { $0.id == first })
      else { return self }
      return .together(steps.map { $0.diverted(from: first) })
    case .together(let steps): return .together(steps.map { $0.diverted(from: first) })
    case .oneOf(let steps): return .oneOf(steps.map { $0.diverted(from: first) })
    }
  }
}

extension Hop {
  fileprivate func changingFallback(_ change: (Hop) -> Hop) -> Hop {
    guard let fallback = facts.fallback else { return self }
    var copy = self
    copy.facts.fallback = Fallback(
      steps: fallback.steps.map { $0.changingHops(change) }, exercised: fallback.exercised)
    return copy
  }

  /// The same hop, which nothing takes where it lets no more than so much through.
  var withoutAdmitted: Hop {
    facts.admits == nil ? self : never
  }

  /// The same hop, which no execution takes.
  var never: Hop {
    var copy = self
    copy.times = 0.times.multiplicity
    return copy
  }

  /// The same hop, one of those it asks having nothing.
  func emptying(_ cache: Part.ID) -> Hop {
    var copy = self
    for (place, part) in asked.enumerated().dropLast() where part.id == cache {
      if place == 0 {
        copy.facts.hit = 0.percent
      } else if facts.further.indices.contains(place - 1) {
        let next = facts.further[place - 1]
        copy.facts.further[place - 1] = Tier(
          holder: next.holder, hit: 0.percent, fromReplica: next.fromReplica)
      }
    }
    return copy
  }
}
