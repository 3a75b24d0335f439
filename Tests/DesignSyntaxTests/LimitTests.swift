import DesignSyntax
import Testing

@Suite("Limits")
struct LimitTests {
  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test("as many brackets as the limit are read, one more is refused")
  func nesting() {
    let most = Limits.nesting
    #expect(said(of: Self.repeated("(", most) + "a" + Self.repeated(")", most)) == [])
    let tooMany = said(of: Self.repeated("(", most + 1) + "a" + Self.repeated(")", most + 1))
    #expect(
      tooMany == ["1:201: more than 200 brackets and blocks stand within each other here"])
  }

  @Test("as long a chain as the limit is read, a longer one is refused")
  func chains() {
    let most = Limits.height - 1
    #expect(said(of: "a" + Self.repeated(" + a", most)) == [])
    #expect(said(of: "a" + Self.repeated(".a", most)) == [])
    for longer in [" + a", ".a", "()", " ? a : a"] {
      let errors = said(of: "a" + Self.repeated(longer, most + 1))
      #expect(errors.count == 1)
      #expect(errors.first?.contains("more than 1000 operators and members") == true)
    }
  }

  @Test("brackets and chains together make no higher tree")
  func together() {
    let text = Self.repeated("(", 20) + "a" + Self.repeated(Self.repeated(".a", 60) + ")", 20)
    #expect(said(of: text).first?.contains("more than 1000") == true)
  }

  @Test("at most so many mistakes are kept, the first ones")
  func errors() {
    let errors = SourceFile(reading: Self.repeated("f(a b)\n", 1_000)).errors
    #expect(errors.map(\.place.line) == Array(1...Limits.errors))
  }

  @Test("a text beyond the limit is not read")
  func size() {
    let errors = SourceFile(reading: [UInt8](repeating: 0x20, count: Limits.bytes + 1)).errors
    #expect(errors.map(\.place) == [Place(1, 1)])
  }

  @Test(
    "every endless text comes to an end with a mistake named",
    arguments: [
      "(", "[", "f{", ")]}", "\0", "\\(", "\"\\(", "/*", "f(,", "a + ", "a ? ", "- ", "!", "#",
      "#\"", "\"\"\"\n", "f { a,", "a<", "{ (", ";", "@a ", "#if a\n", "func f() {\n", "\u{201C}",
      "a b ", "`", "for a in ", "if ", "let ", "import ", "f(a\n", "[a: \n", "f(a: [b: (c ",
      "if a {} else ", "a. ",
    ])
  func endless(_ text: String) {
    #expect(!said(of: Self.repeated(text, 20_001)).isEmpty)
  }

  @Test("a long name, a million digits and many lines are read")
  func long() {
    #expect(said(of: Self.repeated("a", 1 << 20)) == [])
    #expect(printed(Self.repeated("1", 1 << 20)) == "too-large")
    #expect(SourceFile(reading: Self.repeated("let a = 1\n", 20_000)).statements.count == 20_000)
  }
}
