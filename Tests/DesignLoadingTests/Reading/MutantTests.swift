import Critique
import DesignEvaluation
import SystemDesign
import Testing

@testable import DesignLoading

@Suite("Designs with one thing changed", .enabled(if: hasCompiler), .serialized)
struct MutantTests {
  private static let count = 400

  private static func texts() throws -> [String] {
    let paths =
      names(in: package + "/Scenarios").filter { $0.hasSuffix(".swift") && $0 != "Catalog.swift" }
      .map { "\(package)/Scenarios/\($0)" } + SameModelTests.small
    let examples = try Rulebook.all.compactMap(RuleSource.path).flatMap {
      RuleSource.examples(in: try text(of: $0))
    }
    return try paths.map(text(of:)) + examples.map { $0.trimmed }
  }

  private static func mutants(seed: UInt64) throws -> [Mutant] {
    var dice = Dice(state: seed)
    let texts = try texts()
    return (0..<count).map { number in
      // Every other one is of a whole design: examples are many and short.
      let pool = number.isMultiple(of: 2) ? texts.prefix(4) : texts.dropFirst(4)
      return Mutant(of: pool.randomElement(using: &dice) ?? "", &dice)
    }
  }

  @Test("are read exactly where the compiler reads them, and refused on the same line")
  func verdicts() async throws {
    // NAPKIN_SEED asks for other changes than those of every run.
    let mutants = try Self.mutants(seed: UInt64(Platform.environment("NAPKIN_SEED") ?? "") ?? 2026)
    let compiled = try await TypeChecker.diagnostics(of: mutants.map(\.text))
    var tally = Tally()
    for (mutant, diagnostics) in zip(mutants, compiled) {
      let reading = Reading(mutant.text, path: "mutant.swift")
      tally.add(mutant, reading, diagnostics.filter { $0.severity == .error })
    }
    print(tally.line)
    #expect(tally.disagreements == [])
    #expect(tally.refused > 100 && tally.read > 20)
    #expect(tally.oneLine * 100 >= tally.refused * 95)
  }

  @Test("make the same design where both read them")
  func designs() async throws {
    let mutants = try Self.mutants(seed: 26).filter { Reading($0.text, path: "m").errors.isEmpty }
    let tested = Array(mutants.prefix(40))
    #expect(tested.count == 40)
    for mutant in tested {
      let read = await outcome(of: mutant.text, by: DesignLoader())
      let compiled = await outcome(of: mutant.text, by: .compiling)
      #expect(read == compiled, "\(mutant.change)")
    }
    print("\(tested.count) changed designs are byte-equal as read and as compiled")
  }

  private func outcome(of text: String, by loader: DesignLoader) async -> String {
    do {
      let loaded = try await loader.load(Array(text.utf8), from: "mutant.swift")
      return try Model.encode(loaded.design).text
    } catch {
      return "\((error as? LoadingError)?.lines ?? ["\(error)"])"
    }
  }

  /// How the two verdicts compare.
  private struct Tally {
    var read = 0
    var refused = 0
    /// Whose first error stands on the same line, and whose first error is one of the other's.
    var sameLine = 0
    var oneLine = 0
    var onlyCompiled = 0
    var disagreements: [String] = []

    var line: String {
      "\(read + refused + onlyCompiled) changed designs: \(read) read by both, \(refused) refused by "
        + "both (\(sameLine) with the first error on the same line, \(oneLine) with a first error on a line of the other's), \(onlyCompiled) left to --compile"
    }

    mutating func add(_ mutant: Mutant, _ reading: Reading, _ refusals: [Diagnostic]) {
      switch (reading.errors.first, refusals.first) {
      case (nil, nil): read += 1
      case (let error?, nil) where error.isSwift: onlyCompiled += 1
      case (let error?, nil):
        disagreements.append(
          "\(mutant.change): only the reader refuses: \(error.place): \(error.says)")
      case (nil, let refusal?):
        disagreements.append("\(mutant.change): only the compiler refuses: \(refusal.says)")
      case (let error?, let refusal?):
        refused += 1
        let lines = refusals.compactMap(\.line)
        if error.place.line == refusal.line { sameLine += 1 }
        if lines.contains(error.place.line)
          || reading.errors.contains(where: { $0.place.line == refusal.line })
        {
          oneLine += 1
        }
      }
    }
  }
}

extension String {
  /// The text without the lines that keep it where it stood.
  fileprivate var trimmed: String { String(drop { $0 == "\n" }) }
}
