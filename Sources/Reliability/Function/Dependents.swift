/// What of a function hangs on some of its groups.
///
/// The loss of a few things changes little of a flow with a thousand hops: what it means is worked
/// out over these places alone.
struct Dependents: Sendable {
  /// The place of each group, by its number.
  private var places: [Int: SuccessFunction.ID] = [:]
  /// What is made of each place, one place after the other.
  private var wholes: [SuccessFunction.ID] = []
  /// Where the wholes of each place begin; one more than there are places.
  private var starts: [Int]

  /// Of the places of a function that count.
  init(of function: SuccessFunction, among counted: [SuccessFunction.ID]) {
    starts = [Int](repeating: 0, count: function.nodes.count + 1)
    for whole in counted {
      if case .group(let number) = function.nodes[whole] { places[number] = whole }
      for part in function.nodes[whole].parts { starts[part + 1] += 1 }
    }
    for place in function.nodes.indices { starts[place + 1] += starts[place] }
    wholes = [SuccessFunction.ID](repeating: 0, count: starts[function.nodes.count])
    var next = starts
    for whole in counted {
      for part in function.nodes[whole].parts {
        wholes[next[part]] = whole
        next[part] += 1
      }
    }
  }

  /// The places that some groups change, parts before wholes.
  func places(above groups: some Sequence<Int>) -> [SuccessFunction.ID] {
    var open = groups.compactMap { places[$0] }
    var found = Set(open)
    while let next = open.popLast() {
      for whole in wholes[starts[next]..<starts[next + 1]] where found.insert(whole).inserted {
        open.append(whole)
      }
    }
    return found.sorted()
  }
}
