import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Names that could do harm are shown and do none") struct UnsafeNamesTests {
  /// What a name may hold; each stands in every name, reason and sentence of one model.
  static let texts = [
    "markup": "<b>&amp;\"'</b><script>alert(1)</script>]]>",
    "bracket": "]",
    "comment": "--><!-- \\N \\G \\l {a|b} $x `x`",
    "line breaks": "one\ntwo\r\nthree\u{2028}four\u{85}five\u{B}",
    "control characters": "\u{1}\u{7}\u{8}\u{1B}[31mred\u{1B}]0;title\u{7}\u{7F}\u{9B}2J",
    "right to left": "\u{202E}evil\u{202C}\u{2066}x\u{2069}\u{200F}\u{61C}",
    "zero width": "a\u{200B}b\u{200C}c\u{200D}d\u{FEFF}e\u{2060}",
    "emoji": "👩🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿🇩🇪 مرحبا שלום 漢字 ö",
    "marks": "z" + String(repeating: "\u{301}\u{489}", count: 40),
    "formats": "%s%n%d ${HOME} $(id) ; rm -rf ~ | cat",
  ]

  /// The scenario with the text in everything that a user says in words of their own.
  private static func model(_ text: String) throws -> Data {
    let model = try JSONSerialization.jsonObject(with: Data(GoodModel.text))
    // What is also said in a list, "code, hour", stays as it is.
    let names = Set(named(model)).subtracting(listed(model))
    return try JSONSerialization.data(withJSONObject: renamed(model, names, text, key: ""))
  }

  private static func named(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(named) }
    guard let object = value as? [String: Any] else { return [] }
    return [object["name"], object["assumption"]].compactMap { $0 as? String }
      + object.values.flatMap(named)
  }

  private static func listed(_ value: Any) -> [String] {
    if let list = value as? [Any] { return list.flatMap(listed) }
    guard let object = value as? [String: Any] else { return [] }
    return ["key", "idempotentBy"].flatMap {
      (object[$0] as? String ?? "").components(separatedBy: ", ")
    } + object.values.flatMap(listed)
  }

  private static let sentences: Set<String> = [
    "because", "chosen", "over", "topic", "effect", "response", "says", "openBecause", "loses",
    "check", "userAddress", "path", "idempotencyKey", "file", "source",
  ]

  private static func renamed(
    _ value: Any, _ names: Set<String>, _ text: String, key: String
  ) -> Any {
    if let list = value as? [Any] { return list.map { renamed($0, names, text, key: key) } }
    if let object = value as? [String: Any] {
      // One of each, so that the critique has something to say.
      return object.reduce(into: [String: Any]()) { all, member in
        all[member.key] =
          member.key == "instances" ? 1 : renamed(member.value, names, text, key: member.key)
      }
    }
    guard let word = value as? String, names.contains(word) || sentences.contains(key) else {
      return value
    }
    return word + " " + text
  }

  /// Nothing in a text steers a terminal or turns what stands beside it.
  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C: false
      default: true
      }
    }
  }

  private static func run(_ arguments: [String], _ text: String) throws -> Trial {
    let trial = try Trial.run(arguments, files: ["m.json": try model(text)])
    #expect([0, 1].contains(trial.status), "\(trial.errors)")
    #expect(isHarmless(trial.errors))
    #expect(trial.leftovers.isEmpty)
    return trial
  }

  static let commands = [
    ["estimate", "m.json"], ["estimate", "m.json", "--explain", "rate-mean"], ["spof", "m.json"],
    ["critique", "m.json"], ["model", "m.json"], ["draw", "m.json", "-o", "-", "--as", "dot"],
    ["estimate", "m.json", "--format", "json"], ["spof", "m.json", "--format", "json"],
    ["critique", "m.json", "--format", "json"],
  ]

  @Test("on a terminal", arguments: texts.keys.sorted(), commands)
  func terminal(name: String, command: [String]) throws {
    let trial = try Self.run(command, try #require(Self.texts[name]))
    #expect(Self.isHarmless(trial.output))
    #expect(trial.output.count > 100)
    #expect(trial.changes.isEmpty)
  }

  @Test("in JSON, which says them back as they were", arguments: texts.keys.sorted())
  func json(name: String) throws {
    let text = try #require(Self.texts[name])
    let trial = try Self.run(["model", "m.json"], text)
    let model = try JSONSerialization.jsonObject(with: Data(trial.output)) as? [String: Any]
    #expect(model?["name"] as? String == "URL shortener " + text)
    for command in Self.commands where command.contains("json") {
      let answer = try Self.run(command, text).output
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(answer)) }
    }
    let parsed = try Self.judged(by: ["python3", "-c", "import json, sys; json.load(sys.stdin)"])
    if let parsed { #expect(try parsed(trial.output)) }
  }

  @Test("in SVG", arguments: texts.keys.sorted()) func svg(name: String) throws {
    let trial = try Self.run(
      ["draw", "m.json", "-o", "a.svg"], try #require(Self.texts[name]))
    #expect(trial.changes == ["a.svg"])
    let bytes = try #require(trial.bytes["a.svg"])
    let parser = XMLParser(data: bytes)
    let scripts = ScriptFinder()
    parser.delegate = scripts
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    #expect(!scripts.found)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(Self.isHarmless(text))
    let parsed = try Self.judged(
      by: ["python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.stdin.buffer)"])
    if let parsed { #expect(try parsed(text)) }
  }

  @Test("in pictures of pixels and on paper", arguments: texts.keys.sorted(), ["png", "pdf"])
  func pixels(name: String, form: String) throws {
    let trial = try Self.run(
      ["draw", "m.json", "-o", "a.\(form)"], try #require(Self.texts[name]))
    #expect(trial.changes == ["a.\(form)"])
  }

  @Test("in DOT, which Graphviz's own program reads", arguments: texts.keys.sorted())
  func dot(name: String) throws {
    let trial = try Self.run(
      ["draw", "m.json", "-o", "-", "--as", "dot"], try #require(Self.texts[name]))
    let read = try Self.judged(by: ["dot", "-Tcanon"])
    if let read { #expect(try read(trial.output)) }
  }

  /// A judge from elsewhere; nil, with a printed line, where it is not installed.
  private static func judged(by command: [String]) throws -> ((String) throws -> Bool)? {
    let there = try WatchedProcess(
      ["/bin/sh", "-c", "command -v \(command[0])"], in: "/",
      environment: Tool.environment, stdin: ""
    ).waitUntilItEnds()
    guard there.status == 0 else {
      print("skipped what '\(command[0])' would judge: it is not installed")
      return nil
    }
    return { text in
      try WatchedProcess(
        ["/usr/bin/env"] + command, in: "/",
        environment: Tool.environment, stdin: text
      ).waitUntilItEnds().status == 0
    }
  }
}

/// Looks for elements that a browser would run.
private final class ScriptFinder: NSObject, XMLParserDelegate {
  private(set) var found = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if ["script", "foreignobject", "b"].contains(name.lowercased()) { found = true }
  }
}
