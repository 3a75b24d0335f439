import Testing

@testable import DesignLoading

@Suite("The folder for what is on its way") struct TemporaryFolderTests {
  @Test("is gone with all that was in it when all is done")
  func removed() throws {
    let folder = try #require(TemporaryFolder())
    for item in TemporaryFolder.Item.allCases {
      #expect(Platform.write([1], to: folder.file(item)))
    }
    #expect(Platform.exists(folder.file(.model)))
    folder.remove()
    #expect(!Platform.exists(folder.path))
  }

  @Test("a file in it is written once, so that nobody else's is taken for ours")
  func exclusive() throws {
    let folder = try #require(TemporaryFolder())
    defer { folder.remove() }
    #expect(Platform.write([1], to: folder.file(.source)))
    #expect(!Platform.write([2], to: folder.file(.source)))
    #expect(try Platform.read(folder.file(.source), atMost: 9) == [1])
  }

  @Test("no more of a file is read than was asked for, and one byte to tell")
  func limit() throws {
    let folder = try #require(TemporaryFolder())
    defer { folder.remove() }
    #expect(Platform.write([UInt8](repeating: 7, count: 100_000), to: folder.file(.printed)))
    #expect(try Platform.read(folder.file(.printed), atMost: 70_000).count == 70_001)
    #expect(try Platform.read(folder.file(.printed), atMost: 100_000).count == 100_000)
  }
}
