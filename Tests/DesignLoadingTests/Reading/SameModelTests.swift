import Critique
import DesignEvaluation
import Scenarios
import SystemDesign
import Testing

@testable import DesignLoading

@Suite("One text, one model") struct SameModelTests {
  @Test("a scenario read as text is the scenario that was compiled", arguments: scenarios.indices)
  func scenario(_ index: Int) async throws {
    let scenario = scenarios[index]
    try await compare(scenario.design, "\(package)/Scenarios/\(scenario.file)")
  }

  @Test("every word of the language is read as the compiler reads it")
  func everyWord() async throws {
    try await compare(
      vocabulary, "\(package)/Tests/DesignLoadingTests/Support/Vocabulary.swift")
  }

  private func compare(_ design: Design, _ path: String) async throws {
    let loaded = try await DesignLoader().load(path)
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.path == path)
    // The compiler knows the file by the path that the build gave it.
    let text = try Model.encode(design).text.replacing(design.origin.file, with: path)
    #expect(try Model.encode(loaded.design).text == text)
  }

  static let small =
    ["Tests/SystemDesignTests/SmallDesigns", "Tests/DesignLoadingTests/Designs"].flatMap { folder in
      names(in: "\(package)/\(folder)").map { "\(package)/\(folder)/\($0)" }
    }

  @Test(
    "a small design read as text, by the compiler, as its model, and as standard input is one",
    .enabled(if: hasCompiler), arguments: small)
  func smallDesign(_ path: String) async throws {
    let loader = DesignLoader()
    let text = try Model.encode(try await loader.load(path).design).text
    let compiled = try await DesignLoader.compiling.load(path)
    #expect(try Model.encode(compiled.design).text == text)
    let model = try await loader.load(Array(text.utf8), from: "-")
    #expect(try Model.encode(model.design).text == text)
    let piped = try await loader.load(Array(try DesignLoadingTests.text(of: path).utf8), from: "-")
    #expect(try Model.encode(piped.design).text == text.replacing(path, with: "-"))
  }

  @Test("the small designs are there")
  func count() { #expect(Self.small.count >= 3) }
}

@Suite("The rules' examples, read as text") struct ExampleReadingTests {
  @Test("each is the design that was compiled", arguments: Rulebook.all.indices)
  func examples(_ index: Int) throws {
    let rule = Rulebook.all[index]
    let path = try #require(RuleSource.path(of: rule))
    let blocks = RuleSource.examples(in: try text(of: path))
    #expect(blocks.count == rule.examples.count)
    for (block, example) in zip(blocks, rule.examples) {
      let reading = Reading(block, path: path)
      #expect(reading.errors == [])
      let read = try #require(reading.designs.first)
      let design = Design(
        name: example.title, statements: read.statements, origin: example.design.origin)
      // The compiler knows the file by the path that the build gave it.
      let built = example.design.components.first?.origin.file ?? path
      let expected = try Model.encode(example.design).text.replacing(built, with: path)
      #expect(try Model.encode(design).text == expected)
    }
  }

  @Test("there are as many as the rules show")
  func count() { #expect(Rulebook.all.flatMap(\.examples).count > 50) }
}
