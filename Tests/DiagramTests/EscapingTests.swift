import Graphviz
import Testing

@testable import Diagram

@Suite("Any name is safe in the text of a graph, and shown")
struct EscapingTests {
  @Test(
    "in a label every sign stands for itself",
    arguments: [
      ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("back\\N", "back\\\\N"), ("]", "&#93;"),
      ("two\nlines\tand\u{2028}more", "two lines and more"), ("  spaces  ", "spaces"),
      ("\u{202E}evil\u{202C}", "evil"), ("zero\u{200B}width", "zerowidth"), ("👨‍👩‍👧", "👨‍👩‍👧"),
      ("שלום", "שלום"), ("\u{200B}\u{202E}", "U+200B U+202E"), ("\u{E000}", "\u{FFFD}"), ("", ""),
    ])
  func label(text: String, escaped: String) {
    #expect(Escaping.html(text) == escaped)
  }

  @Test("in a quoted name only quotes and backslashes are escaped, and no more than 1,000 stand")
  func quoted() {
    #expect(Escaping.quoted("a \"b\" \\ <c>") == #""a \"b\" \\ <c>""#)
    #expect(Escaping.quoted(String(repeating: "x", count: 20_000)).count == 1_002)
  }

  @Test("a tooltip has a line for each sentence, at most twelve, and survives being read twice")
  func tooltip() {
    #expect(Escaping.tooltip(["a & \"b\"", "c\\N"]) == #""a &amp; \"b\"\nc\\\\N""#)
    #expect(Escaping.tooltip(Array(repeating: "x", count: 50)).split(separator: "\\n").count == 12)
  }

  @Test("Graphviz reads every strange name in every place, without a word", arguments: strangeNames)
  func drawn(name: String) throws {
    let cards = ["one", "two"].map { id in
      Picture.Card(
        id: id, icon: .named("server") ?? Icon.all[0], title: name, subtitle: name, figures: name,
        badges: [Picture.Badge(name, .info)], group: id == "one" ? name : nil,
        tooltip: [name, name])
    }
    let picture = Picture(
      title: name, subtitle: name, cards: cards,
      groups: [Picture.Group(id: name, title: name, tier: .data)],
      links: [Picture.Link(from: "one", to: "two", label: [name, name], tooltip: [name])],
      legend: Picture.Sign.allCases, footers: [name])
    let drawing = try Renderer(icons: Icon.drawings).render(picture.dot(), as: .svg)
    #expect(drawing.warnings.isEmpty)
    #expect(picture.dot().split(separator: "\n").allSatisfy { $0.utf8.count < 16_000 })

    let shown = TextWidth(size: 12.5, isBold: true).cut(Escaping.visible(name), to: 190)
    let text = shown.isEmpty ? "(no name)" : shown
    #expect(drawing.text.contains(text.inXML), "\(text)")
  }
}

extension String {
  /// As an SVG writes it.
  fileprivate var inXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
