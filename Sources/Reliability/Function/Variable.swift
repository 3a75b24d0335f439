/// One thing that can be lost; components are numbered as in the design.
enum Variable: Hashable, Sendable {
  /// A machine, or one of several that stand in the same place and so are alike.
  case machine(component: Int, shard: Int, number: Int)
  case zone(region: Int, number: Int)
  case region(Int)
  /// Something that components were said to share, numbered as it first appears.
  case domain(Int)

  /// The component it is a machine of.
  var component: Int? {
    if case .machine(let component, _, _) = self { component } else { nil }
  }
}
