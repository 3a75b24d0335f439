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
    let topology = Topology(of: design)
    guard let disasters = Disaster.all(of: subject, topology) else { return nil }
    let maker = GroupMaker(topology: topology) { estimate.everyUse(of: $0).map(PeakUse.init) }
    var stopped: [String] = []
    var degraded: [String] = []
    for flow in design.flows {
      let needs = FlowFunction(of: flow, maker)
      switch disasters.map({ needs.going($0, flow, topology) }).min() ?? .on {
      case .stopped: stopped.append(flow.name)
      case .partly: degraded.append(flow.name)
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
  fileprivate func going(_ disaster: Disaster, _ flow: Flow, _ topology: Topology) -> Going {
    let hops = flow.hops.filter { !$0.to.protection.isTelemetry && $0.verb != .invalidates }
    func isHurt(_ part: Part) -> Bool { disaster.hurts(topology.number(of: part)) }
    let acceptance = going(accepted, disaster)
    guard acceptance == .on else {
      let lost = Set(function.groups(under: accepted).filter(disaster.takes).map(\.component))
      let isDirect = hops.contains { hop in
        !hop.facts.isOptional && hop.stations.contains { lost.contains(topology.number(of: $0)) }
      }
      return isDirect ? acceptance : .partly
    }
    let usesIt = hops.contains { hop in
      hop.stations.contains(where: isHurt) || hop.facts.store.map(isHurt) == true
    }
    if usesIt { return .partly }
    return completed.map { going($0.least, disaster) == .on ? .on : .partly } ?? .on
  }

  private func going(_ root: SuccessFunction.ID, _ disaster: Disaster) -> Going {
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
        known[place] = disaster.takes(function.groups[number]) ? .stopped : .on
      case .sometimes(_, _, let part):
        known[place] = (known[part] ?? .on) == .on ? .on : .partly
      case .shard(let choice):
        let ways = Set(parts(choice.options.map(\.node)))
        known[place] = ways.count == 1 ? ways.first ?? .on : .partly
      }
    }
    return known[root] ?? .on
  }
}
