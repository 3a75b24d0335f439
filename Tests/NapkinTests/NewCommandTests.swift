import Foundation
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

  @Test("a new design from a scenario is the scenario's text")
  func fromScenario() throws {
    let folder = try Tool.Folder()
    let answer = try Tool.run(["new", "mine", "--from", "url-shortener"], in: folder.path)
    #expect(answer.status == 0)
    let text = try String(
      contentsOfFile: Tool.package + "/Scenarios/URLShortener.swift", encoding: .utf8)
    #expect(try folder.read("mine.swift") == text)
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

  @Test("every scenario has its text")
  func texts() throws {
    let answer = try Tool.json(["scenarios"])
    let data = try #require(answer["data"] as? [String: Any])
    let list = try #require(data["scenarios"] as? [[String: Any]])
    #expect(!list.isEmpty)
    for scenario in list {
      let id = try #require(scenario["id"] as? String)
      let folder = try Tool.Folder()
      #expect(try Tool.run(["new", "copy", "--from", id], in: folder.path).status == 0)
    }
  }

  @Test("a name without a letter is no name")
  func noName() throws {
    let folder = try Tool.Folder()
    #expect(try Tool.run(["new", ""], in: folder.path).status == 2)
    #expect(folder.files.isEmpty)
  }
}
