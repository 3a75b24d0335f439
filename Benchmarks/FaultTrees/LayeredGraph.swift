import DecisionDiagrams

/// A random graph of calls in layers: an entry, and nodes that each call some of the next layer.
///
/// Twelve layers and four calls a node, as of a large system of services; the same every time.
struct LayeredGraph {
  /// The calls of each node, by the numbers of the nodes; the entry is node 0.
  private(set) var calls: [[Int32]] = [[]]

  static let layers = 12
  static let callsOfEach = 4

  /// A graph of about so many hops.
  init(hops: Int) {
    var dice = SplitMix(seed: 12)
    let width = max(2, hops / Self.callsOfEach / Self.layers)
    for layer in 0..<Self.layers {
      let next = 1 + (layer + 1) * width
      for _ in 0..<width {
        calls.append(
          layer == Self.layers - 1
            ? [] : (0..<Self.callsOfEach).map { _ in Int32(next + dice.below(width)) })
      }
    }
    calls[0] = (0..<Self.callsOfEach).map { _ in Int32(1 + dice.below(width)) }
  }

  var hops: Int { calls.reduce(0) { $0 + $1.count } }

  /// What takes the entry down, where each node needs its first two calls and one of the others.
  var required: (function: CoherentFunction, root: CoherentFunction.Node) {
    var function = CoherentFunction()
    var lost = [CoherentFunction.Node](repeating: CoherentFunction.never, count: calls.count)
    for node in calls.indices.reversed() {
      let behind = calls[node].map { lost[Int($0)] }
      let own = [function.variable(node)]
      lost[node] =
        behind.count == Self.callsOfEach
        ? function.any(own + behind.prefix(2) + [function.all(Array(behind.suffix(2)))])
        : function.any(own)
    }
    return (function, lost[0])
  }

  /// What keeps the entry from reaching a node by any way, that node included: the nodes that
  /// dominate it.
  func routes(to target: Int) -> (function: CoherentFunction, root: CoherentFunction.Node) {
    var function = CoherentFunction()
    var callers = [[Int32]](repeating: [], count: calls.count)
    for (node, called) in calls.enumerated() {
      for other in called { callers[Int(other)].append(Int32(node)) }
    }
    var cut = [CoherentFunction.Node](repeating: CoherentFunction.always, count: calls.count)
    for node in calls.indices {
      let own = function.variable(node)
      // A node that nobody calls is never reached; only the entry starts.
      guard node > 0 else {
        cut[node] = own
        continue
      }
      cut[node] = function.any([own, function.all(callers[node].map { cut[Int($0)] })])
    }
    return (function, cut[target])
  }

  /// The node that is farthest down with a node on every way to it, or else the last one.
  var target: Int {
    var callers = [Int](repeating: 0, count: calls.count)
    for called in calls { for other in called { callers[Int(other)] += 1 } }
    return callers.indices.last { callers[$0] == 1 } ?? calls.count - 1
  }
}

/// Numbers that are the same every time (Steele, Lea and Flood, SplitMix, 2014).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A whole number from 0 up to a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }
}
