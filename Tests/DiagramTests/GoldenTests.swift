import Diagram
import Foundation
import Scenarios
import SystemDesign
import Testing

@Suite("The recorded graphs")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "Golden")

  @Test("are those of today; RECORD=1 records them anew", arguments: ["notes", "url-shortener"])
  func graph(name: String) throws {
    let design = scenarios.first { $0.id == name }?.design ?? notes
    let dot = overview(design).dot(icons: .absent)
    let file = Self.folder.appending(path: "\(name).dot")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try dot.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).dot; look at what changed, then run without RECORD")
      return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let differences = zip(dot.split(separator: "\n"), recorded.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(dot == recorded, "first difference: \(differences.map { "\($0)\n\($1)" } ?? "its end")")
  }
}
