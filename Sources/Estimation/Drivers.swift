import RealModule
import SystemDesign

/// How far one guess moves a figure by itself.
public struct Driver: Sendable {
  /// The guess: the name of its assumption, or its own words.
  public let name: String
  /// The guess as it was written.
  public let range: String
  /// The figure with this guess at its lower end and all others at their medians, in base units;
  /// infinite where it has no end there, as the wait for a queue that more comes to than it can do.
  public let low: Double
  /// The figure with this guess at its upper end.
  public let high: Double
  /// Its part of what all guesses do, from 0 to 1; nil where one of them leaves the figure without end,
  /// which is more than any part.
  ///
  /// Squares of swings, of logarithms where the figure stays positive: for a product of guesses that
  /// is its part of the variance, exactly; for others to first order (Saltelli et al., Global
  /// Sensitivity Analysis, 2008, section 1.2).
  public let share: Double?
}

extension Figure {
  /// What its range comes from, the largest part first; empty where it rests on no guess.
  public var drivers: [Driver] { formula.map(Drivers.of) ?? [] }
}

/// Finds out what each guess behind an expression does to it.
enum Drivers {
  static func of(_ formula: Formula) -> [Driver] {
    var tape = Tape()
    let place = tape.inSeconds(tape.place(of: formula))
    let swings = guesses(of: formula).compactMap { guess, name -> Swing? in
      let held = tape.place(of: guess)
      let ends = [-Guess.reach, Guess.reach].map {
        Points.drawn(of: tape, holding: [held: $0])[place]
      }
      guard ends.allSatisfy({ !$0.isNaN }), ends[0] != ends[1] else { return nil }
      return Swing(
        name: name ?? Writing.words(guess), range: Writing.words(guess), low: ends[0],
        high: ends[1])
    }
    let ending = swings.filter { !$0.isEndless }
    let isPositive = ending.allSatisfy { $0.low > 0 && $0.high > 0 }
    let sizes = swings.map { $0.isEndless ? .infinity : $0.size(isPositive) }
    let all = sizes.reduce(0, +)
    guard all > 0 else { return [] }
    return zip(swings, sizes).enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { _, swing in
        Driver(
          name: swing.0.name, range: swing.0.range, low: swing.0.low, high: swing.0.high,
          share: all.isFinite ? swing.1 / all : nil)
      }
  }

  private struct Swing {
    let name: String
    let range: String
    let low: Double
    let high: Double

    var isEndless: Bool { !low.isFinite || !high.isFinite }

    /// The square of the way between its ends.
    func size(_ isPositive: Bool) -> Double {
      let way = isPositive ? Double.log(high / low) : high - low
      return way * way
    }
  }

  /// The ranges behind an expression, each once, with the name of the assumption that has it.
  private static func guesses(of formula: Formula) -> [(Formula, name: String?)] {
    var seen: Set<ObjectIdentifier> = []
    var found: [(Formula, name: String?)] = []
    var open: [(formula: Formula, name: String?)] = [(formula, nil)]
    while let (next, name) = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      switch next.operation {
      case .range: found.append((next, name))
      case .assumption(let name, let inner, _, _):
        open.append((inner, name))
        continue
      default: break
      }
      open += next.parts.reversed().map { ($0, nil) }
    }
    return found
  }
}
