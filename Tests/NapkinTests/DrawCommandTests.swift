import Foundation
import Scenarios
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct DrawCommandTests {
  private func drawn(_ name: String, of scenario: String = "url-shortener") throws -> Data {
    let folder = try Tool.Folder()
    let answer = try Tool.run(
      ["draw", scenario, "-o", folder.path + "/" + name], in: folder.path)
    #expect(answer.status == 0)
    #expect(folder.files == [name])
    return try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))
  }

  @Test("the committed picture is the one that is drawn today", arguments: scenarios.map(\.id))
  func committed(scenario: String) throws {
    let path = Tool.package + "/Diagrams/\(scenario).svg"
    let committed = try String(contentsOfFile: path, encoding: .utf8)
    let today = String(decoding: try drawn("\(scenario).svg", of: scenario), as: UTF8.self)
    #expect(
      Self.withoutNumbers(committed) == Self.withoutNumbers(today),
      "draw it again: swift run napkin draw \(scenario) -o Diagrams/\(scenario).svg")
  }

  /// Another version of the font or of Graphviz moves things by fractions; what is drawn stays, and so
  /// does every word and figure in it.
  static func withoutNumbers(_ text: String) -> String {
    text.replacingOccurrences(of: "<!--[^>]*-->", with: "", options: .regularExpression)
      .replacingOccurrences(
        of:
          " (d|points|x|y|x1|x2|y1|y2|cx|cy|rx|ry|width|height|viewBox|transform|textLength|style)=\"[^\"]*\"",
        with: "", options: .regularExpression)
  }

  @Test("a figure that is stale would be seen")
  func staleFigure() throws {
    let committed = try String(
      contentsOfFile: Tool.package + "/Diagrams/url-shortener.svg", encoding: .utf8)
    let stale = committed.replacingOccurrences(of: "9.00 TB", with: "9.01 TB")
    #expect(stale != committed)
    #expect(Self.withoutNumbers(stale) != Self.withoutNumbers(committed))
  }

  @Test("two processes draw the same bytes", arguments: ["a.svg", "a.png", "a.pdf", "a.dot"])
  func sameBytes(name: String) throws {
    #expect(try drawn(name) == drawn(name))
  }

  @Test("the ending says the form")
  func forms() throws {
    #expect(try drawn("a.png").prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]))
    #expect(try drawn("a.pdf").prefix(5) == Data("%PDF-".utf8))
    let dot = String(decoding: try drawn("a.dot"), as: UTF8.self)
    #expect(dot.hasPrefix("digraph") && !dot.contains("<IMG"))
  }

  @Test("an SVG needs nothing beside it, follows dark mode and says what it is")
  func selfContained() throws {
    let svg = String(decoding: try drawn("a.svg"), as: UTF8.self)
    for path in ["file:", "/tmp", "napkin-icon:", "<image"] { #expect(!svg.contains(path)) }
    #expect(svg.contains("prefers-color-scheme: dark"))
    #expect(svg.contains("<title") && svg.contains("URL shortener"))
    #expect(svg.contains("role=\"img\""))
    #expect(XMLParser(data: Data(svg.utf8)).parse())
  }

  @Test("a form nobody knows is wrong usage, and nothing is written")
  func unknownForm() throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["draw", "url-shortener", "-o", "a.gif"], in: folder.path)
    #expect(answer.status == 64)
    #expect(answer.messages.count == 1 && folder.files.isEmpty)
  }

  @Test("a folder that is missing is one line and status 2")
  func missingFolder() throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["draw", "url-shortener", "-o", "no/a.svg"], in: folder.path)
    #expect(answer.status == 2)
    #expect(answer.messages.count == 1 && folder.files.isEmpty)
  }
}
