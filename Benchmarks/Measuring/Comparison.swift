/// Commands that are measured side by side.
struct Comparison {
  /// A command, and what stands for it in the table.
  struct Side {
    let name: String
    let command: [String]
  }

  /// A command did not answer: it could not be started, or ended with a status that is no answer.
  struct Failure: Error {
    let command: String
    let status: Int32?
  }

  let title: String
  let sides: [Side]

  /// What came out for one side.
  struct Result {
    let name: String
    /// The median.
    let milliseconds: Double
    /// The most of all runs.
    let megabytes: Double

    /// One after the other.
    func plus(_ other: Result) -> Result {
      Result(
        name: name, milliseconds: milliseconds + other.milliseconds,
        megabytes: max(megabytes, other.megabytes))
    }
  }

  /// Every round runs every side once, so that what else the machine does hits all of them alike.
  func results(rounds: Int) throws -> [Result] {
    var runs = sides.map { _ in [Run]() }
    for round in 0...rounds {
      for (place, side) in sides.enumerated() {
        let run = Run(side.command)
        // 1 says that the design has findings.
        guard let run, run.status <= 1 else {
          throw Failure(command: side.command.joined(separator: " "), status: run?.status)
        }
        // The first round only fills the caches of the system.
        if round > 0 { runs[place].append(run) }
      }
    }
    return zip(sides, runs).map { side, runs in
      Result(
        name: side.name, milliseconds: median(runs.map(\.milliseconds)),
        megabytes: runs.map(\.megabytes).max() ?? 0)
    }
  }

  /// The rows of the table: each side's time, its ratio to the first, its memory.
  static func rows(_ title: String, _ results: [Result]) -> [[String]] {
    let first = results.first?.milliseconds ?? 0
    return [[title]]
      + results.map { result in
        [
          "  " + result.name, fixed(result.milliseconds, 1) + " ms",
          "×" + fixed(result.milliseconds / max(first, 0.001), 2),
          fixed(result.megabytes, 0) + " MB",
        ]
      }
  }
}

/// The middle of some numbers; the mean of the two in the middle where there are two.
func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  guard !sorted.isEmpty else { return 0 }
  return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

/// A number with so many digits behind the point.
func fixed(_ number: Double, _ places: Int) -> String {
  let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int((number * scale).rounded())
  guard places > 0 else { return String(whole) }
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return padded.dropLast(places) + "." + padded.suffix(places)
}
