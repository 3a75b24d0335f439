import Estimation
import SystemDesign

/// What one flow depends on.
public struct FlowReliability: Sendable {
  /// The flow.
  public let flow: Flow
  /// What takes it down alone, in the order of the file.
  public let singlePoints: [SinglePoint]
  /// The share of time it is accepted; unknown where one availability it rests on is not stated.
  public let availability: Amount
  /// Between what the share of time it is accepted surely lies, where it has too many combinations
  /// of failures to be exact; nil where `availability` is known, or nothing is.
  public let availabilityBounds: ClosedRange<Double>?
  /// The share of time it is also completed at once, deliveries and all; nil where nothing happens
  /// after it is accepted.
  public let completion: Amount?
  /// The minimal sets whose loss takes it down, of order one.
  ///
  /// Also those whose reason is another one of them, which are no single points of their own. Of a
  /// component that needs all its machines, the set is the loss of any one machine.
  public let cutSets: [CutSet]
  /// What was taken for granted, and what to say about it.
  public internal(set) var notes: [String]
  /// The share of executions that was promised; nil where nothing was.
  public let target: Double?
  /// Its success function, for what is worked out on request.
  let needs: FlowFunction
  /// The zones, regions and shared things whose loss takes some of it along.
  private let places: Set<Variable>

  init(
    of flow: Flow, number: Int, _ maker: GroupMaker, _ stated: StatedAvailability,
    _ book: SituationBook?
  ) {
    let topology = maker.topology
    let needs = FlowFunction(of: flow, maker, number: number, book: book)
    let finder = PointFinder(of: needs, topology, stated)
    self.flow = flow
    self.needs = needs
    singlePoints = finder.points
    cutSets = finder.cutSets
    places = Set(finder.places)
    let exact = needs.availability(
      of: [Completion.Term(share: 1, root: needs.accepted)], topology, stated)
    availability = exact?.amount ?? .unknown(missing: [ExactAvailability.tooMany])
    availabilityBounds = exact?.bounds
    completion = needs.completed.map {
      $0.terms.flatMap { needs.availability(of: $0, topology, stated)?.amount }
        ?? .unknown(missing: [ExactAvailability.tooMany])
    }
    notes =
      Notes.ways(
        of: flow, book?.diversions.outlines[number] ?? Outline(of: flow, topology),
        needs, topology, maker)
      + Notes(topology: topology, stated: stated).all(
        of: needs.function.groups(under: needs.accepted), isFigureKnown: availability.value != nil,
        isCutShort: needs.isCutShort)
      + needs.simplifications.sorted().map(\.note)
    target = flow.availability?.median
  }

  /// Whether what was promised is kept; nil where nothing was promised or the figure is unknown.
  public var meetsTarget: Bool? {
    guard let target, let value = availability.value else { return nil }
    // 99.9 hundredths are not quite 0.999: what differs in the last bits is kept.
    return value >= target - 1e-12
  }

  /// The share of its executions that each of some zones, regions and shared things takes along,
  /// where it takes any.
  func shares(losing some: [Variable]) -> [Variable: Double] {
    let lost = some.filter(places.contains)
    guard !lost.isEmpty else { return [:] }
    let loss = PartialLoss(of: needs.function, root: needs.accepted, load: .peak)
    return lost.reduce(into: [:]) { $0[$1] = loss.shareOfAll($1) }.filter { $1 > 1e-12 }
  }

  /// Whether something that others do not run takes it down alone although it promises to be there.
  public var isFailing: Bool {
    flow.availability != nil && singlePoints.contains { !$0.isManaged }
  }
}

extension FlowFunction {
  /// Nil where part of it is too large to be written down.
  fileprivate func availability(
    of terms: [Completion.Term], _ topology: Topology, _ stated: StatedAvailability
  ) -> ExactAvailability? {
    isCutShort ? nil : ExactAvailability(of: function, terms, topology, stated)
  }
}
