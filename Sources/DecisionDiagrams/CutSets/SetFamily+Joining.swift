/// Families joined: the minimal sets of "either" and, up to an order, of "both".
///
/// With a stack of its own for the steps that wait for others.
extension SetFamily {
  /// The minimal sets among those of both families.
  mutating func union(_ a: Ref, _ b: Ref) -> Ref { run(Call(.union, a, b)) }

  /// The minimal sets among those made of one of each, up to so many members.
  mutating func product(_ a: Ref, _ b: Ref, upTo order: Int) -> Ref {
    run(Call(.product(UInt8(clamping: order)), a, b))
  }

  private enum Operation {
    case union
    /// The sets of the one that hold none of the other.
    case without
    case product(UInt8)

    var code: UInt32 {
      switch self {
      case .union: 1
      case .without: 2
      case .product(let order): 3 + UInt32(order)
      }
    }
  }

  private struct Call {
    let operation: Operation
    let a: Ref
    let b: Ref

    init(_ operation: Operation, _ a: Ref, _ b: Ref) {
      self.operation = operation
      if case .without = operation {
        (self.a, self.b) = (a, b)
      } else {
        (self.a, self.b) = (min(a, b), max(a, b))
      }
    }
  }

  /// A call that waits, with the families with and without its first variable.
  private struct Waiting {
    let call: Call
    let level: UInt32
    let (a0, a1): (Ref, Ref)
    let (b0, b1): (Ref, Ref)
    var phase = 0
    var without: Ref = SetFamily.none
    var with: Ref = SetFamily.none
  }

  private mutating func run(_ first: Call) -> Ref {
    growAnswers()
    var waiting: [Waiting] = []
    var call = first
    while true {
      if isFull { return Self.none }
      var answer: Ref
      if let known = known(call) {
        answer = known
      } else {
        countStep()
        waiting.append(split(call))
        answer = Self.none
      }
      // Goes on with the innermost that waits, until it calls for another.
      var next: Call?
      while next == nil, !waiting.isEmpty {
        next = step(&waiting[waiting.count - 1], &answer)
        if next == nil { waiting.removeLast() }
      }
      guard let next else { return answer }
      call = next
    }
  }

  /// What needs no work, or was worked out before.
  private mutating func known(_ call: Call) -> Ref? {
    let (a, b) = (call.a, call.b)
    switch call.operation {
    case .union:
      if a == Self.none || a == b { return b }
      if b == Self.none { return a }
      if a == Self.empty || b == Self.empty { return Self.empty }
    case .without:
      if a == Self.none || a == b || b == Self.empty { return Self.none }
      if b == Self.none || a == Self.empty { return a }
    case .product(let order):
      if a == Self.none || b == Self.none { return Self.none }
      if a == Self.empty && b == Self.empty { return Self.empty }
      if order == 0 {
        noteLoss()
        return Self.none
      }
    }
    return answer(call.operation.code, a, b)
  }

  private func split(_ call: Call) -> Waiting {
    let (a, b) = (table.nodes[Int(call.a)], table.nodes[Int(call.b)])
    let level = min(a.level, b.level)
    return Waiting(
      call: call, level: level,
      a0: a.level == level ? a.low : call.a, a1: a.level == level ? a.high : Self.none,
      b0: b.level == level ? b.low : call.b, b1: b.level == level ? b.high : Self.none)
  }

  /// The next call that is needed; nil once the answer is there.
  private mutating func step(_ waiting: inout Waiting, _ answer: inout Ref) -> Call? {
    defer { waiting.phase += 1 }
    let operation = waiting.call.operation
    switch (operation, waiting.phase) {
    case (_, 0): return Call(operation, waiting.a0, waiting.b0)
    case (.union, 1), (.without, 1):
      waiting.without = answer
      return Call(operation, waiting.a1, waiting.b1)
    // A set with the variable must hold none without it.
    case (.union, 2): return Call(.without, answer, waiting.without)
    case (.without, 2): return Call(.without, answer, waiting.b0)
    case (.product, 1):
      waiting.without = answer
      return Call(.union, waiting.b0, waiting.b1)
    case (.product(let order), 2): return Call(.product(order - 1), waiting.a1, answer)
    case (.product(let order), 3):
      waiting.with = answer
      return Call(.product(order - 1), waiting.a0, waiting.b1)
    case (.product, 4): return Call(.union, waiting.with, answer)
    case (.product, 5): return Call(.without, answer, waiting.without)
    default:
      answer = node(waiting.level, waiting.without, answer)
      if !isFull { remember(operation.code, waiting.call.a, waiting.call.b, answer) }
      return nil
    }
  }
}
