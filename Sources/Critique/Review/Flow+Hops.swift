import SystemDesign

extension Flow {
  /// The same flow with each of its hops said otherwise, those of fallbacks included.
  func changingHops(_ change: (Hop) -> Hop) -> Flow {
    Flow(
      name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
      steps: steps.map { $0.changingHops(change) }, facts: facts, origin: origin)
  }

  /// The same flow while a cache is lost, as far as fallbacks answer what is read from it.
  func diverted(from cache: Part.ID) -> Flow {
    Flow(
      name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
      steps: steps.map { $0.diverted(from: cache) }, facts: facts, origin: origin)
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
  fileprivate func diverted(from cache: Part.ID) -> Step {
    switch self {
    case .hop(let hop):
      guard hop.to.id == cache, let steps = hop.fallbackOfCache else { return self }
      return .together(steps.map { $0.diverted(from: cache) })
    case .together(let steps): return .together(steps.map { $0.diverted(from: cache) })
    case .oneOf(let steps): return .oneOf(steps.map { $0.diverted(from: cache) })
    }
  }
}

extension Hop {
  /// What is done where the cache that it asks alone is lost; nil of any other hop.
  var fallbackOfCache: [Step]? {
    guard asked.count == 1, to.kind == .cache || to.kind == .cdn else { return nil }
    return facts.fallback?.steps
  }

  fileprivate func changingFallback(_ change: (Hop) -> Hop) -> Hop {
    guard let fallback = facts.fallback else { return self }
    var copy = self
    copy.facts.fallback = Fallback(
      steps: fallback.steps.map { $0.changingHops(change) }, exercised: fallback.exercised)
    return copy
  }

  /// The same hop, which nothing takes where it lets no more than so much through.
  var withoutAdmitted: Hop {
    guard facts.admits != nil else { return self }
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
