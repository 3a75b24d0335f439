import SystemDesign

/// Puts other sayings of its components into everything a design says.
package struct Replacing {
  let parts: [Part.ID: Part]
  /// What becomes of each hop, its components replaced.
  let changing: (Hop) -> Hop

  package init(parts: [Part.ID: Part], changing: @escaping (Hop) -> Hop = { $0 }) {
    (self.parts, self.changing) = (parts, changing)
  }

  package func statement(_ statement: Statement) -> Statement {
    switch statement {
    case .flow(let it):
      .flow(
        Flow(
          name: it.name, api: it.api, rate: it.rate, peak: it.peak, availability: it.availability,
          p99: it.p99, steps: it.steps.map(step), facts: it.facts, origin: it.origin))
    case .connection(let it):
      .connection(
        Connection(
          from: part(it.from), to: part(it.to), passages: it.passages.map(part), count: it.count,
          memory: it.memory, heartbeat: it.heartbeat, returning: it.returning, origin: it.origin))
    case .group(let it):
      .group(Group(name: it.name, members: it.members.map(part), origin: it.origin))
    case .requirement, .decision, .failure, .traffic, .deployment, .check, .mistake: statement
    }
  }

  private func part(_ part: Part) -> Part { parts[part.id] ?? part }

  private func step(_ step: Step) -> Step {
    switch step {
    case .hop(let it): .hop(hop(it))
    case .together(let steps): .together(steps.map(self.step))
    case .oneOf(let steps): .oneOf(steps.map(self.step))
    }
  }

  private func hop(_ hop: Hop) -> Hop {
    var facts = hop.facts
    facts.store = facts.store.map(part)
    facts.further = facts.further.map { Tier(holder: part($0.holder), hit: $0.hit) }
    facts.fallback = facts.fallback.map {
      Fallback(steps: $0.steps.map(step), exercised: $0.exercised)
    }
    return changing(
      Hop(
        verb: hop.verb, from: part(hop.from), to: part(hop.to), passages: hop.passages.map(part),
        sending: hop.sending, receiving: hop.receiving, times: hop.times, facts: facts,
        origin: hop.origin))
  }
}
