/// The parts of a function, each as "so many of these or more".
struct Thresholds {
  let function: CoherentFunction
  let root: Int
  let isUsed: [Bool]
  /// Whether a part is true with all variables false.
  private(set) var isAlways: [Bool]
  /// How many of the parts that are not always true must be; 0 for what is no gate.
  private(set) var needed: [Int32]

  init(of function: CoherentFunction, under root: CoherentFunction.Node) {
    self.function = function
    self.root = Int(root.place)
    isUsed = function.isUsed(under: root)
    isAlways = [Bool](repeating: false, count: isUsed.count)
    needed = [Int32](repeating: 0, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      switch function.kinds[place] {
      case .never, .variable: continue
      case .always:
        isAlways[place] = true
        continue
      case .any: needed[place] = 1
      case .all, .choice: needed[place] = Int32(count(of: place))
      case .atLeast: needed[place] = Int32(function.numbers[place])
      }
      var sure: Int32 = 0
      for index in range(of: place) where isAlways[Int(function.parts[index])] { sure += 1 }
      needed[place] -= sure
      if needed[place] <= 0 { isAlways[place] = true }
    }
  }

  /// Where the parts of a gate stand; of a choice both are needed, and its variable is not.
  func range(of place: Int) -> Range<Int> {
    let start = Int(function.starts[place]) + (function.kinds[place] == .choice ? 1 : 0)
    return start..<Int(function.starts[place + 1])
  }

  private func count(of place: Int) -> Int { range(of: place).count }

  /// The variables met from the root through gates of which any part is enough.
  var metThroughAny: [Int] {
    var found: [Int] = []
    var seen = [Bool](repeating: false, count: isUsed.count)
    var open = [root]
    seen[root] = true
    while let place = open.popLast() {
      if function.kinds[place] == .variable {
        found.append(Int(function.numbers[place]))
      } else if needed[place] == 1 && !isAlways[place] {
        for index in range(of: place) {
          let part = Int(function.parts[index])
          if !seen[part] && !isAlways[part] {
            seen[part] = true
            open.append(part)
          }
        }
      }
    }
    return found
  }
}
