import Foundation
import Scenarios
import Testing

@Suite("The list of the reference designs")
struct CatalogTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("has every file of the folder, and is all that a new one takes")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appending(path: "Scenarios").path()
    ).filter { $0.hasSuffix(".swift") }
    #expect(Set(scenarios.map(\.file)) == Set(files))
    #expect(Set(scenarios.map(\.id)).count == scenarios.count)
  }

  @Test(
    "each teaches something, and has a level that it was not built for",
    arguments: scenarios.indices)
  func told(_ index: Int) {
    #expect(!scenarios[index].lesson.isEmpty && scenarios[index].levels.count >= 2)
  }

  @Test("each is drawn", arguments: scenarios.indices)
  func drawn(_ index: Int) {
    let picture = Self.folder.appending(path: "Diagrams/\(scenarios[index].id).svg")
    #expect(FileManager.default.fileExists(atPath: picture.path()))
  }
}
