import Estimation
import SideBySide
import SystemDesign

/// What one failure takes down, flow by flow.
public struct Reliability: Sendable {
  /// The estimate it leans on: what the peak needs decides how many instances are enough.
  public let estimate: Estimate
  /// What each flow depends on, in the order of the file.
  public let flows: [FlowReliability]
  let topology: Topology
  let stated: StatedAvailability
  let peaks: @Sendable (Part) -> [PeakUse]
  /// What comes to the ways of flows, where some flow has several.
  let capacity: WayCapacity?
  /// What comes to stores that lose caches along with a part of themselves.
  let cold: ColdStores

  /// Works out what each flow of a design depends on.
  public init(of estimate: Estimate) {
    self.init(of: estimate) { estimate.everyUse(of: $0).map(PeakUse.init) }
  }

  init(of estimate: Estimate, peaks: @escaping @Sendable (Part) -> [PeakUse]) {
    self.estimate = estimate
    let topology = Topology(of: estimate.design)
    let stated = StatedAvailability(topology)
    self.topology = topology
    self.stated = stated
    self.peaks = peaks
    let hasWays = estimate.design.flows.contains { Notes.hasWays($0) }
    let capacity = hasWays ? WayCapacity(replay: PeakReplay(of: estimate, topology)) : nil
    self.capacity = capacity
    let cold = ColdStores(of: estimate, topology, capacity)
    self.cold = cold
    let flows = estimate.design.flows
    let found = Array(flows.indices).mapSideBySide(
      with: {
        (GroupMaker(topology: topology, peaks: peaks, cold: cold), capacity.map(SituationBook.init))
      },
      { number, tools in
        FlowReliability(of: flows[number], number: number, tools.0, stated, tools.1)
      })
    self.flows = OthersGoOn(found, topology).noting(found)
  }

  /// The peak to replay, where some flow has several ways or a place takes a cache along with a part
  /// of its store; else it is made when asked for.
  var replay: PeakReplay? { capacity?.replay ?? cold.replay }

  /// The design.
  public var design: Design { estimate.design }

  /// Every single point once, with the flows it takes down, in the order of the file.
  ///
  /// Where it is one of several flows for different reasons, the gravest is shown: all executions
  /// before some, and what nothing else can do before what is left cannot carry; of a place also the
  /// reasons of flows that need none of what that names. A zone, a region or
  /// something shared is shown with every flow it takes, also with those of which a component in it
  /// is the reason.
  public var singlePoints: [(point: SinglePoint, flows: [TakenFlow])] { singlePoints(of: flows) }

  /// The same as far as some of the flows go: no reason of another is told.
  package func singlePoints(
    of flows: [FlowReliability]
  ) -> [(point: SinglePoint, flows: [TakenFlow])] {
    var found: [(point: SinglePoint, flows: [TakenFlow])] = []
    var numbers: [SinglePoint.Identity: Int] = [:]
    var alike: [[SinglePoint]] = []
    let own = flows.map { flow in
      flow.singlePoints.map { point in
        let number = numbers[point.identity, default: found.count]
        if number == found.count {
          numbers[point.identity] = number
          found.append((point, []))
          alike.append([point])
        } else {
          alike[number].append(point)
          if point.isGraver(than: found[number].point) { found[number].point = point }
        }
        return (number, point.share ?? 1)
      }
    }
    for number in found.indices { found[number].point.addReasons(of: alike[number]) }
    let places = found.indices.filter { found[$0].point.variable != nil }
    for (flow, own) in zip(flows, own) {
      let more = flow.shares(losing: places.compactMap { found[$0].point.variable })
      let name = flow.flow.name
      let isOwn = Set(own.map(\.0))
      for (number, share) in own { found[number].flows.append(TakenFlow(name: name, share: share)) }
      for number in places where !isOwn.contains(number) {
        guard let share = found[number].point.variable.flatMap({ more[$0] }) else { continue }
        found[number].flows.append(TakenFlow(name: name, share: share))
      }
    }
    return found.inOrderOfFile(\.point.origin)
  }

  /// Whether a flow that promises to be there is taken down alone by something we run ourselves.
  public var isFailing: Bool { flows.contains(where: \.isFailing) }
}

extension SinglePoint {
  fileprivate struct Identity: Hashable {
    let kind: Kind
    let name: String
    let origin: Origin
  }

  fileprivate var identity: Identity { Identity(kind: kind, name: name, origin: origin) }

  /// Says of a place also what other flows need of which it takes too many along, as long as nothing
  /// that is said already is a reason of theirs.
  fileprivate mutating func addReasons(of others: [SinglePoint]) {
    guard kind == .domain else { return }
    var told = Set(short.map(\.name))
    var reasons = [reason]
    var rest: [String] = []
    for other in others where told.isDisjoint(with: other.short.map(\.name)) {
      let names = other.short.map(\.name)
      if reasons.count < Reasons.mostKinds { reasons.append(other.reason) } else { rest += names }
      told.formUnion(names)
    }
    if !rest.isEmpty { reasons.append("nor is enough left of \(Wording.names(rest))") }
    reason = reasons.joined(separator: "; ")
  }

  fileprivate func isGraver(than other: SinglePoint) -> Bool {
    if (share ?? 1) != (other.share ?? 1) { return (share ?? 1) > (other.share ?? 1) }
    return cause == .structural && other.cause == .capacity
  }
}
