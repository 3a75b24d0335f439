import Testing

@Suite("The forms of a design")
struct FormTests {
  @Test(
    "statements are read",
    arguments: [
      ("import SystemDesign", "(import SystemDesign)"),
      ("let a = 1", "(let a 1)"),
      ("let a: Rate = b", "(let a: Rate b)"),
      ("let a = 1, b: T = 2", "(let a 1) ; (let b: T 2)"),
      ("let a\n  = 1", "(let a 1)"),
      ("let `in` = `a`", "(let in a)"),
      ("a; b;", "a ; b"),
      ("a\nb", "a ; b"),
      ("", ""),
      ("\u{FEFF}a", "a"),
      ("if a { b }", "(if a {b})"),
      ("if a == b { c } else { d }", "(if (== a b) {c} {d})"),
      ("if a { b }\nelse if c { d } else { e }", "(if a {b} {(if c {d} {e})})"),
      ("if (f { a }) { b }", "(if (group (call f {a})) {b})"),
      ("if f([a]) { b }", "(if (call f [a]) {b})"),
      ("for a in b { c }", "(for a b {c})"),
      ("for _ in 1...3 {}", "(for _ (... 1 3) {})"),
      ("for a in [b, c] { d\n e }", "(for a [b, c] {d; e})"),
      ("a // b\nc /* d /* e */ f\n */ g", "a ; c ; g"),
    ])
  func statements(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "calls, members and blocks are read",
    arguments: [
      ("f()", "(call f)"),
      ("f (a)", "(call f a)"),
      ("f(a, b: c,)", "(call f a b:c)"),
      ("f(in: a, for: b, else: c, let: d, `x`: e)", "(call f in:a for:b else:c let:d x:e)"),
      ("f { a }", "(call f {a})"),
      ("f(a) { b\n c }", "(call f a {b; c})"),
      ("f(a)\n{ b }", "(call f a {b})"),
      ("f\n(a)", "f ; (group a)"),
      ("f\n[a]", "f ; [a]"),
      ("a.b.c", "(. (. a b) c)"),
      ("a\n  .b(c)\n  .d", "(. (call (. a b) c) d)"),
      ("a . b", "(. a b)"),
      ("f(.b, c: .d(e))", "(call f (. _ b) c:(call (. _ d) e))"),
      ("a.default.in.none.let", "(. (. (. (. a default) in) none) let)"),
      ("f { a } .b", "(. (call f {a}) b)"),
      ("f(a)(b)", "(call (call f a) b)"),
      ("f(/* a */ b /* c */)", "(call f b)"),
      ("f(a\n  , b\n)", "(call f a b)"),
      ("f { g { a }; b }", "(call f {(call g {a}); b})"),
      (".a(b)", "(call (. _ a) b)"),
    ])
  func calls(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "values are read",
    arguments: [
      ("1_000", "1000"), ("0xFF_ff", "65535"), ("0o17", "15"), ("0b1_01", "5"), ("007", "7"),
      ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "too-large"),
      ("-9223372036854775808", "(- too-large)"), ("0xFFFFFFFFFFFFFFFFF", "too-large"),
      ("1.5", "1.5"), ("1e3", "1000.0"), ("1_000.5e-3", "1.0005"), ("1E+2", "100.0"),
      ("1e999", "inf"), ("1.second", "(. 1 second)"), ("1.5.seconds", "(. 1.5 seconds)"),
      ("1.e5", "(. 1 e5)"), ("1...3", "(... 1 3)"), ("1.5...2.5", "(... 1.5 2.5)"),
      ("true", "true"), ("false", "false"), ("nil", "nil"),
      ("[]", "[]"), ("[:]", "[:]"), ("[a]", "[a]"), ("[a, b,]", "[a, b]"),
      ("[a: b, \"c\": 1,]", "[a: b, \"c\": 1]"), ("[[a], [b: c]]", "[[a], [b: c]]"),
      ("(a)", "(group a)"), ("((a))", "(group (group a))"), ("größe", "größe"), ("😀", "😀"),
    ])
  func values(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test("places count lines from one and columns in bytes")
  func places() {
    let file = said(of: "\t\u{E9} \u{201C}")
    #expect(file.first?.hasPrefix("1:5: ") == true)
    #expect(said(of: "a\r\n  \u{201C}").first?.hasPrefix("2:3: ") == true)
  }
}
