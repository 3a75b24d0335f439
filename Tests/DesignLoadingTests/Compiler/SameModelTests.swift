import Scenarios
import SystemDesign
import Testing

@testable import DesignLoading

@Suite("One text, one model", .serialized, .enabled(if: hasCompiler)) struct SameModelTests {
  @Test("a scenario read as a file is the scenario of the package", arguments: scenarios.indices)
  func scenario(_ index: Int) async throws {
    let scenario = scenarios[index]
    try await compare(scenario.design, "\(package)/Scenarios/\(scenario.file)")
  }

  @Test("every word of the language is read from a file as the package says it")
  func everyWord() async throws {
    try await compare(
      vocabulary, "\(package)/Tests/DesignLoadingTests/Support/Vocabulary.swift")
  }

  private func compare(_ design: Design, _ path: String) async throws {
    let loaded = try await DesignLoader.tested.load(path)
    #expect(loaded.warnings.isEmpty)
    #expect(loaded.path == path)
    // The compiler knows the file by the path that the build gave it.
    let text = try Model.encode(design).text.replacing(design.origin.file, with: path)
    #expect(try Model.encode(loaded.design).text == text)
  }

  static let small =
    names(in: package + "/Tests/SystemDesignTests/SmallDesigns")
    .map { "\(package)/Tests/SystemDesignTests/SmallDesigns/\($0)" }

  @Test(
    "a small design read as a file, as its model, and as standard input is one", arguments: small)
  func smallDesign(_ path: String) async throws {
    let loader = DesignLoader.tested
    let loaded = try await loader.load(path)
    let text = try Model.encode(loaded.design).text
    let model = try await loader.load(Array(text.utf8), from: "-")
    #expect(try Model.encode(model.design).text == text)
    let piped = try await loader.load(Array(try DesignLoadingTests.text(of: path).utf8), from: "-")
    #expect(try Model.encode(piped.design).text == text.replacing(path, with: "-"))
  }

  @Test("the small designs are there")
  func count() { #expect(Self.small.count >= 3) }
}
