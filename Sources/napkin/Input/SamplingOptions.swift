import ArgumentParser
import Estimation

/// How guesses are drawn where no formula says how far a figure may lie off.
struct SamplingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw each guess so often, 100 to 100,000 times; 4,000 unless said.", valueName: "number"))
  var samples: Int?

  @Option(
    help: ArgumentHelp("Draw other numbers; the same seed draws the same.", valueName: "number"))
  var seed: UInt64?

  private static let possible = 100...100_000

  func validate() throws {
    guard let samples, !Self.possible.contains(samples) else { return }
    throw ValidationError("'--samples \(samples)' is not possible; say 100 to 100,000")
  }

  var sampling: Sampling {
    Sampling(count: samples ?? Sampling.standard.count, seed: seed ?? Sampling.standard.seed)
  }
}
