import SystemDesign

/// Which dice each guess is drawn with.
///
/// They hang on what a guess says, its name or its ends, and not on where it stands: a design is drawn
/// alike whether it was read as text, compiled or read from JSON, and what is added to it draws nothing
/// else anew. Guesses that say the same are told apart by their order.
struct GuessNumbers {
  private var numbers: [Int: UInt64] = [:]

  /// Of the guesses on a tape with its values at the medians.
  init(of tape: Tape, points: [Double]) {
    var alike: [String: Int] = [:]
    for guess in tape.guesses {
      let says = Self.words(of: guess, tape.steps[guess.place], points)
      let order = alike[says, default: 0]
      alike[says] = order + 1
      numbers[guess.place] = Self.hash("\(says) \(order)")
    }
  }

  /// The number of the dice of the guess at a place.
  subscript(place: Int) -> UInt64 { numbers[place] ?? 0 }

  private static func words(
    of guess: Tape.GuessPlace, _ step: Tape.Step, _ points: [Double]
  ) -> String {
    if let name = guess.name { return "named \(name)" }
    guard case .range(let a, let b) = step else { return "" }
    return "\(guess.dimension.rawValue) \(points[a].bitPattern) \(points[b].bitPattern)"
  }

  /// The same in every process, as the library's own hashes are not (Fowler, Noll and Vo, FNV-1a).
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
