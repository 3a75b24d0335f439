import SystemDesign
import Testing

@testable import DesignLoading

/// The limits are watchdogs for a reader that hangs; a good one needs seconds.
@Suite("Models that are cut short, deep or huge", .timeLimit(.minutes(2)))
struct BoundedModelTests {
  private func members(_ more: String) -> [UInt8] {
    Array(
      #"{"model": 1, "name": "N", "file": "f.swift", "line": 1, "column": 1, \#(more)}"#.utf8)
  }

  @Test("a model cut short at any byte is one line with its place")
  func truncated() {
    let bytes = Array(BadModel.text.utf8)
    // The last byte ends the line after the model.
    for count in 0..<(bytes.count - 1) {
      let lines = BadModel.messages(about: Array(bytes.prefix(count)))
      #expect(lines.count == 1)
      #expect(lines.first?.wholeMatch(of: /my\.json:\d+:\d+: error: \P{Cc}+/) != nil, "\(lines)")
    }
    #expect(BadModel.messages(about: Array(bytes.dropLast())).isEmpty)
  }

  @Test("what nests a million deep", arguments: ["[", "{\"a\":", "[{\"a\":"])
  func deep(_ opening: String) {
    let text = String(repeating: opening, count: 1_000_000)
    let column = opening == "{\"a\":" ? 1_281 : opening == "[" ? 257 : 769
    #expect(
      BadModel.messages(about: Array(text.utf8))
        == ["my.json:1:\(column): error: more than 256 levels of nesting"])
  }

  @Test("a byte more than the size limit")
  func huge() {
    #expect(
      BadModel.messages(about: [UInt8](repeating: 0x20, count: JSON.mostBytes + 1))
        == ["my.json:1:1: error: more than 64 MB of JSON"])
  }

  @Test(
    "a list of a million things",
    arguments: [
      ("order", "\"flows\"", "1:80: error: order[0]: there are no more flows"),
      ("components", "{}", "1:85: error: components[0]: 'name' is missing"),
      ("formulas", "7", "1:83: error: formulas[0]: an object belongs here, and this is a number"),
      ("flows", "[]", "1:80: error: flows[0]: an object belongs here, and this is a list"),
      ("strangers", "null", "1:83: error: strangers: no such key"),
    ])
  func million(_ key: String, _ item: String, _ says: String) {
    let list = Array(repeating: item, count: 1_000_000).joined(separator: ",")
    #expect(BadModel.messages(about: members("\"\(key)\": [\(list)]")) == ["my.json:\(says)"])
  }

  @Test("a table of a hundred thousand expressions, the last of them wrong")
  func manyFormulas() {
    let node = #"{"literal":1,"unit":"","dimension":"count"},"#
    let nodes = String(repeating: node, count: 100_000) + #"{"sum":[0,100000],"dimension":"count"}"#
    let lines = BadModel.messages(about: members("\"formulas\": [\(nodes)]"))
    #expect(lines.count == 1)
    #expect(
      lines.first?.hasSuffix(
        "formulas[100000].sum[1]: 100000 is not the number of an expression before this one")
        == true)
  }
}
