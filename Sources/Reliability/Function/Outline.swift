import Estimation
import SystemDesign

/// The hops of a flow by number, with what is done instead of which, and who is waited for.
struct Outline {
  indirect enum Item {
    case hop(Int, instead: [Item])
    case oneOf([[Item]])
  }

  private(set) var hops: [Hop] = []
  private(set) var items: [Item] = []
  /// Whether the flow is accepted only once this hop is done, by hop.
  private(set) var isAwaited: [Bool] = []
  /// The share of executions that need it, at most one, by hop; nil where it is unknown.
  private(set) var shares: [Double?] = []

  init(of flow: Flow) {
    items = flow.steps.flatMap { number($0) }
    let times = hops.map(\.times.mean)
    let values = Evaluation(of: times)
    shares = times.map { values.amount(of: $0).value.map { min(max($0, 0), 1) } }
    isAwaited = Self.awaited(hops)
  }

  private mutating func number(_ step: Step) -> [Item] {
    switch step {
    case .hop(let hop):
      hops.append(hop)
      let place = hops.count - 1
      return [.hop(place, instead: (hop.facts.fallback?.steps ?? []).flatMap { number($0) })]
    case .together(let steps): return steps.flatMap { number($0) }
    case .oneOf(let steps): return [.oneOf(steps.map { number($0) })]
    }
  }

  /// Whose end somebody waits for.
  ///
  /// A component goes on in the way it was reached last: what a worker does after a delivery is not
  /// waited for, even if it answered a call before. A hand-over to a queue or a stream is waited
  /// for, its delivery is not. What a timer or a queue starts is the flow itself, and so is what a
  /// first hop does that nobody would wait for.
  private static func awaited(_ hops: [Hop]) -> [Bool] {
    guard let first = hops.first else { return [] }
    let starter: Part.ID? =
      switch first.from.kind {
      case .timer, .queue, .stream: first.from.id
      default: first.isAwaitedItself ? nil : first.from.id
      }
    var isReachedLate: [Part.ID: Bool] = [:]
    return hops.map { hop in
      let isAwaited =
        hop.from.id == starter
        || (hop.isAwaitedItself && isReachedLate[hop.from.id] != true)
      for part in hop.reached { isReachedLate[part.id] = !isAwaited }
      return isAwaited
    }
  }
}

extension Hop {
  /// Whether its caller goes on only when it is done, or safely handed over.
  fileprivate var isAwaitedItself: Bool {
    waits || verb == .sends && (to.kind == .queue || to.kind == .stream)
  }

  /// The components that can do something because of it.
  var reached: [Part] { [to] + passages + (facts.store.map { [$0] } ?? []) }

  /// Whether the flow goes on without it.
  var isDispensable: Bool {
    facts.isOptional || to.protection.isTelemetry
  }
}
