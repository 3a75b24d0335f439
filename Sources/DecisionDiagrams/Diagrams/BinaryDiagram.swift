/// Boolean functions as reduced ordered binary decision diagrams.
///
/// Bryant, "Graph-based algorithms for Boolean function manipulation", 1986. Equal functions are
/// the same node. Works with a stack of its own: a diagram may be a hundred thousand levels deep.
struct BinaryDiagram: ~Copyable {
  typealias Ref = NodeTable.Ref

  enum Operation: UInt32 { case and, or }

  static let never: Ref = 0
  static let always: Ref = 1

  private(set) var table: NodeTable
  private var answers = AnswerTable()
  private var stack = Stack<Frame>()
  private var steps = 0
  private let mostSteps: Int

  /// An empty diagram that gives up beyond so many nodes, or fifty times as many steps.
  init(mostNodes: Int) {
    table = NodeTable(most: mostNodes)
    mostSteps = table.most * 50
  }

  /// Whether it gave up; its answers then mean nothing.
  var isFull: Bool { table.isFull || steps > mostSteps }

  /// The level of a function's first variable.
  func level(of ref: Ref) -> UInt32 { table.nodes[Int(ref)].level }

  /// The variable of a level.
  mutating func variable(_ level: Int) -> Ref { node(UInt32(level), Self.never, Self.always) }

  /// One function where the variable of a level is true, another where it is false.
  mutating func choose(_ level: Int, _ high: Ref, _ low: Ref) -> Ref {
    if high == low { return high }
    let whenTrue = combine(.and, variable(level), high)
    let opposite = node(UInt32(level), Self.always, Self.never)
    return combine(.or, whenTrue, combine(.and, opposite, low))
  }

  /// Not private: Swift 6.3.1 compiles no generic type in a noncopyable one over a private type.
  struct Frame {
    var a: Ref
    var b: Ref
    /// The operands where the variable is true.
    var highA: Ref
    var highB: Ref
    var level: UInt32
    var low: Ref
  }

  /// Both, or either.
  mutating func combine(_ operation: Operation, _ a: Ref, _ b: Ref) -> Ref {
    let (absorbing, neutral) = operation == .and ? (Ref(0), Ref(1)) : (Ref(1), Ref(0))
    let pending = Ref.max
    var (a, b) = (a, b)
    answers.grow(to: table.count)
    while true {
      var answer: Ref
      if a == absorbing || b == absorbing {
        answer = absorbing
      } else if a == neutral || a == b {
        answer = b
      } else if b == neutral {
        answer = a
      } else {
        if a > b { swap(&a, &b) }
        if let known = answers[operation.rawValue, a, b] {
          answer = known
        } else {
          let (nodeA, nodeB) = (table.nodes[Int(a)], table.nodes[Int(b)])
          let level = min(nodeA.level, nodeB.level)
          let (lowA, highA) = nodeA.level == level ? (nodeA.low, nodeA.high) : (a, a)
          let (lowB, highB) = nodeB.level == level ? (nodeB.low, nodeB.high) : (b, b)
          stack.push(
            Frame(a: a, b: b, highA: highA, highB: highB, level: level, low: pending))
          steps += 1
          (a, b) = (lowA, lowB)
          continue
        }
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
          return Self.never
        }
        answers[operation.rawValue, top.a, top.b] = answer
        stack.pop()
      }
      if isDone { return answer }
    }
  }

  @inline(__always)
  private mutating func node(_ level: UInt32, _ low: Ref, _ high: Ref) -> Ref {
    low == high ? low : table.node(level, low, high)
  }
}
