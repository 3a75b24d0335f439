import Estimation
import SystemDesign

/// Which flows stop and which go on with less while something is gone and all else is up.
public struct Loss: Sendable, Equatable {
  /// The flows of which no execution is accepted, in the order of the file.
  public let stopped: [String]
  /// The flows that go on with less, in the order of the file: some of their executions stop, or
  /// they do without something they usually use, or are completed later.
  public let degraded: [String]
}

extension Reliability {
  /// What the loss of one thing does to each flow at the peak; nil of an event, which is no thing.
  ///
  /// Of several machines, zones or regions the worst one counts. What is in a cache is still there
  /// when the store behind it is gone, so that a flow that only falls through to a store goes on in
  /// part; a cache of which one copy is left counts as there.
  public func loss(of subject: Failure.Subject) -> Loss? {
    guard let disasters = Disaster.all(of: subject, topology) else { return nil }
    let maker = GroupMaker(topology: topology, peaks: peaks)
    var stopped: [String] = []
    var degraded: [String] = []
    for (number, flow) in flows.enumerated() {
      let outline = capacity?.diversions.outlines[number] ?? Outline(of: flow.flow, topology)
      // A cache that is gone holds nothing old, so that nobody misses being told of a change.
      let full = FlowFunction(fullQualityOf: flow.flow, maker) {
        outline.legs[$0].hop.verb != .invalidates
      }
      switch disasters.map({ flow.needs.going($0, outline, full) }).min() ?? .on {
      case .stopped: stopped.append(flow.flow.name)
      case .partly: degraded.append(flow.flow.name)
      case .on: break
      }
    }
    return Loss(stopped: stopped, degraded: degraded)
  }
}

/// How a flow, or a part of it, goes on.
private enum Going: Int, Comparable {
  case stopped, partly, on

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension FlowFunction {
  /// How a flow goes on without what is gone.
  ///
  /// - Parameter full: what it needs to be all that it should be.
  fileprivate func going(
    _ disaster: Disaster, _ outline: Outline, _ full: FlowFunction
  ) -> Going {
    guard going(accepted, disaster) == .on else {
      return min(going(accepted, disaster, sparing: outline.cached(in: disaster)), .partly)
    }
    if full.going(full.accepted, disaster) != .on { return .partly }
    return completed.map { going($0.least, disaster) == .on ? .on : .partly } ?? .on
  }

  private func going(
    _ root: SuccessFunction.ID, _ disaster: Disaster, sparing spared: Set<Int> = []
  ) -> Going {
    var known: [SuccessFunction.ID: Going] = [:]
    func parts(_ ids: [SuccessFunction.ID]) -> [Going] { ids.map { known[$0] ?? .on } }
    for place in function.reachable(from: root) {
      switch function.nodes[place] {
      case .always: known[place] = .on
      case .all(let ids): known[place] = parts(ids).min() ?? .on
      case .any(let ids): known[place] = parts(ids).max() ?? .on
      case .atLeast(let count, let ids):
        known[place] = parts(ids).sorted(by: >).prefix(count).last ?? .on
      case .group(let number):
        let group = function.groups[number]
        known[place] =
          disaster.takes(group) && !spared.contains(group.component) ? .stopped : .on
      case .sometimes(_, _, let part):
        known[place] = (known[part] ?? .on) == .on ? .on : .partly
      case .shard(let choice):
        let ways = Set(parts(choice.options.map(\.node)))
        let all = ways.count == 1 ? ways.first ?? .on : .partly
        // A machine is of one shard, and those that are alike are written down once.
        let isOfOne = choice.total > 1 && disaster.isMachine(of: choice.component)
        known[place] = isOfOne && all == .stopped ? .partly : all
      }
    }
    return known[root] ?? .on
  }
}

extension Outline {
  /// The components that are asked only for what a cache lacks which still has the rest.
  fileprivate func cached(in disaster: Disaster) -> Set<Int> {
    let open = legs.filter { disaster.isGone($0.to) }.flatMap(\.behind)
    return Set(legs.flatMap(\.behind)).subtracting(open).subtracting(asked(by: items, in: disaster))
  }

  /// The components that do something in what the flow cannot go on without, or stand for it; what is
  /// done instead of a hop counts where that is lost.
  private func asked(by items: [Item], in disaster: Disaster) -> Set<Int> {
    items.reduce(into: []) { asked, item in
      switch item {
      case .hop(let number, let instead):
        let leg = legs[number]
        if !leg.isDispensable { asked.formUnion(leg.stations) }
        if disaster.isGone(leg.to) || leg.store.map(disaster.isGone) == true {
          asked.formUnion(self.asked(by: instead, in: disaster))
        }
      case .oneOf(_, let ways):
        for way in ways { asked.formUnion(self.asked(by: way, in: disaster)) }
      }
    }
  }
}
