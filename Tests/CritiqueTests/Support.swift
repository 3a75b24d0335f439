import Critique
import Estimation
import Reliability
import SystemDesign

extension Design {
  /// What the critique says about it, from the estimate that the command judges by.
  func critique(today: Day? = nil) -> Critique {
    Critique(of: Reliability(of: Estimate(of: self, .judgements)), today: today)
  }

  /// The findings of a rule.
  func findings(of rule: String) -> [Finding] { critique().findings.filter { $0.rule == rule } }

  /// The same design with one component said otherwise wherever it stands.
  func changing(_ name: String, _ change: (inout Part) -> Void) -> Design {
    func changed(_ part: Part) -> Part {
      var copy = part
      if part.name == name { change(&copy) }
      return copy
    }
    func changed(_ hop: Hop) -> Hop {
      var facts = hop.facts
      facts.store = facts.store.map(changed)
      facts.fallback = facts.fallback.map {
        Fallback(steps: $0.steps.map(changed), exercised: $0.exercised)
      }
      return Hop(
        verb: hop.verb, from: changed(hop.from), to: changed(hop.to),
        passages: hop.passages.map(changed), sending: hop.sending, receiving: hop.receiving,
        times: hop.times, facts: facts, origin: hop.origin)
    }
    func changed(_ step: Step) -> Step {
      switch step {
      case .hop(let hop): .hop(changed(hop))
      case .together(let steps): .together(steps.map(changed))
      case .oneOf(let steps): .oneOf(steps.map(changed))
      }
    }
    let statements = self.statements.map { statement -> Statement in
      switch statement {
      case .flow(let flow):
        return .flow(
          Flow(
            name: flow.name, api: flow.api, rate: flow.rate, peak: flow.peak,
            availability: flow.availability, p99: flow.p99, steps: flow.steps.map(changed),
            facts: flow.facts, origin: flow.origin))
      case .group(let group):
        return .group(
          Group(name: group.name, members: group.members.map(changed), origin: group.origin))
      default: return statement
      }
    }
    return Design(name: self.name, statements: statements, origin: origin)
  }
}

/// A client that calls one service so often, twice as often at the peak.
func shop(
  _ shop: Service, at rate: Rate, availability: Ratio? = nil, across spread: Spread? = nil
) -> Design {
  Design("Shop") {
    let buyer = Client("Buyer")
    Deployment(across: spread)
    Flow("Buy", at: rate, peak: 2.times, availability: availability) {
      buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
    }
  }
}
