import Foundation
import Testing

/// The designs that are not much, from the file to the picture.
struct SmallDesignTests {
  private static let folder = Tool.package + "/Tests/SystemDesignTests/SmallDesigns/"

  @Test(
    "a small design is estimated, judged and drawn without a silly word",
    arguments: [("InternalTool", 0), ("StaticSite", 0), ("BatchPipeline", 0)])
  func all(name: String, status: Int32) throws {
    let path = Self.folder + name + ".swift"
    let folder = try Tool.Folder()
    for arguments in [
      ["estimate", path], ["spof", path], ["critique", path], ["draw", path, "-o", "a.svg"],
    ] {
      let answer = try Tool.run(arguments, in: folder.path)
      #expect(answer.status == status)
      for silly in ["nan", "inf ", "−", "0 machines", "Optional", "nil"] {
        #expect(!answer.output.contains(silly), "\(arguments[0]) says \(silly)")
      }
    }
    #expect(try folder.read("a.svg").contains("</svg>"))
  }
}
