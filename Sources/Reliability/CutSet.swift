/// Things whose loss together takes a flow down, while the loss of fewer of them does not.
public struct CutSet: Sendable, Equatable {
  /// The names of what is lost.
  public let members: [String]
  /// How many are lost.
  public var order: Int { members.count }
}
