import Testing

@Suite("Operators")
struct OperatorTests {
  @Test(
    "operators bind as in Swift",
    arguments: [
      ("a + b * c", "(+ a (* b c))"),
      ("a * b + c", "(+ (* a b) c)"),
      ("a - b - c", "(- (- a b) c)"),
      ("a / b % c", "(% (/ a b) c)"),
      ("a + b ... c * d", "(... (+ a b) (* c d))"),
      ("a ..< b == c", "(== (..< a b) c)"),
      ("a < b && c >= d || e != f", "(|| (&& (< a b) (>= c d)) (!= e f))"),
      ("a || b && c", "(|| a (&& b c))"),
      ("a ? b : c ? d : e", "(? a b (? c d e))"),
      ("a || b ? c : d", "(? (|| a b) c d)"),
      ("a ? b ? c : d : e", "(? a (? b c d) e)"),
      ("-a + !b", "(+ (- a) (! b))"),
      ("-1.second", "(- (. 1 second))"),
      ("-a.b(c)", "(- (call (. a b) c))"),
      ("a > b\n  + c", "(> a (+ b c))"),
    ])
  func precedence(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "blanks on both sides or on none make an infix operator",
    arguments: [
      ("a-b", "(- a b)"), ("a - b", "(- a b)"), ("a\n- b", "(- a b)"), ("a -\nb", "(- a b)"),
      ("a/* */-/* */b", "(- a b)"), ("f(a, -b)", "(call f a (- b))"), ("[-a]", "[(- a)]"),
      ("a\n-b", "a ; (- b)"), ("a ? -b : -c", "(? a (- b) (- c))"), ("a==b", "(== a b)"),
      ("a...b", "(... a b)"), ("a+b*c", "(+ a (* b c))"), ("a-(b)", "(- a (group b))"),
    ])
  func spacing(_ text: String, _ tree: String) { #expect(printed(text) == tree) }

  @Test(
    "what binds to no side is refused",
    arguments: [
      ("let a = b -c", "1:11: '-' needs a space after it too, or none before it"),
      ("let a = b- c", "1:10: '-' needs a space before it too, or none after it"),
      ("f(a -b)", "1:5: '-' needs a space after it too, or none before it"),
      ("a < b < c", "1:7: '<' and '<' cannot follow each other; put one in parentheses"),
      ("a ... b ... c", "1:9: '...' and '...' cannot follow each other; put one in parentheses"),
      ("a == b != c", "1:8: '==' and '!=' cannot follow each other; put one in parentheses"),
      ("a + * b", "1:5: a value is missing after '+'"),
      ("* a", "1:1: a value is missing before '*'"),
      ("f(a +)", "1:6: a value is missing after '+'"),
      ("let a = b +", "1:12: a value is missing after '+'"),
      ("a ? b", "1:3: the '?' of a choice needs a ':' and a second value"),
      ("a ? b :", "1:8: a value is missing after ':'"),
    ])
  func refused(_ text: String, _ words: String) { #expect(said(of: text) == [words]) }
}
