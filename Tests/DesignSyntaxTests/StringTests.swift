import Testing

@Suite("Strings")
struct StringTests {
  @Test(
    "words, escapes and holes are read",
    arguments: [
      (#""""#, #""""#),
      (#""a b""#, #""a b""#),
      (#""\n\t\r\0\\\"\'\u{e9}\u{1F600}""#, "\"\n\t\r\0\\\"'é😀\""),
      (#""a \(b) c""#, #""a <b> c""#),
      (#""\(a)\(b)""#, #""<a><b>""#),
      (#""\(flow: "Open the feed", c)""#, #""<flow:"Open the feed" c>""#),
      (#""\(a.b(c: "d \(e) f"))""#, #""<(call (. a b) c:"d <e> f")>""#),
      (#""\((a + b) * c)""#, #""<(* (group (+ a b)) c)>""#),
      ("\"// no /* comment */ 😀\"", "\"// no /* comment */ 😀\""),
      (##"#"a \n "b" \#(c) \#n"#"##, "\"a \\n \"b\" <c> \n\""),
      (##"#"""#"##, #"""""#),
      (##"#""#"##, #""""#),
    ])
  func oneLine(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "strings of several lines lose their indentation",
    arguments: [
      ("\"\"\"\na\nb\n\"\"\"", "\"a\nb\""),
      ("\"\"\"\n  a\n    b\n\n  c\n  \"\"\"", "\"a\n  b\n\nc\""),
      ("\"\"\"\r\n  a\r\n  b\r\n  \"\"\"", "\"a\nb\""),
      ("\"\"\"\n  a \\\n  b\n  \"\"\"", "\"a b\""),
      ("\"\"\"\n  a \"b\" \"\" \\\"\"\"\n  \"\"\"", "\"a \"b\" \"\" \"\"\"\""),
      ("\"\"\"\n  \\(a)\n  b \\(c)\n  \"\"\"", "\"<a>\nb <c>\""),
      ("\"\"\"\n\"\"\"", "\"\""),
      ("\"\"\"\n  \"\"\"", "\"\""),
      ("\"\"\"\n\n  \"\"\"", "\"\""),
      ("\"\"\"\n  a\n\n  \"\"\"", "\"a\n\""),
    ])
  func severalLines(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "what is no string is refused",
    arguments: [
      (#"let a = "b"#, #"1:9: the string that begins here has no closing '"' on its line"#),
      ("f(\"a)\nlet b = 1", #"1:3: the string that begins here has no closing '"' on its line"#),
      ("let a = \"\"\"\nb", #"1:9: the string that begins here has no closing '"""'"#),
      (
        #"let a = "\(b""#,
        #"1:9: the string that begins here has no closing '"' on its line, or its '\(' no ')'"#
      ),
      (
        #"let a = "\q""#,
        #"1:10: '\q' is no escape in a string; a backslash itself is written '\\'"#
      ),
      (#"let a = "\u{}""#, #"1:10: '\u{…}' holds one to eight hexadecimal digits"#),
      (#"let a = "\u{D800}""#, #"1:10: '\u{d800}' is no character"#),
      (#"let a = "\ue9""#, #"1:10: '\u' is followed by the number of a character: \u{E9}"#),
      (
        "let a = \"\"\"b\n\"\"\"",
        "1:12: the text of a string in three quotes begins on the line below them"
      ),
      (
        "let a = \"\"\"\n  b\n c\n  \"\"\"",
        "3:2: this line of the string is indented less than its closing '\"\"\"'"
      ),
      ("let a = \"\"\"\n  b\"\"\"", "2:4: the closing '\"\"\"' stands on a line of its own"),
    ])
  func refused(_ text: String, _ words: String) { #expect(said(of: text) == [words]) }
}
