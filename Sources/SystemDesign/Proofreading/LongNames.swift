/// Finds names that are longer than a person says.
enum LongNames {
  /// The longest name in the reference designs has 40.
  private static let most = 200

  /// What is wrong with the length of a name; nil where nothing is.
  static func mistake(_ name: String, _ origin: Origin) -> Mistake? {
    // The bytes are counted at once, the characters one by one.
    guard name.utf8.count > most else { return nil }
    // Signs that stand on one letter are counted as well: a thousand of them are no name either.
    let count = name.unicodeScalars.count
    guard count > most else { return nil }
    return Mistake(
      says: "the name '\(String(name.unicodeScalars.prefix(30)))…' has \(count) characters",
      instead: "say it in at most \(most)", origin: origin)
  }

  /// What is wrong with the inputs, the named steps and the units in every figure.
  static func inExpressions(
    _ figures: [Figure], _ sentences: [(Sentence, Origin)]
  ) -> [Mistake] {
    let stated = figures.map { ($0.formula, $0.origin) }
    let mentioned = sentences.flatMap { sentence, origin in
      sentence.pieces.compactMap { piece -> (Formula, Origin)? in
        if case .figure(let formula) = piece { (formula, origin) } else { nil }
      }
    }
    var seen = FormulaNumbers()
    var found: [Mistake] = []
    for (formula, origin) in stated + mentioned {
      // A list of what is open and no recursion: a sum of ten thousand terms is ten thousand deep.
      var open = [formula]
      while let next = open.popLast() {
        guard seen.give(0, to: next) == nil else { continue }
        switch next.operation {
        case .literal(_, let unit): if let it = mistake(unit.name, origin) { found.append(it) }
        case .assumption(let name, _, _, let place):
          if let it = mistake(name, place) { found.append(it) }
        case .named(let name, _): if let it = mistake(name, origin) { found.append(it) }
        default: break
        }
        next.eachPart { open.append($0) }
      }
    }
    return found
  }
}
