import Foundation
import TableGeneration
import Testing

@Suite(
  "The table that is checked in", .enabled(if: hasToolchain, "there is no swiftc to compare it by"))
struct CheckedInTests {
  @Test("it is what Scripts/table writes from the module")
  func current() throws {
    let table = try generate(
      module: "SystemDesign", sources: package.appending(path: "Sources/SystemDesign"))
    let words = Words(folder: package.appending(path: "Sources/DesignEvaluation/Words").path)
    #expect(try words.differing(from: table.files) == [], "run Scripts/table")
    #expect(table.files.allSatisfy { $0.text.split(separator: "\n").count <= 400 })
  }

  @Test("a file that changed, one that is missing and one too many differ, until they are replaced")
  func differing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try generate("public struct Thing: Sendable { public init() {} }").files
    let words = Words(folder: folder.path)
    #expect(try words.differing(from: files) == files.map(\.name))
    try words.replace(with: files)
    #expect(try words.differing(from: files) == [])
    try "changed".write(
      to: folder.appending(path: files[0].name), atomically: true, encoding: .utf8)
    try "old".write(to: folder.appending(path: "Old.swift"), atomically: true, encoding: .utf8)
    #expect(try words.differing(from: files) == ["Old.swift", files[0].name].sorted())
    try words.replace(with: files)
    #expect(try words.differing(from: files) == [])
  }
}
