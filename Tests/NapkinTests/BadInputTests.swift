import Foundation
import Testing

/// What a careless user does: each answered in one clear line, with the right status.
struct BadInputTests {
  private func answer(_ text: String, as name: String = "bad.swift") throws -> Tool.Answer {
    let folder = try Tool.Folder()
    try folder.write(text, to: name)
    let answer = try Tool.run(["estimate", name], in: folder.path)
    #expect(folder.files == [name])
    #expect(answer.output.isEmpty)
    return answer
  }

  @Test(
    "a missing file is named", arguments: ["nowhere.swift", "no/where.json", "/nowhere/x.swift"])
  func missing(path: String) throws {
    for command in ["estimate", "spof", "critique", "draw", "model"] {
      let answer = try Tool.run([command, path])
      #expect(answer.status == 2)
      #expect(answer.messages.count == 1)
      #expect(answer.messages.first?.contains(path) == true)
    }
  }

  @Test("a name that is no file is answered with the scenario that is near")
  func scenario() throws {
    let answer = try Tool.run(["estimate", "url-shorter"])
    #expect(answer.status == 2)
    #expect(
      answer.messages
        == ["error: no file or scenario is called 'url-shorter'; did you mean 'url-shortener'?"])
  }

  @Test("a folder, an empty file and a binary one are refused")
  func noText() throws {
    #expect(try Tool.run(["estimate", "Scenarios"]).status == 2)
    #expect(try answer("").status == 2)
    #expect(try answer("let a = 1\u{0}\u{0}").status == 2)
  }

  @Test("truncated JSON is refused with its place")
  func truncated() throws {
    let model = try Tool.run(["model", "url-shortener"]).output
    let answer = try answer(String(model.prefix(model.count / 2)), as: "half.json")
    #expect(answer.status == 2)
    #expect(answer.messages.count == 1)
    #expect(
      answer.messages.first?.range(
        of: "^half\\.json:[0-9]+:[0-9]+: error: ", options: .regularExpression) != nil)
  }

  @Test("no design, or two of them, is one line")
  func notOneDesign() throws {
    #expect(try answer("import SystemDesign\n").messages.count == 1)
    let two = """
      import SystemDesign
      let a = Design("A") { Flow("F", at: 1.perSecond) { Client("C").calls(Service("S")) } }
      let b = Design("B") { Flow("F", at: 1.perSecond) { Client("C").calls(Service("S")) } }
      """
    let found = try answer(two)
    #expect(found.status == 2 && found.messages.count == 1)
  }

  @Test(
    "a design that stops, loops or floods is stopped and told of",
    arguments: [
      "let numbers = [1, 2, 3]; print(numbers[numbers.count])",
      "while true {}",
      "while true { print(String(repeating: \"x\", count: 100_000)) }",
      "var all: [[Int]] = []; while true { all.append([Int](repeating: 1, count: 10_000_000)) }",
    ])
  func misbehaving(code: String) throws {
    let found = try answer("import SystemDesign\n\(code)\n")
    #expect(found.status == 2)
    #expect(found.messages.count == 1, "\(found.errors.prefix(400))")
    #expect(found.messages.first?.hasPrefix("bad.swift") == true)
  }

  @Test(
    "wrong usage is status 64",
    arguments: [["estimate"], ["estmate", "x"], ["rules", "--format", "xml"]])
  func usage(arguments: [String]) throws {
    #expect(try Tool.run(arguments).status == 64)
  }

  @Test("only --compile needs a compiler; without one on the path it is status 3")
  func noCompiler() throws {
    let folder = try Tool.Folder()
    let environment = ["PATH": folder.path]
    let swift = try Tool.run(
      ["estimate", "--compile", Tool.package + "/Scenarios/URLShortener.swift"],
      environment: environment)
    #expect(swift.status == 3 && swift.messages.count == 1)
    let read = try Tool.run(
      ["estimate", Tool.package + "/Scenarios/URLShortener.swift"], environment: environment)
    #expect(read.status == 0 && read.messages.isEmpty)
    #expect(try Tool.run(["estimate", "url-shortener"], environment: environment).status == 0)
  }
}
