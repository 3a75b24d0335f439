import Testing

@testable import DesignLoading

/// The wrong designs, one a file, with what is said of each beside it: `NAME.expected` by the
/// reader, and `NAME.compiled` by the compiler where that says something else.
private let folder = package + "/Tests/Mistakes"

@Suite("Wrong designs, one by one") struct MistakesTests {
  static let files = names(in: folder).filter { $0.hasSuffix(".swift") }

  private func said(of file: String, by loader: DesignLoader) async throws -> String {
    let said = await loader.complaints(about: try text(of: "\(folder)/\(file)"), named: file)
    return said.map { $0 + "\n" }.joined()
  }

  @Test("each gets its message, to the letter", arguments: files)
  func message(_ file: String) async throws {
    let expected = try text(of: "\(folder)/\(file.dropLast(6)).expected")
    #expect(try await said(of: file, by: DesignLoader()) == expected)
  }

  @Test(
    "each gets its message from the compiler as well", .enabled(if: hasCompiler), arguments: files)
  func compiled(_ file: String) async throws {
    let name = "\(folder)/\(file.dropLast(6))"
    let own = "\(name).compiled"
    let expected = try text(of: Platform.exists(own) ? own : "\(name).expected")
    #expect(try await said(of: file, by: .compiling) == expected)
  }

  @Test("every design has its message, and every message its design")
  func pairs() {
    let stems = Set(Self.files.map { String($0.dropLast(6)) })
    #expect(stems.count > 60)
    let others = names(in: folder).filter { !$0.hasSuffix(".swift") }
    #expect(
      Set(others.filter { $0.hasSuffix(".expected") }.map { String($0.dropLast(9)) }) == stems)
    #expect(others.allSatisfy { stems.contains(String($0.prefix { $0 != "." })) })
  }
}
