extension CoherentFunction {
  /// The value of a part where exactly these variables are true.
  public func value(of root: Node, whenTrue variables: some Sequence<Int>) -> Bool {
    var isTrue = [Bool](repeating: false, count: variableCount)
    for variable in variables where isTrue.indices.contains(variable) { isTrue[variable] = true }
    var values = [Bool](repeating: false, count: Int(root.place) + 1)
    // Parts stand before wholes.
    for place in values.indices {
      let parts = parts(of: place)
      values[place] =
        switch kinds[place] {
        case .never: false
        case .always: true
        case .variable: isTrue[Int(numbers[place])]
        case .all: parts.allSatisfy { values[Int($0)] }
        case .any: parts.contains { values[Int($0)] }
        case .atLeast: parts.count { values[Int($0)] } >= Int(numbers[place])
        case .choice:
          values[Int(parts[parts.startIndex])]
            ? values[Int(parts[parts.startIndex + 1])] : values[Int(parts[parts.startIndex + 2])]
        }
    }
    return values[Int(root.place)]
  }

  /// The function that is false where this one is true of the opposite values, and the same part
  /// of it.
  ///
  /// Of "the whole is lost" it makes "the whole is up" and the other way round; the path sets of
  /// the one are the cut sets of the other.
  public func dual(of root: Node) -> (function: CoherentFunction, root: Node) {
    rebuilt(under: root) { dual, place, parts in
      switch kinds[place] {
      case .never: Self.always
      case .always: Self.never
      case .variable: dual.variable(Int(numbers[place]))
      case .all: dual.any(parts)
      case .any: dual.all(parts)
      case .atLeast: dual.atLeast(parts.count - Int(numbers[place]) + 1, of: parts)
      // Of the opposite value of the variable: what was chosen by true is now chosen by false.
      case .choice: dual.choose(number(ofChoice: place), parts[2], parts[1])
      }
    }
  }

  /// The function without choices that is true where this one is whatever is chosen.
  func withoutChoices(under root: Node) -> (function: CoherentFunction, root: Node) {
    rebuilt(under: root) { function, place, parts in
      switch kinds[place] {
      case .never: Self.never
      case .always: Self.always
      case .variable: function.variable(Int(numbers[place]))
      case .all: function.all(parts)
      case .any: function.any(parts)
      case .atLeast: function.atLeast(Int(numbers[place]), of: parts)
      case .choice: function.all(Array(parts.dropFirst()))
      }
    }
  }

  /// The function with some variables made constants.
  func taking(
    _ taken: [Int: Bool], under root: Node
  ) -> (function: CoherentFunction, root: Node) {
    func constant(_ number: Int) -> Node? { taken[number].map { $0 ? Self.always : Self.never } }
    return rebuilt(under: root) { function, place, parts in
      switch kinds[place] {
      case .never: Self.never
      case .always: Self.always
      case .variable:
        constant(Int(numbers[place])) ?? function.variable(Int(numbers[place]))
      case .all: function.all(parts)
      case .any: function.any(parts)
      case .atLeast: function.atLeast(Int(numbers[place]), of: parts)
      case .choice:
        switch constant(number(ofChoice: place)) {
        case Self.always: parts[1]
        case Self.never: parts[2]
        default: function.choose(number(ofChoice: place), parts[1], parts[2])
        }
      }
    }
  }

  /// The variable that a choice hangs on.
  func number(ofChoice place: Int) -> Int { Int(numbers[Int(parts[Int(starts[place])])]) }

  private func rebuilt(
    under root: Node, _ node: (inout CoherentFunction, Int, [Node]) -> Node
  ) -> (function: CoherentFunction, root: Node) {
    var function = CoherentFunction()
    let isUsed = isUsed(under: root)
    var made = [Node](repeating: Self.never, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      made[place] = node(&function, place, parts(of: place).map { made[Int($0)] })
    }
    return (function, made[Int(root.place)])
  }
}
