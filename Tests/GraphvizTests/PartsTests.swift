import Testing

@testable import Graphviz

@Suite("Parts")
struct PartsTests {
  @Test("what Graphviz says is split into messages, of one line each")
  func messages() {
    let said = """
      Warning: using box for unknown shape foo
      Error: mismatched tag in line 1
      ... x</i> ...
      in label of node c
      """
    #expect(
      Message.all(in: said) == [
        Message(isError: false, text: "using box for unknown shape foo"),
        Message(isError: true, text: "mismatched tag in line 1 ... x</i> ... in label of node c"),
      ])
    #expect(Message.all(in: "") == [])
  }

  @Test(
    "XML is written as it was read",
    arguments: [
      "<a/>", #"<a b="1" c="&lt;&quot;&#10;">x &amp; y<b/>z</a>"#, "<a>é 👍</a>", "<a:b c:d=\"\"/>",
    ])
  func readingAndWriting(text: String) throws {
    let element = try #require(Element(reading: text))
    #expect(element.document == #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n\(text)\n")
  }

  @Test("comments, instructions and bare ampersands are read over")
  func forgiving() throws {
    let text = "<?xml version='1.0'?><!DOCTYPE a>\n<!-- <b> --><a b='x&y=&#45;'>&nbsp;<!-- --></a>"
    let element = try #require(Element(reading: text))
    #expect(element["b"] == "x&y=-")
    #expect(element.text == "&nbsp;")
  }

  @Test(
    "what is no XML is not read",
    arguments: [
      "", "text", "<", "<a", "<a>", "<a></b>", "<a b></a>", "<a b=c/>", "<a b=\"c/>", "<a><b></a>",
    ])
  func malformed(text: String) {
    #expect(Element(reading: text) == nil)
  }

  @Test("the source of an icon is its name and colour")
  func iconSource() {
    let icon = IconReference(source: "napkin-icon:load-balancer:0E7490")
    #expect(icon?.name == "load-balancer" && icon?.colour == "#0e7490")
    for source in ["", "napkin-icon:a", "napkin-icon::000000", "napkin-icon:a/b:0", "x:a:000000"] {
      #expect(IconReference(source: source) == nil)
    }
  }

  @Test("an attribute can be set, changed and removed")
  func attributes() {
    var element = Element(name: "a")
    element["b"] = "1"
    element["b"] = "2"
    #expect(element.attributes == [.init(name: "b", value: "2")])
    element["b"] = nil
    element["c"] = nil
    #expect(element.attributes.isEmpty)
  }

  @Test("the date of a page is replaced digit by digit")
  func date() {
    let text = "x /CreationDate (D:20260315123456Z00'00) y"
    let page = Rendering(bytes: Array(text.utf8), warnings: [])
    #expect(page.withoutDate().text == "x /CreationDate (D:20000101000000Z00'00) y")
    let short = Rendering(bytes: Array("/CreationDate (D:2026".utf8), warnings: [])
    #expect(short.withoutDate() == short)
  }
}
