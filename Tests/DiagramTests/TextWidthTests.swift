import Testing

@testable import Diagram

@Suite("Words are as wide as their font says")
struct TextWidthTests {
  @Test("the widths are those of Helvetica")
  func known() {
    let regular = TextWidth(size: 1_000, isBold: false)
    let bold = TextWidth(size: 1_000, isBold: true)
    #expect(regular("Hello") == 722 + 556 + 222 + 222 + 556)
    #expect(bold("Hello") == 722 + 556 + 278 + 278 + 611)
    #expect(regular("·×…→") == 333 + 584 + 1_000 + 1_000)
    #expect(TextWidth(size: 10, isBold: true)("SPOF") == 27.23)
  }

  @Test("what is not known counts as wide, and marks as nothing")
  func unknown() {
    let width = TextWidth(size: 1_000, isBold: false)
    #expect(width("数") == 1_400)
    #expect(width("e\u{301}") == width("e"))
  }

  @Test("a text that fits stays, another ends in an ellipsis and then fits")
  func cut() {
    let width = TextWidth(size: 10, isBold: false)
    #expect(width.cut("short", to: 100) == "short")
    let cut = width.cut(String(repeating: "word ", count: 50), to: 100)
    #expect(cut.hasPrefix("word word") && cut.hasSuffix("…"))
    #expect(width(cut) <= 100)
    #expect(width.cut(String(repeating: "i", count: 500), to: 10_000).count == 121)
    #expect(width.cut("wide", to: 0) == "…")
  }

  @Test("a letter with thousands of marks keeps two of them, and room for their boxes")
  func marks() {
    let shown = Escaping.visible("a" + String(repeating: "\u{301}", count: 9_000))
    let width = TextWidth(size: 10, isBold: false)
    #expect(shown.unicodeScalars.count == 3)
    #expect(width(shown) > width("a") + 10)
    #expect(width("e\u{301}") == width("e"))
  }
}
