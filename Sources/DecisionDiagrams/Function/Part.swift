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

  /// The parts of a function, those within others first; one where the root is not a constant or a
  /// variable.
  static func parts(of function: CoherentFunction, under root: CoherentFunction.Node) -> [Part] {
    let modules = Modules(of: function, under: root).places
    var isModule = [Bool](repeating: false, count: Int(root.place) + 1)
    for place in modules { isModule[place] = true }
    var seen = [Int](repeating: -1, count: isModule.count)
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
      return Part(function: function, root: module, gates: gates.sorted(), leaves: leaves)
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
