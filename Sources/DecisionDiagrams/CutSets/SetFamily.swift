/// Families of sets as zero-suppressed decision diagrams (Minato, 1993), in which no set holds
/// another.
struct SetFamily: ~Copyable {
  typealias Ref = NodeTable.Ref

  /// No set.
  static let none: Ref = 0
  /// The empty set alone.
  static let empty: Ref = 1

  private(set) var table: NodeTable
  private var answers = AnswerTable()
  private var stack = Stack<Frame>()

  private var steps = 0
  private let mostSteps: Int

  /// No families yet; gives up beyond so many nodes, or fifty times as many steps.
  init(mostNodes: Int) {
    table = NodeTable(most: mostNodes)
    mostSteps = table.most * 50
  }

  /// Whether it gave up; its answers then mean nothing.
  var isFull: Bool { table.isFull || steps > mostSteps }

  @inline(__always)
  mutating func countStep() { steps += 1 }

  @inline(__always)
  mutating func node(_ level: UInt32, _ without: Ref, _ with: Ref) -> Ref {
    with == Self.none ? without : table.node(level, without, with)
  }

  /// Whether a product left out sets that were too large.
  private(set) var hasLoss = false

  mutating func noteLoss() { hasLoss = true }

  /// The level of a family's first variable.
  func level(of ref: Ref) -> UInt32 { table.nodes[Int(ref)].level }

  /// What was worked out before.
  func answer(_ operation: UInt32, _ a: Ref, _ b: Ref) -> Ref? { answers[operation, a, b] }

  mutating func remember(_ operation: UInt32, _ a: Ref, _ b: Ref, _ answer: Ref) {
    answers[operation, a, b] = answer
  }

  mutating func growAnswers() { answers.grow(to: table.count) }

  /// Not private: Swift 6.3.1 compiles no generic type in a noncopyable one over a private type.
  struct Frame {
    var a: Ref
    var b: Ref
    var highA: Ref
    var highB: Ref
    var level: UInt32
    var low: Ref
  }

  /// The sets of the one that are not in the other.
  mutating func subtract(_ a: Ref, _ b: Ref) -> Ref {
    let pending = Ref.max
    var (a, b) = (a, b)
    answers.grow(to: table.count)
    while true {
      var answer: Ref
      if a == Self.none || a == b {
        answer = Self.none
      } else if b <= Self.empty || a == Self.empty {
        // A family that holds the empty set holds no other.
        answer = a
      } else if let known = answers[0, a, b] {
        answer = known
      } else {
        let (nodeA, nodeB) = (table.nodes[Int(a)], table.nodes[Int(b)])
        if nodeA.level > nodeB.level {
          b = nodeB.low
          continue
        }
        let isBoth = nodeA.level == nodeB.level
        stack.push(
          Frame(
            a: a, b: b, highA: nodeA.high, highB: isBoth ? nodeB.high : Self.none,
            level: nodeA.level, low: pending))
        countStep()
        (a, b) = (nodeA.low, isBoth ? nodeB.low : b)
        continue
      }
      var isDone = true
      while !stack.isEmpty {
        let top = stack.top
        if top.low == pending {
          stack.setTop { $0.low = answer }
          (a, b) = (top.highA, top.highB)
          isDone = false
          break
        }
        answer = node(top.level, top.low, answer)
        if isFull {
          stack.clear()
          return Self.none
        }
        answers[0, top.a, top.b] = answer
        stack.pop()
      }
      if isDone { return answer }
    }
  }

  /// The minimal sets of true variables that make a coherent function true.
  ///
  /// Rauzy, "New algorithms for fault trees analysis", 1993. Where the function with a variable
  /// false implies the one with it true, a minimal set of the latter that makes the former true is
  /// a minimal set of it as well: the difference of the families is all that is needed.
  mutating func minimalSets(of diagram: FrozenDiagram) -> Ref {
    var families = [Ref](repeating: Self.none, count: diagram.levels.count)
    families[1] = Self.empty
    for place in diagram.nodes {
      let without = families[Int(diagram.lows[place])]
      let with = subtract(families[Int(diagram.highs[place])], without)
      families[place] = node(diagram.levels[place], without, with)
      if isFull { return Self.none }
    }
    return families[Int(diagram.root)]
  }
}
