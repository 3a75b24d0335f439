/// Something that is true or not, independently of all else, in one execution of a flow.
enum Chance: Hashable, Sendable {
  /// A thing is up.
  case up(Variable)
  /// Enough machines of a group are up when only so many stand in places that are up.
  case enough(group: Int, of: Int)
  /// No failure has taken all machines of a component at once.
  case notTogether(Int)
  /// A component is not just now switching to the copy that takes over.
  case notSwitching(Int)
  /// This execution does not need a hop.
  case unneeded(hop: Int)
  /// The execution meets these shards of a store, having met none of the options before.
  case meets(component: Int, option: Int)
  /// The execution meets another shard than the one whose machine is lost.
  case meetsOther
}
