/// A Boolean function in which one more true variable never makes the whole false.
///
/// A whole is made of parts that were made before it, so that a part may be used in many places and
/// no cycle can be made. The parts of one function mean nothing in another. What the variables say
/// is the caller's: where true means "is lost", the function says "the whole is lost", and the
/// sets that make it true are cut sets; where true means "is up", they are path sets.
///
/// A choice is the one exception: it may be true for either value of its variable. A function with
/// choices has a probability like any other; its cut sets are those that hold whatever is chosen.
public struct CoherentFunction: Sendable {
  /// A part of a function, or the whole.
  public struct Node: Hashable, Sendable {
    let place: UInt32
  }

  enum Kind: UInt8, Sendable {
    case never, always, variable, all, any, atLeast, choice
  }

  private(set) var kinds: [Kind] = [.never, .always]
  /// The number of a variable, or how many parts are needed.
  private(set) var numbers: [UInt32] = [0, 0]
  /// Where the parts of each node begin; one more than there are nodes.
  private(set) var starts: [UInt32] = [0, 0, 0]
  private(set) var parts: [UInt32] = []
  private var places: [UInt32] = []

  /// A function of nothing yet.
  public init() {}

  /// The part that is always false.
  public static let never = Node(place: 0)
  /// The part that is always true.
  public static let always = Node(place: 1)

  /// The variables there may be: one more than the highest number used.
  public var variableCount: Int { places.count }

  /// The parts there are, variables and the two constants among them.
  public var nodeCount: Int { kinds.count }

  /// A variable by its number, from zero; asked for twice, it is the same part.
  ///
  /// Numbers are best without gaps: a list is kept as long as the highest. A negative number is a
  /// mistake of the caller and stops the program.
  public mutating func variable(_ number: Int) -> Node {
    while places.count <= number { places.append(0) }
    if places[number] == 0 {
      places[number] = append(.variable, UInt32(number), []).place
    }
    return Node(place: places[number])
  }

  // Lists and no other collections: those of another module are not made special, and each part
  // of them then costs five calls.
  /// True where all parts are; of no parts, always.
  public mutating func all(_ parts: [Node]) -> Node {
    switch parts.count {
    case 0: Self.always
    case 1: parts[parts.startIndex]
    default: append(.all, 0, parts)
    }
  }

  /// True where any part is; of no parts, never.
  public mutating func any(_ parts: [Node]) -> Node {
    switch parts.count {
    case 0: Self.never
    case 1: parts[parts.startIndex]
    default: append(.any, 0, parts)
    }
  }

  /// True where so many parts are, or more; a part counts as often as it is given.
  public mutating func atLeast(_ count: Int, of parts: [Node]) -> Node {
    if count <= 0 { return Self.always }
    if count > parts.count { return Self.never }
    if count == 1 { return any(parts) }
    return count == parts.count ? all(parts) : append(.atLeast, UInt32(count), parts)
  }

  /// One part where a variable is true, another where it is false.
  public mutating func choose(_ number: Int, _ whenTrue: Node, _ whenFalse: Node) -> Node {
    if whenTrue == whenFalse { return whenTrue }
    return append(.choice, 0, [variable(number), whenTrue, whenFalse])
  }

  private mutating func append(_ kind: Kind, _ number: UInt32, _ of: [Node]) -> Node {
    kinds.append(kind)
    numbers.append(number)
    for part in of { parts.append(part.place) }
    starts.append(UInt32(parts.count))
    return Node(place: UInt32(kinds.count - 1))
  }

  /// The parts of a node.
  func parts(of place: Int) -> ArraySlice<UInt32> {
    parts[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Whether the value of a part hangs on a choice.
  func hasChoices(under root: Node) -> Bool {
    let isUsed = isUsed(under: root)
    return isUsed.indices.contains { isUsed[$0] && kinds[$0] == .choice }
  }

  /// Whether each node is the root or a part of it.
  func isUsed(under root: Node) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: Int(root.place) + 1)
    isUsed[Int(root.place)] = true
    // Parts stand before wholes.
    for place in isUsed.indices.reversed() where isUsed[place] {
      for part in parts(of: place) { isUsed[Int(part)] = true }
    }
    return isUsed
  }
}
