/// Boolean functions as reduced ordered binary decision diagrams (Bryant, 1986).
///
/// Equal functions are the same node, so that shared parts are counted once and a probability is
/// one pass. Works with a stack of its own: a diagram may be a hundred thousand levels deep.
struct DecisionDiagram {
  /// The place of a node.
  typealias Ref = Int

  static let no: Ref = 0
  static let yes: Ref = 1

  private var levels: [Int] = [.max, .max]
  private var lows: [Ref] = [0, 1]
  private var highs: [Ref] = [0, 1]
  private var known: [Triple: Ref] = [:]
  private var answers: [Triple: Ref] = [:]
  private var mostNodes: Int
  private var steps = 0

  private struct Triple: Hashable {
    let first: Int
    let second: Int
    let third: Int
  }

  /// An empty diagram that gives up beyond so many nodes, or twenty times as many steps.
  init(mostNodes: Int = 200_000) {
    self.mostNodes = mostNodes
  }

  /// Lets it grow to at least so many nodes.
  mutating func allow(_ nodes: Int) { mostNodes = max(mostNodes, nodes) }

  /// Whether it gave up; its answers then mean nothing.
  var isExhausted: Bool { levels.count > mostNodes || steps > mostNodes * 20 }

  /// The nodes there are.
  var count: Int { levels.count }

  /// Whether the variable of a level is true.
  mutating func variable(_ level: Int) -> Ref { node(level, Self.no, Self.yes) }

  /// One function where a variable is true, another where it is false.
  mutating func choose(_ level: Int, _ high: Ref, _ low: Ref) -> Ref {
    if high == low { return high }
    let whenTrue = and(variable(level), high)
    let whenFalse = and(node(level, Self.yes, Self.no), low)
    return or(whenTrue, whenFalse)
  }

  /// Both.
  mutating func and(_ a: Ref, _ b: Ref) -> Ref { join(a, b, .and) }

  /// Either.
  mutating func or(_ a: Ref, _ b: Ref) -> Ref { join(a, b, .or) }

  /// How likely a function is true when the variable of each level is true so often.
  func probability(of root: Ref, _ odds: [Double]) -> Double {
    var values = [Double](repeating: 0, count: root + 1)
    if root >= Self.yes { values[Self.yes] = 1 }
    // Every node stands after the two below it.
    for place in 2..<max(root + 1, 2) {
      let share = odds[levels[place]]
      values[place] = share * values[highs[place]] + (1 - share) * values[lows[place]]
    }
    return values[root]
  }

  private mutating func node(_ level: Int, _ low: Ref, _ high: Ref) -> Ref {
    if low == high { return low }
    let key = Triple(first: level, second: low, third: high)
    if let place = known[key] { return place }
    levels.append(level)
    lows.append(low)
    highs.append(high)
    known[key] = levels.count - 1
    return levels.count - 1
  }

  private enum Operation: Int { case and, or }

  private func shortcut(_ a: Ref, _ b: Ref, _ operation: Operation) -> Ref? {
    let (absorbing, neutral) = operation == .and ? (Self.no, Self.yes) : (Self.yes, Self.no)
    if a == absorbing || b == absorbing { return absorbing }
    if a == neutral || a == b { return b }
    return b == neutral ? a : nil
  }

  private struct Frame {
    let a: Ref
    let b: Ref
    var low: Ref?
    var isLowDone = false
  }

  private mutating func join(_ a: Ref, _ b: Ref, _ operation: Operation) -> Ref {
    var stack = [Frame(a: min(a, b), b: max(a, b))]
    var answer = Self.no
    while let top = stack.last {
      if isExhausted { return Self.no }
      let level = min(levels[top.a], levels[top.b])
      if !top.isLowDone {
        steps += 1
        let key = Triple(first: operation.rawValue, second: top.a, third: top.b)
        if let done = shortcut(top.a, top.b, operation) ?? answers[key] {
          answer = done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].isLowDone = true
        stack.append(frame(below(top.a, level, lows), below(top.b, level, lows)))
      } else if let low = top.low {
        let key = Triple(first: operation.rawValue, second: top.a, third: top.b)
        answer = node(level, low, answer)
        answers[key] = answer
        stack.removeLast()
      } else {
        stack[stack.count - 1].low = answer
        stack.append(frame(below(top.a, level, highs), below(top.b, level, highs)))
      }
    }
    return answer
  }

  private func frame(_ a: Ref, _ b: Ref) -> Frame { Frame(a: min(a, b), b: max(a, b)) }

  private func below(_ place: Ref, _ level: Int, _ children: [Ref]) -> Ref {
    levels[place] == level ? children[place] : place
  }
}
