/// A module as it is worked out: its gates, and below them variables and other modules.
struct Part: Sendable {
  /// What the gates rest on: a variable by its number, or another part by its place in the list.
  enum Leaf: Sendable {
    case variable(Int)
    case part(Int)
  }

  let function: CoherentFunction
  /// The place of its root in the function.
  let root: Int
  /// The places of its gates, parts before wholes.
  let gates: [Int]
  /// The places of its leaves, in the order one reads them.
  let leaves: [Int]
  /// The children of its gates, one gate after the other, by their numbers in the part.
  private let children: [UInt32]
  /// Where the children of each gate begin; one more than there are gates.
  private let starts: [UInt32]

  /// The numbers of a part are its own: first the two constants, then the leaves, then the gates.
  var firstGate: Int { 2 + leaves.count }
  /// One more than its highest number.
  var count: Int { firstGate + gates.count }

  /// The kind of one of its gates, counted from zero.
  func kind(ofGate gate: Int) -> CoherentFunction.Kind { function.kinds[gates[gate]] }
  /// What one of its gates is made of, by their numbers in the part.
  func children(ofGate gate: Int) -> ArraySlice<UInt32> {
    children[Int(starts[gate])..<Int(starts[gate + 1])]
  }

  /// Numbers what a part is made of; the list is room to work in, one place for each node.
  private init(
    of function: CoherentFunction, root: Int, gates: [Int], leaves: [Int], _ numbers: inout [UInt32]
  ) {
    (self.function, self.root, self.gates, self.leaves) = (function, root, gates, leaves)
    for (number, leaf) in leaves.enumerated() { numbers[leaf] = UInt32(2 + number) }
    for (number, gate) in gates.enumerated() { numbers[gate] = UInt32(2 + leaves.count + number) }
    var children: [UInt32] = []
    var starts: [UInt32] = [0]
    starts.reserveCapacity(gates.count + 1)
    for gate in gates {
      for child in function.parts(of: gate) { children.append(numbers[Int(child)]) }
      starts.append(UInt32(children.count))
    }
    (self.children, self.starts) = (children, starts)
  }

  /// The parts of a function, those within others first; one where the root is not a constant or a
  /// variable.
  static func parts(of function: CoherentFunction, under root: CoherentFunction.Node) -> [Part] {
    let modules = Modules(of: function, under: root).places
    var isModule = [Bool](repeating: false, count: Int(root.place) + 1)
    for place in modules { isModule[place] = true }
    var seen = [Int](repeating: -1, count: isModule.count)
    var numbers = [UInt32](repeating: 0, count: isModule.count)
    numbers[1] = 1
    return modules.map { module in
      var (gates, leaves) = ([module], [Int]())
      seen[module] = module
      var open = function.parts(of: module).reversed().map { Int($0) }
      while let place = open.popLast() {
        if seen[place] == module { continue }
        seen[place] = module
        switch function.kinds[place] {
        // A choice may be between a part and a constant.
        case .never, .always: break
        case .variable: leaves.append(place)
        case _ where isModule[place]: leaves.append(place)
        case .all, .any, .atLeast, .choice:
          gates.append(place)
          open += function.parts(of: place).reversed().map { Int($0) }
        }
      }
      return Part(of: function, root: module, gates: gates.sorted(), leaves: leaves, &numbers)
    }
  }
}

extension Part {
  /// The part as a function by itself, whose variables are the leaves in this order.
  func alone(_ order: [Int]) -> (function: CoherentFunction, root: CoherentFunction.Node) {
    var alone = CoherentFunction()
    var made = [0: CoherentFunction.never, 1: CoherentFunction.always]
    for (level, leaf) in order.enumerated() { made[leaf] = alone.variable(level) }
    var levels: [Int: Int] = [:]
    for (level, leaf) in order.enumerated() { levels[leaf] = level }
    for gate in gates {
      let children = function.parts(of: gate)
      let parts = children.map { made[Int($0)] ?? CoherentFunction.never }
      made[gate] =
        switch function.kinds[gate] {
        case .all: alone.all(parts)
        case .any: alone.any(parts)
        case .atLeast: alone.atLeast(Int(function.numbers[gate]), of: parts)
        case .choice:
          alone.choose(levels[Int(children[children.startIndex])] ?? 0, parts[1], parts[2])
        case .never, .always, .variable: CoherentFunction.never
        }
    }
    return (alone, made[root] ?? CoherentFunction.never)
  }
}
