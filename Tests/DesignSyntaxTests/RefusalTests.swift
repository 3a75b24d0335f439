import DesignSyntax
import Testing

@Suite("Swift that is no part of a design")
struct RefusalTests {
  @Test(
    "each construct is refused once, as Swift, and what follows it is read",
    arguments: [
      "var a = 1", "var a: Int { 1 }", "func f() {\n  a\n}", "func f()\n{\n  return a\n}",
      "struct A {\n  let b: C\n}", "class A: B { init() {} }", "enum A { case b, c }",
      "extension A { var b: C { d } }", "protocol A {}", "switch a {\ncase .b: c\ndefault: d\n}",
      "while a { b }", "repeat { a } while b", "guard a else { return }", "defer { a }",
      "do { try a() } catch { b }", "return a", "throw a", "try a()", "await a()", "a as B",
      "a is B",
      "f { a in b }", "f { (a, b) in c }", "f { (a: B) -> C in d }", "f { [a] in b }",
      "f { $0 }", "f({ a })", "let a = { b }", "f { _ in a }", "\\A.b", "a[b]", "a?.b", "a!",
      "A<B>(c)", "A<B, [C]>.d", "(a, b)", "()", "(a: b)", "a = b", "a += b", "let (a, b) = c",
      "let _ = a", "let a: [B] = c", "let a: B? = c", "let a: B<C> = d",
      "#if a\nfunc f() {\n#endif", "#sourceLocation(file: \"a\", line: 1)", "@main\nstruct A {}",
      "@a(b) func f() {}", "public let a = 1", "final class A {}", "a ~> b", "a ?? b", "~a", "&a",
      "a & b", "a ^ b", "a <- b", "f(+)", "a.0", "a.1.5(b)", "a._", "a.self", "self",
      "_", "f(_: a)",
      "f { a } b: { c }", "if let a = b { c }", "if case .a = b { c }",
      "if #available(a 1, *) { b }", "for case let a in b { c }", "for a in b where c { d }",
      "for (a, b) in c { d }", "import struct A.B", "import A.B", "typealias A = B",
      "0x1p3", "let `a b` = c", "a::b", "let a = if b { c } else { d }", "1...", "...1",
      "lazy var a = b", "precedencegroup A {}", "operator", "case a", "break",
    ])
  func refused(_ text: String) {
    let file = SourceFile(reading: text + "\nlet last = 1")
    #expect(file.errors.count == 1)
    #expect(file.errors.first?.isSwift == true)
    #expect(file.errors.first.map { $0.place < Place(2, 1) } == true)
    let names = file.statements.map(printed)
    #expect(names.contains("(let last 1)"))
  }

  @Test("the words name what is refused")
  func words() {
    #expect(
      said(of: "func f() {}") == ["1:1: Swift: 'func' is no part of a design as napkin reads it"])
    #expect(
      said(of: "let a = b ?? c") == ["1:11: Swift: '??' is no part of a design as napkin reads it"])
  }
}
