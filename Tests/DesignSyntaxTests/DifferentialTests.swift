import DesignSyntax
import Foundation
import Testing

@Suite(
  "Held against the compiler's parser",
  .enabled(if: Compiler.path != nil, "swiftc is not on the path"))
struct DifferentialTests {
  /// Every design file of the repository.
  static let designs: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folders = ["Scenarios", "Tests/Mistakes", "Tests/SystemDesignTests/SmallDesigns"]
    return folders.flatMap { folder -> [String] in
      let files = try? FileManager.default.contentsOfDirectory(
        at: root.appendingPathComponent(folder).resolvingSymlinksInPath(),
        includingPropertiesForKeys: nil)
      return (files ?? []).filter { $0.pathExtension == "swift" }
        .sorted { $0.path < $1.path }
        .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    }
  }()

  /// How the two judge a row of texts.
  struct Comparison {
    var accepted = 0
    var refused = 0
    var sameLine = 0
    /// Accepted by the compiler, and refused here though not as Swift.
    var wronglyRefused: [String] = []
    /// Refused by the compiler, and read here.
    var wronglyRead: [String] = []

    init(of texts: [String]) throws {
      let lines = try Compiler.firstErrorLines(of: texts)
      for (index, text) in texts.enumerated() {
        let first = SourceFile(reading: text).errors.first
        if let line = lines[index] {
          refused += 1
          if let first {
            // Where the indentation tells where a brace is missing, the compiler says the end.
            let isGuessed = first.says.hasSuffix("is missing above this line")
            sameLine += first.place.line == line || isGuessed ? 1 : 0
          } else {
            wronglyRead.append(text)
          }
        } else {
          accepted += 1
          if let first, !first.isSwift, !Self.isLeftToTheTypeChecker(first) {
            wronglyRefused.append("\(said(first))\n\(text)")
          }
        }
      }
    }

    /// What the compiler's parser lets pass and its type checker always refuses: operators that
    /// follow a value and stand before none, comparisons in a row, a `let` of nothing.
    private static func isLeftToTheTypeChecker(_ error: SyntaxError) -> Bool {
      ["needs a space before it too", "cannot follow each other", "is given no value"]
        .contains { error.says.contains($0) }
        || ["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "&&", "||", "..<"]
          .contains { error.says == "a value is missing after '\($0)'" }
    }
  }

  @Test("every design file is accepted and refused alike")
  func files() throws {
    try #require(Self.designs.count > 60)
    let comparison = try Comparison(of: Self.designs)
    #expect(comparison.wronglyRefused == [])
    #expect(comparison.wronglyRead == [])
    #expect(comparison.sameLine == comparison.refused)
  }

  @Test("mutated designs are accepted and refused alike")
  func mutants() throws {
    try #require(!Self.designs.isEmpty)
    let mutants = (0..<400).map { seed in
      mutated(Self.designs[seed % Self.designs.count], seed: UInt64(seed))
    }
    let comparison = try Comparison(of: mutants)
    print(
      "design syntax: \(mutants.count) mutants, \(comparison.accepted) accepted by the compiler,",
      "\(comparison.refused) refused, \(comparison.sameLine) on the same line")
    #expect(comparison.wronglyRefused == [])
    #expect(comparison.wronglyRead == [])
    #expect(comparison.sameLine * 10 > comparison.refused * 9)
    #expect(comparison.accepted > 50)
  }
}
