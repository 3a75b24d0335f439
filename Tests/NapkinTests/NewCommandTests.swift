import Foundation
import Scenarios
import Testing

struct NewCommandTests {
  @Test(
    "a new design loads, and is estimated, judged and drawn",
    arguments: ["shop", "My photo album.swift", "2nd try", "ünï", "class"])
  func loads(name: String) throws {
    let folder = try Tool.Folder()
    #expect(try Tool.run(["new", name], in: folder.path).status == 0)
    let file = try #require(folder.files.first)
    #expect(folder.files.count == 1)
    let estimate = try Tool.run(["estimate", file], in: folder.path)
    #expect(estimate.status == 0, "\(estimate.errors)")
    #expect(!estimate.output.contains("not stated"))
    #expect(try Tool.run(["critique", file], in: folder.path).status == 0)
  }

  @Test("a new design says how a noun of one's own is said")
  func nouns() throws {
    let folder = try Tool.Folder()
    #expect(try Tool.run(["new", "shop"], in: folder.path).status == 0)
    #expect(try folder.read("shop.swift").contains(#"500.of("photo albums")"#))
  }

  @Test(
    "a new design from a scenario is the scenario's text",
    arguments: scenarios.map { ($0.id, $0.file) })
  func fromScenario(id: String, file: String) throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["new", "mine", "--from", id], in: folder.path)
    #expect(answer.status == 0)
    let text = try String(contentsOfFile: Tool.package + "/Scenarios/\(file)", encoding: .utf8)
    #expect(try folder.read("mine.swift") == text)
  }

  @Test("what to type next is one word where the name is several")
  func quoted() throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["new", "my shop"], in: folder.path)
    #expect(answer.errors.contains("napkin estimate 'my shop.swift'"))
    let next = try Tool.run(["estimate", "my shop.swift"], in: folder.path)
    #expect(next.errors.contains("napkin critique 'my shop.swift'"))
  }

  @Test("what is there already is never overwritten")
  func existing() throws {
    let folder = try Tool.Folder()
    try folder.write("precious", to: "shop.swift")
    let answer = try Tool.run(["new", "shop"], in: folder.path)
    #expect(answer.status == 2)
    #expect(try folder.read("shop.swift") == "precious")
  }

  @Test("a scenario that does not exist is answered with one that is near")
  func unknownScenario() throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["new", "shop", "--from", "url-shortner"], in: folder.path)
    #expect(answer.status == 2 && folder.files.isEmpty)
    #expect(
      answer.messages
        == ["error: no scenario is called 'url-shortner'; did you mean 'url-shortener'?"])
  }

  @Test("every file in the folder of scenarios is in the list")
  func catalogue() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Tool.package + "/Scenarios")
    #expect(files.filter { $0.hasSuffix(".swift") }.sorted() == scenarios.map(\.file).sorted())
  }

  @Test("a name without a letter is no name")
  func noName() throws {
    let folder = try Tool.Folder()
    #expect(try Tool.run(["new", ""], in: folder.path).status == 2)
    #expect(folder.files.isEmpty)
  }
}
