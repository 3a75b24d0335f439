import Foundation
import Graphviz
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("SVG for pages")
struct PageTests {
  let page: String

  init() throws {
    page = try Sample.renderer.render(
      Sample.cards, as: .svg, title: "Two <cards>", description: "One & another"
    ).text
  }

  @Test("each icon is drawn once and used where it stands")
  func icons() {
    #expect(page.ranges(of: "<symbol").count == 2)
    #expect(page.ranges(of: "<use").count == 2)
    #expect(page.contains(##"<use href="#napkin-two-cards-icon-server""##))
    #expect(page.contains(##"color="#0e7490""##))
    #expect(!page.contains("<image"))
  }

  @Test(
    "nothing outside the file is needed",
    arguments: ["file:", "/tmp", "xlink", "<!DOCTYPE", "<!--", "href=\"/", "url(http", ".svg"])
  func selfContained(part: String) {
    #expect(!page.contains(part))
  }

  @Test("the only address is that of the name space")
  func addresses() {
    #expect(page.ranges(of: "http").count == 1)
    #expect(page.contains(#"xmlns="http://www.w3.org/2000/svg""#))
  }

  @Test("readers who cannot see it get a title and a description")
  func accessible() {
    #expect(page.contains(#"role="img""#))
    #expect(
      page.contains(#"aria-labelledby="napkin-two-cards-title napkin-two-cards-desc""#))
    #expect(page.contains(#"<title id="napkin-two-cards-title">Two &lt;cards&gt;</title>"#))
    #expect(page.contains(#"<desc id="napkin-two-cards-desc">One &amp; another</desc>"#))
  }

  @Test("without a title the name of the graph is the title, unless it has none")
  func titles() throws {
    let named = try Renderer().render("digraph shop { a }", as: .svg).text
    #expect(named.contains(#"<title id="napkin-shop-title">shop</title>"#))
    let nameless = try Renderer().render("digraph { a }", as: .svg).text
    #expect(!nameless.contains("<title") && !nameless.contains("aria-labelledby"))
    let arabic = try Renderer().render("digraph { a }", as: .svg, title: "نظام").text
    #expect(arabic.contains(">نظام</title>"))
  }

  @Test("a tooltip is a title and not a link, and names of parts are not shown")
  func tooltips() {
    #expect(page.contains("<title>Who asks</title>"))
    #expect(page.ranges(of: "<title").count == 2)
    #expect(!page.contains("<a "))
  }

  @Test("a link to a page stays, and a script goes")
  func links() throws {
    let dot = """
      digraph { a [URL="https://example.org/?a=1&b=2" tooltip="more"]
        b [URL="javascript:alert(1)"] }
      """
    let svg = try Renderer().render(dot, as: .svg).text
    #expect(svg.contains(#"<a href="https://example.org/?a=1&amp;b=2"><title>more</title>"#))
    #expect(!svg.contains("javascript"))
  }

  @Test("it is as large as Graphviz meant it and shrinks with its page")
  func size() throws {
    #expect(page.contains("viewBox=") && page.contains("max-width: 100%"))
    let dot = "digraph { layout=nop2; pad=0; a [pos=\"27,18\"]; b [pos=\"45,72\"] }"
    let svg = try Renderer().render(dot, as: .svg).text
    #expect(svg.contains(#"viewBox="0.00 0.00 72.00 90.00""#))
    #expect(svg.contains(#"width="96.00" height="120.00""#))
  }

  @Test("dark mode has the colours of the map that occur, inside this drawing only")
  func darkMode() {
    #expect(page.contains("<style>@media (prefers-color-scheme: dark) {"))
    for rule in [
      ##"[fill="#ffffff"] { fill: #172033 }"##, ##"[color="#0e7490"] { color: #a5f3fc }"##,
      ##"[stroke="#0e7490"] { stroke: #a5f3fc }"##, ##"[fill="#1e3a8a"] { fill: #60a5fa }"##,
    ] {
      #expect(page.contains("\n#napkin-two-cards " + rule))
    }
    #expect(!page.contains(##"[stroke="#ffffff"]"##))
  }

  @Test("without dark colours there is no style, and black text can have one")
  func blackText() throws {
    let plain = try Renderer().render("digraph { a }", as: .svg).text
    #expect(!plain.contains("<style"))
    let dark = try Renderer(darkColours: ["black": "#ffffff"]).render("digraph { a }", as: .svg)
    #expect(dark.text.contains("text:not([fill]) { fill: #ffffff }"))
    #expect(dark.text.contains(#"[stroke="black"] { stroke: #ffffff }"#))
  }

  @Test("fonts have stand-ins of the same width")
  func fonts() throws {
    #expect(page.contains(#"font-family="Liberation Sans, Arial, Helvetica, Arimo, sans-serif""#))
    let dot = #"digraph { a [fontname="Courier New"]; b }"#
    let svg = try Renderer().render(dot, as: .svg).text
    #expect(svg.contains(#"font-family="Liberation Mono, Courier New,"#))
    #expect(svg.contains(#"font-family="Liberation Serif, Times New Roman,"#))
  }

  @Test("two drawings on a page have identifiers of their own, gradients too")
  func identifiers() throws {
    let dot = #"digraph { a [style=filled fillcolor="red:blue" id="my node"] }"#
    let svg = try Renderer().render(dot, as: .svg, title: "First").text
    #expect(svg.contains(#"id="napkin-first-my_node""#))
    let gradient = try #require(svg.firstMatch(of: #/fill="url\(#([^)]*)\)"/#)).output.1
    #expect(gradient.hasPrefix("napkin-first-") && svg.contains("id=\"\(gradient)\""))
  }

  @Test(
    "any name makes well-formed XML",
    arguments: [
      #"<>&"'"#, "two\nlines", "👩‍👩‍👧 é ﬁ", "مرحبا بالعالم", "&nbsp; &amp; &#0; &", "]]>",
      "<!-- -->", "bell\u{7} and \u{FFFE}", "\t", #"\N \G \\"#, "a->b", "%",
      #"<IMG SRC="napkin-icon:server:000000"/>"#,
    ])
  func wellFormed(name: String) throws {
    let quoted = "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    let dot = """
      digraph \(quoted) { subgraph "cluster\(quoted.dropFirst()) { label=\(quoted)
        \(quoted) [label=\(quoted) tooltip=\(quoted) class=\(quoted)] }
        \(quoted) -> b [label=\(quoted) edgetooltip=\(quoted)] }
      """
    let svg = try Sample.renderer.render(dot, as: .svg, title: name, description: name).text
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
    #expect(!svg.contains("<image") && !svg.contains("<use"))
  }

  @Test("a page with all that Graphviz writes is well-formed")
  func everythingWellFormed() {
    #expect(XMLParser(data: Data(page.utf8)).parse())
  }
}
