import SystemDesign
import Testing

@testable import DesignLoading

@Suite("Files that hold no design") struct InputTests {
  private func failure(_ bytes: [UInt8], from path: String) async -> [String] {
    do {
      return try await DesignLoader().load(bytes, from: path).warnings
    } catch {
      #expect(error.exitStatus == 2)
      return error.lines
    }
  }

  @Test("a file that is not there, and a folder")
  func files() async {
    for (path, says) in [
      ("/nowhere/my.swift", "there is no such file"),
      ("/", "it is a folder, and a file belongs here"),
    ] {
      do {
        _ = try await DesignLoader().load(path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.lines == ["\(path): error: \(says)"])
        #expect(error.exitStatus == 2)
      }
    }
  }

  @Test(
    "an empty file, a binary, a text of another time, a giant",
    arguments: [
      ([], "it is empty"),
      ([0x20, 0x0A], "it is empty"),
      ([0x41, 0x00], "it is no text in UTF-8, so no design"),
      ([0x41, 0xE9, 0x41], "it is no text in UTF-8, so no design"),
      ([UInt8](repeating: 0x41, count: 1 << 20 + 1), "it has more than 1 MB, and no design has"),
    ])
  func bytes(_ bytes: [UInt8], _ says: String) async {
    #expect(await failure(bytes, from: "my.swift") == ["my.swift: error: \(says)"])
  }

  @Test("a model is one by its name or by its first brace; its errors have their line")
  func models() async throws {
    #expect(
      await failure(Array("{\n \"model\": }".utf8), from: "-")
        == ["-:2:11: error: a value belongs here"])
    #expect(
      await failure(Array("[]".utf8), from: "my.json")
        == ["my.json:1:1: error: an object belongs here, and this is a list"])
    let text = try Model.encode(small).text.replacing("\"to\": \"App\"", with: "\"to\": \"Ap\"")
    let line = text.split(separator: "\n").firstIndex { $0.contains("\"Ap\"") } ?? 0
    #expect(
      await failure(Array(text.utf8), from: "my.json") == [
        "my.json:\(line + 1):17: error: flows[0].steps[0].to: "
          + "no component is called 'Ap'; did you mean 'App'?"
      ])
  }

  @Test("the mistakes of a model have the place that they have in its design file")
  func mistakes() async throws {
    let text = try Model.encode(small).text.replacing("\"instances\": 2", with: "\"instances\": 0")
    #expect(
      await failure(Array(text.utf8), from: "my.json").map { $0.split(separator: ":error:").count }
        == [1])
    let said = await failure(Array(text.utf8), from: "my.json")
    #expect(
      said.first?.hasSuffix(
        ": error: 'App' has 0 instances; say at least one, or leave the component out") == true)
  }
}
