extension CoherentFunction {
  /// How likely a part is true when each variable is true so often, by its number, where no variable
  /// is met on two ways at once; nil where one is, or where there are more than 64.
  ///
  /// One pass over the parts, each of which then is independent of those beside it: of what a single
  /// loss leaves of a flow nearly all is like this, and a diagram took ten times as long.
  /// Of a choice only one branch counts, so that both may meet the same variables. Variables without
  /// a figure are never true.
  public func readOnceProbability(of root: Node, _ odds: [Double]) -> Double? {
    guard variableCount <= 64 else { return nil }
    let isUsed = isUsed(under: root)
    var met = [UInt64](repeating: 0, count: isUsed.count)
    var values = [Double](repeating: 0, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      let parts = parts(of: place)
      if kinds[place] == .choice {
        let (variable, first, second) = (
          Int(parts[parts.startIndex]), Int(parts[parts.startIndex + 1]),
          Int(parts[parts.startIndex + 2])
        )
        guard met[variable] & (met[first] | met[second]) == 0 else { return nil }
        met[place] = met[variable] | met[first] | met[second]
        values[place] =
          values[variable] * values[first] + (1 - values[variable]) * values[second]
        continue
      }
      for part in parts {
        guard met[place] & met[Int(part)] == 0 else { return nil }
        met[place] |= met[Int(part)]
      }
      switch kinds[place] {
      case .never, .choice: break
      case .always: values[place] = 1
      case .variable:
        met[place] = 1 << UInt64(numbers[place])
        values[place] = ModularDiagram.figure(odds, Int(numbers[place]))
      case .all: values[place] = parts.reduce(1) { $0 * values[Int($1)] }
      case .any: values[place] = 1 - parts.reduce(1) { $0 * (1 - values[Int($1)]) }
      case .atLeast:
        values[place] = Self.atLeast(Int(numbers[place]), of: parts.map { values[Int($0)] })
      }
    }
    return values[Int(root.place)]
  }

  /// How likely so many of some independent parts are true.
  private static func atLeast(_ count: Int, of parts: [Double]) -> Double {
    // By how many are true already, as many as are needed standing for all more.
    var odds = [Double](repeating: 0, count: count + 1)
    odds[0] = 1
    for part in parts {
      odds[count] += odds[count - 1] * part
      for met in stride(from: count - 1, to: 0, by: -1) {
        odds[met] = odds[met] * (1 - part) + odds[met - 1] * part
      }
      odds[0] *= 1 - part
    }
    return odds[count]
  }
}
