import Testing

@Suite("Mistakes of form")
struct MistakeTests {
  @Test(
    "one mistake is said once, where it stands",
    arguments: [
      ("f(a b)", "1:5: ',' or ')' is missing before 'b' in the arguments"),
      ("f(a,\n  b\n  c)", "2:4: ',' or ')' is missing at the end of line 2 in the arguments"),
      ("[a b]", "1:4: ',' or ']' is missing before 'b' in the brackets"),
      ("f(a", "1:4: the '(' of line 1 is never closed; ')' is missing before the end of the text"),
      ("f(a\nlet b = 1", "2:1: the '(' of line 1 is never closed; ')' is missing before 'let'"),
      (
        "f(g(a)\nh(b)",
        "1:7: the '(' of line 1 is never closed; ')' is missing at the end of line 1"
      ),
      ("f { g(a }", "1:9: the '(' of line 1 is never closed; ')' is missing before '}'"),
      ("f {\n  a\n", "3:1: the '{' of line 1 is never closed"),
      ("a\n}", "2:1: this '}' closes nothing; no bracket of its kind is open here"),
      ("f(a))", "1:5: this ')' closes nothing; no bracket of its kind is open here"),
      (
        "a b",
        "1:3: two statements stand on one line; put 'b' on a line of its own, or ';' before it"
      ),
      ("let a 1", "1:7: '=' is missing before '1' in the 'let' of 'a'"),
      ("let a =", "1:7: a value is missing after '='"),
      ("let a =\nlet b = 1", "1:7: a value is missing after '='"),
      ("let = 1", "1:5: a name is missing after 'let'"),
      (
        "let in = 1",
        "1:5: 'in' is a word of Swift and cannot be a name; choose another, or write it in backticks"
      ),
      ("let a", "1:5: 'a' is given no value; write 'let a = …'"),
      ("let a= 1", "1:6: '=' needs a space on both sides or on neither"),
      ("let a: = 1", "1:8: a type is missing after ':'"),
      ("f(a: , b: c)", "1:6: a value is missing after 'a:'"),
      ("f(a, , b)", "1:6: a value is missing before this ','"),
      ("[a: b, c]", "1:9: ':' and a value are missing before ']'"),
      ("[a:]", "1:4: a value is missing after ':'"),
      ("a.", "1:2: a name is missing after '.'"),
      ("a. b", "1:2: a space follows this '.'; delete it"),
      ("if { a }", "1:4: a condition is missing after 'if'"),
      ("if a\nb", "2:1: '{' is missing before 'b' in the 'if'"),
      ("for in a {}", "1:5: a name is missing after 'for'"),
      ("for a b {}", "1:7: 'in' is missing before 'b' in the 'for'"),
      ("else { a }", "1:1: this 'else' belongs to no 'if'"),
      ("a /* b", "1:7: the comment that begins on line 1 is never closed by '*/'"),
      ("12abc", "1:1: '12abc' is no number; is a '.' or a space missing?"),
      ("0b12", "1:1: '0b12' is no number of base 2"),
      ("1e", "1:1: '1e' has no digit in its exponent"),
      (";a", "1:1: a statement is missing before this ';'"),
      (
        "let a = \u{201C}b\u{201D}",
        "1:9: '\u{201C}' (U+201C) is a typographic quote; use straight quotes: \""
      ),
      (
        "let a\u{A0}= 1",
        "1:6: a non-breaking space (U+00A0) stands here; type a plain space instead"
      ),
      ("let a\u{200B} = 1", "1:6: an invisible character (U+200B) stands here; delete it"),
      ("let a = 'b'", "1:9: a string stands between double quotes: use \" instead of '"),
      ("a\0b", "1:2: a NUL character stands here; a design is plain text"),
      ("<<<<<<< HEAD\na", "1:1: a conflict of two versions is left in the text"),
    ])
  func once(_ text: String, _ words: String) { #expect(said(of: text) == [words]) }

  @Test("a forgotten brace is looked for by the indentation of the lines below it")
  func forgottenBrace() {
    let text = """
      Design("a") {
        Flow("b",
             at: c) {
          d.calls(e)
        .open()
        Flow("f") {
          g.calls(h)
        }
      }

      """
    #expect(
      said(of: text)
        == ["5:3: the '{' of line 3 is never closed; its '}' is missing above this line"])
  }

  @Test("the mistakes of several statements are all said")
  func several() {
    let text = "f {\n  let a = = 1\n  let b = 2\n  g(c d)\n  h(\n    e f)\n}\nlet i 1"
    #expect(said(of: text).map { $0.prefix(4) } == ["2:11", "4:7:", "6:7:", "8:7:"])
    #expect(SourceFileSummary(text).names == ["b"])
  }

  @Test("bytes that are no UTF-8 are refused")
  func noText() {
    #expect(SourceFileSummary([0x61, 0x20, 0xFF, 0xFE]).says == ["these bytes are no UTF-8 text"])
    #expect(SourceFileSummary([0x22, 0xC3, 0x22]).says == ["these bytes are no UTF-8 text"])
  }
}
