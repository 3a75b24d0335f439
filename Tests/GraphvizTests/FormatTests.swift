import Graphviz
import Testing

@Suite("Formats")
struct FormatTests {
  @Test("a PNG has two pixels for each point, so that it is sharp")
  func png() throws {
    let bytes = try Renderer(dotsPerInch: 144).render("digraph { a }", as: .png).bytes
    #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    let half = try Renderer(dotsPerInch: 72).render("digraph { a }", as: .png).bytes
    #expect(abs(width(ofPNG: bytes) - 2 * width(ofPNG: half)) <= 2)
    #expect(width(ofPNG: half) > 50)
  }

  @Test("an icon is drawn into a PNG")
  func iconInPNG() throws {
    let dot = #"digraph { a [shape=plain label=<\#(Sample.card("A", icon: "server", "0e7490"))>] }"#
    let bare = Renderer.withoutIcons(dot)
    let drawn = try Sample.renderer.render(dot, as: .png).bytes
    let empty = try Sample.renderer.render(bare, as: .png).bytes
    #expect(width(ofPNG: drawn) == width(ofPNG: empty))
    #expect(drawn != empty)
  }

  @Test("a PDF is a PDF, with one page")
  func pdf() throws {
    let bytes = try Sample.renderer.render(Sample.cards, as: .pdf).bytes
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(String(decoding: bytes, as: UTF8.self).contains("%%EOF"))
  }

  @Test("DOT has places, and no icons, and can be drawn again")
  func dot() throws {
    let text = try Sample.renderer.render(Sample.cards, as: .dot).text
    #expect(text.contains("pos=") && text.contains("bb="))
    #expect(!text.contains("IMG"))
    #expect(try Sample.renderer.render(text, as: .svg).text.contains("Server"))
  }

  @Test("a graph without its icons has the same layout")
  func sameLayout() throws {
    let svg = try Sample.renderer.render(Sample.cards, as: .svg).text
    let bare = try Sample.renderer.render(Renderer.withoutIcons(Sample.cards), as: .svg).text
    let texts = { (svg: String) in svg.split(separator: "\n").filter { $0.contains("<text") } }
    #expect(texts(svg) == texts(bare))
    #expect(!bare.contains("<use"))
  }

  @Test("a layout made elsewhere is drawn as it is")
  func fixedPlaces() throws {
    let dot = #"digraph { layout=nop2; a [pos="50,50"]; b [pos="50,250"] }"#
    let svg = try Renderer().render(dot, as: .svg).text
    #expect(svg.contains(#"cy="-218""#) && svg.contains(#"cy="-18""#))
  }

  @Test("a text of any length is read", arguments: [16_383, 16_384, 16_385, 100_000])
  func longText(length: Int) throws {
    let long = String(repeating: "x", count: length)
    for dot in ["digraph { a [comment=\"\(long)\"] }", "digraph { a [comment=<\(long)>] }"] {
      #expect(try Renderer().render(dot, as: .dot).text.contains(long.prefix(100)))
    }
  }

  @Test("a warning comes with the drawing")
  func warnings() throws {
    let dot = "digraph { a [shape=cloudy] }"
    #expect(
      try Renderer().render(dot, as: .svg).warnings == ["using box for unknown shape cloudy"])
    #expect(try Renderer().render("digraph { a }", as: .svg).warnings == [])
  }

  private func width(ofPNG bytes: [UInt8]) -> Int {
    bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
  }
}
