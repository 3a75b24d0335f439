import Testing

@testable import DesignLoading

/// The wrong designs, one a file, with what is said of each beside it.
private let folder = package + "/Tests/Mistakes"

@Suite("Wrong designs, one by one", .serialized, .enabled(if: hasCompiler)) struct MistakesTests {
  static let files = names(in: folder).filter { $0.hasSuffix(".swift") }

  @Test("each gets its message, to the letter", arguments: files)
  func message(_ file: String) async throws {
    let expected = try text(of: "\(folder)/\(file.dropLast(6)).expected")
    let said = await DesignLoader.tested.complaints(
      about: try text(of: "\(folder)/\(file)"), named: file)
    #expect(said.map { $0 + "\n" }.joined() == expected)
  }

  @Test("there are as many messages as designs")
  func pairs() {
    #expect(Self.files.count > 40)
    #expect(names(in: folder).count == 2 * Self.files.count)
  }
}
