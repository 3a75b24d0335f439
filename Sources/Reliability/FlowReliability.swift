import Estimation
import SystemDesign

/// What one flow depends on.
public struct FlowReliability: Sendable {
  /// The flow.
  public let flow: Flow
  /// What takes it down alone, in the order of the file.
  public let singlePoints: [SinglePoint]
  /// The share of time it is there; unknown where one availability it rests on is not stated.
  public let availability: Amount
  /// The minimal sets whose loss takes it down, of order one.
  public let cutSets: [CutSet]
}

/// Things whose loss together takes a flow down, while the loss of fewer of them does not.
public struct CutSet: Sendable, Equatable {
  /// The names of what is lost.
  public let members: [String]
  /// How many are lost.
  public var order: Int { members.count }
}
