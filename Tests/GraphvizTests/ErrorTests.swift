import Foundation
import Graphviz
import Testing

@Suite("Errors")
struct ErrorTests {
  @Test("a graph that cannot be drawn says why", arguments: Self.cases)
  func causes(dot: String, error: RenderingError) {
    #expect(throws: error) { try Sample.renderer.render(dot, as: .svg) }
    #expect(throws: Never.self) { try Sample.renderer.render("digraph { a }", as: .svg) }
  }

  static let cases: [(String, RenderingError)] = [
    ("", .noGraph),
    (" \n// nothing\n", .noGraph),
    ("digraph { a\0 }", .containsNUL),
    ("digraph a { x } digraph b { y }", .severalGraphs),
    ("digraph a { x }\ndigraph b { y }", .severalGraphs),
    ("digraph {\n a ->\n}", .malformedDOT(line: 3, problem: "syntax error near '}'")),
    ("digraph { a }\n}", .malformedDOT(line: 2, problem: "syntax error near '}'")),
    (
      "digraph {\n a [label=\"no end]\n}",
      .malformedDOT(
        line: 2,
        problem:
          "syntax error scanning a quoted string (missing endquote?) String starting:\"no end] }")
    ),
    (
      "digraph { a [label=<<B>x</I>>] }",
      .malformedLabel(owner: "node a", problem: "mismatched tag in line 1 ... x</I> ...")
    ),
    (
      "digraph { a -> b [label=<<B>x</I>>] }",
      .malformedLabel(owner: "edge a -> b", problem: "mismatched tag in line 1 ... x</I> ...")
    ),
    (#"digraph { a [label=<<IMG SRC="napkin-icon:cow:000000"/>>] }"#, .unknownIcon(name: "cow")),
    (
      #"digraph { a [label=<<IMG SRC="/etc/logo.png"/>>] }"#,
      .foreignImage(source: "/etc/logo.png")
    ),
    (
      #"digraph { a [label=<<IMG SRC="napkin-icon:server:red"/>>] }"#,
      .foreignImage(source: "napkin-icon:server:red")
    ),
  ]

  @Test(
    "a graph that Graphviz gives up on says what Graphviz said",
    arguments: [
      ("digraph { layout=origami; a }", #"Layout type: "origami" not recognized"#),
      ("digraph { layout=nop2; a }", "has no position"),
    ])
  func givenUp(dot: String, words: String) {
    let error = #expect(throws: RenderingError.self) { try Renderer().render(dot, as: .svg) }
    #expect(error?.description.hasPrefix("Graphviz could not draw the graph: ") == true)
    #expect(error?.description.contains(words) == true)
  }

  @Test("the line of an error is right after 30 other graphs")
  func lines() {
    for _ in 0..<30 {
      _ = try? Renderer().render("digraph {\n\n\na\n\n\n}", as: .svg)
      _ = try? Renderer().render("#line 7 \"elsewhere\"\ndigraph {\n -> }", as: .svg)
    }
    #expect(throws: RenderingError.malformedDOT(line: 2, problem: "syntax error near '->'")) {
      try Renderer().render("digraph {\n -> }", as: .svg)
    }
  }

  @Test("a graph that fails leaves nothing to the next one")
  func afterwards() throws {
    let clean = try Renderer().render("digraph c { q }", as: .svg)
    _ = try? Renderer().render("digraph a { x } digraph b { y }", as: .svg)
    #expect(try Renderer().render("digraph c { q }", as: .svg) == clean)
  }

  @Test("too many nodes are refused, and just as many as allowed are drawn")
  func nodes() throws {
    let chain = { (count: Int) in
      "digraph { " + (0..<count).map { "n\($0)" }.joined(separator: " -> ") + " }"
    }
    #expect(throws: RenderingError.tooManyNodes(2_001, most: 2_000)) {
      try Renderer().render(chain(2_001), as: .svg)
    }
    #expect(throws: Never.self) { try Renderer().render(chain(2_000), as: .svg) }
  }

  @Test("too many edges between few nodes are refused in no time")
  func edges() {
    let everyPair = (0..<46).flatMap { from in (0..<46).map { "n\(from) -> n\($0)" } }
    #expect(throws: RenderingError.tooDense(nodes: 46, edges: 2_116)) {
      try Renderer().render("digraph { \(everyPair.joined(separator: ";")) }", as: .svg)
    }
  }

  @Test("an icon that is not XML is named")
  func malformedIcon() {
    let renderer = Renderer(icons: ["server": "<path", "users": ""])
    #expect(throws: RenderingError.malformedIcon(name: "server")) {
      try renderer.render(Sample.cards, as: .svg)
    }
  }

  @Test("a dark colour that is no colour is named", arguments: ["", "#12", "red}", "#00000g"])
  func malformedColour(text: String) {
    #expect(throws: RenderingError.malformedColour(text)) {
      try Renderer(darkColours: ["#ffffff": text]).render("digraph { a }", as: .svg)
    }
  }

  @Test("Graphviz without plugins is told from a bad graph")
  func noPlugins() async {
    await #expect(processExitsWith: .success) {
      let empty = FileManager.default.temporaryDirectory.path + "/no-plugins-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
      setenv("GVBINDIR", empty, 1)
      #expect(throws: RenderingError.noPlugins) { try Renderer().render("digraph { a }", as: .svg) }
      try FileManager.default.removeItem(atPath: empty)
    }
  }

  @Test("a temporary folder that is not there is an error only for a graph with icons")
  func noTemporaryFolder() async {
    await #expect(processExitsWith: .success) {
      setenv("TMPDIR", "/nowhere/at/all", 1)
      #expect(throws: Never.self) { try Sample.renderer.render(Sample.clusters, as: .svg) }
      let error = #expect(throws: RenderingError.self) {
        try Sample.renderer.render(Sample.cards, as: .svg)
      }
      #expect(error?.description.contains("/nowhere/at/all") == true)
    }
  }

  @Test("an error is a sentence with its numbers and a remedy")
  func descriptions() {
    let error = RenderingError.malformedDOT(line: 3, problem: "syntax error near '}'")
    #expect("\(error)" == "line 3 of the graph: syntax error near '}'")
    #expect("\(RenderingError.noPlugins)" == "Graphviz has no plugins: run 'sudo dot -c'")
    #expect("\(RenderingError.tooDense(nodes: 46, edges: 2_116))".contains("2116"))
  }
}
