extension CoherentFunction {
  /// The variables each of which makes a part true alone, in rising order: its minimal cut sets of
  /// order one, exactly.
  ///
  /// With choices, whatever is chosen. None where the part is true anyway. Costs a few walks over
  /// the function where each variable found is met by walks through "any" alone, as in a function of
  /// required hops, or is one of few; then ten thousand parts or ten million differ by a factor of
  /// a thousand. In the worst case it costs the parts times the variables found.
  public func cutSetsOfOne(of root: Node) -> [Int] { OrderOne(of: self, root: root).variables }
}

/// The search for the variables that make a function true alone.
///
/// A part is true with a variable alone where enough of its parts are: sets go up from the
/// variables, united at "any" and intersected at "all". Three things keep the sets small:
/// - what is met from the root through "any" alone is found at once, and looked for no more;
/// - a set of variables that keeps the root false while they are false (a path set) holds all the
///   variables looked for, so that several such sets leave few candidates;
/// - the sets that are left share their tails, so that in a function that is a graph of routes they
///   are the paths of its dominator tree (Cooper, Harvey and Kennedy, 2001).
struct OrderOne {
  /// What was found, in rising order.
  let variables: [Int]

  init(of function: CoherentFunction, root: CoherentFunction.Node) {
    let gates = Thresholds(of: function, under: root)
    guard !gates.isAlways[Int(root.place)] else {
      variables = []
      return
    }
    var isFound = [Bool](repeating: false, count: function.variableCount)
    for variable in gates.metThroughAny { isFound[variable] = true }
    let candidates = gates.candidates(without: isFound)
    if candidates.contains(true) {
      for variable in gates.rest(of: candidates) { isFound[variable] = true }
    }
    variables = isFound.indices.filter { isFound[$0] }
  }
}
