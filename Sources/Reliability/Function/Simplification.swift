/// Something that was taken to be simpler than it is, so that a flow can be worked out.
enum Simplification: Sendable, Comparable, CaseIterable {
  /// Of many losses that meet in one component as many count as are lost, those that send most.
  case heaviestFirst
  /// A flow that fails for the same loss is taken to ask for as much as before.
  case othersGoOn
  /// One of several ways counts as lost where a part of it is: others then get more than comes to
  /// them, and the shards that are left less.
  case partOfWay
  /// Another way counts for nothing where a hop of it that only some executions run cannot be done.
  case askedBySome
  /// Only so many overloads that follow from each other were looked at.
  case fewInARow

  /// What is said of it.
  var note: String {
    switch self {
    case .heaviestFirst:
      "on the safe side: of many losses that send to one component as many count as are lost, and "
        + "always those that send most"
    case .othersGoOn:
      "on the safe side: a flow that the same loss takes down is taken to ask for as much as before"
    case .partOfWay:
      "mostly on the safe side: one of several ways counts as lost where some of its shards are, so "
        + "that other ways get more and what is left of it less"
    case .askedBySome:
      "on the safe side: another way counts for nothing where a hop of it that only some executions "
        + "run cannot be done"
    case .fewInARow:
      "not on the safe side: overloads that follow from each other are followed "
        + "\(FlowWalk.mostInARow) in a row, and more do"
    }
  }
}
