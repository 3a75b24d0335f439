import Foundation
import Testing

/// What the README shows is what the tool says.
struct ReadmeTests {
  private static let readme =
    (try? String(contentsOfFile: Tool.package + "/README.md", encoding: .utf8)) ?? ""

  /// The contents of the fenced blocks of one language.
  private static func blocks(_ language: String) -> [String] {
    readme.components(separatedBy: "\n```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "\n```\n")[0]
    }
  }

  private static func withDesign() throws -> Tool.Folder {
    let folder = try Tool.Folder()
    try folder.write(try #require(blocks("swift").first) + "\n", to: "shop.swift")
    return folder
  }

  @Test("every output in the README is what the command prints", arguments: blocks("console"))
  func outputs(block: String) throws {
    let folder = try Self.withDesign()
    let lines = block.components(separatedBy: "\n")
    let command = try #require(lines.first)
    #expect(command.hasPrefix("$ napkin "))
    let answer = try Tool.run(
      Self.words(String(command.dropFirst("$ napkin ".count))), in: folder.path)
    #expect(answer.output == lines.dropFirst().joined(separator: "\n") + "\n")
  }

  @Test("the README shows the figures, an explanation, single points and the critique")
  func complete() {
    let commands = Self.blocks("console").compactMap { $0.components(separatedBy: "\n").first }
    for word in ["estimate shop", "--explain", "spof", "critique"] {
      #expect(commands.contains { $0.contains(word) })
    }
  }

  @Test("the picture in the README is the one that is drawn")
  func picture() throws {
    let folder = try Self.withDesign()
    #expect(try Tool.run(["draw", "shop.swift", "-o", "shop.svg"], in: folder.path).status == 0)
    let committed = try String(
      contentsOfFile: Tool.package + "/Diagrams/shop.svg", encoding: .utf8)
    #expect(
      DrawCommandTests.withoutNumbers(committed)
        == DrawCommandTests.withoutNumbers(try folder.read("shop.svg")))
  }

  @Test("the design in the README is about fifteen lines")
  func short() throws {
    let lines = try #require(Self.blocks("swift").first).split(separator: "\n")
    #expect(lines.count <= 18)
  }

  /// A command line in words; quotes keep words together.
  private static func words(_ line: String) -> [String] {
    line.components(separatedBy: "\"").enumerated().flatMap { index, part in
      index % 2 == 1 ? [part] : part.split(separator: " ").map(String.init)
    }
  }
}
