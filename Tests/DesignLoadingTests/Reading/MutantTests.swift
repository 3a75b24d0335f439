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
      + ["\(package)/Tests/DesignLoadingTests/Support/Vocabulary.swift"]
    return try paths.map(text(of:))
  }

  private static func mutants(seed: UInt64) throws -> [Mutant] {
    var dice = Dice(state: seed)
    let texts = try texts()
    return (0..<count).map { Mutant(of: texts[$0 % texts.count], &dice) }
  }

  @Test("are read exactly where the compiler reads them, and refused on the same line")
  func verdicts() async throws {
    let mutants = try Self.mutants(seed: 2026)
    let compiled = try await TypeChecker.diagnostics(of: mutants.map(\.text))
    var tally = Tally()
    for (mutant, diagnostics) in zip(mutants, compiled) {
      let reading = Reading(mutant.text, path: "mutant.swift")
      let refusal = diagnostics.first { $0.severity == .error }
      tally.add(mutant, reading, refusal)
    }
    print(tally.line)
    #expect(tally.disagreements == [])
    #expect(tally.refused > 100 && tally.read > 20)
    #expect(tally.sameLine * 100 >= tally.refused * 95)
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
    var sameLine = 0
    var onlyCompiled = 0
    var disagreements: [String] = []

    var line: String {
      "\(read + refused + onlyCompiled) changed designs: \(read) read by both, \(refused) refused by "
        + "both (\(sameLine) with an error on the same line), \(onlyCompiled) left to --compile"
    }

    mutating func add(_ mutant: Mutant, _ reading: Reading, _ refusal: Diagnostic?) {
      switch (reading.errors.first, refusal) {
      case (nil, nil): read += 1
      case (let error?, nil) where error.isSwift: onlyCompiled += 1
      case (let error?, nil):
        disagreements.append("\(mutant.change): only the reader refuses: \(error.place): \(error.says)")
      case (nil, let refusal?):
        disagreements.append("\(mutant.change): only the compiler refuses: \(refusal.says)")
      case (let error?, let refusal?):
        refused += 1
        if error.place.line == refusal.line { sameLine += 1 }
      }
    }
  }
}
