import Testing

@testable import DesignLoading

@Suite("JSON by the letter") struct JSONTests {
  private func error(_ text: String) -> String {
    error(Array(text.utf8))
  }

  private func error(_ bytes: [UInt8]) -> String {
    do throws(JSONError) {
      _ = try JSON(parsing: bytes)
      return ""
    } catch {
      return "\(error.line):\(error.column): \(error.says)"
    }
  }

  @Test(
    "what is no JSON is told with its place",
    arguments: [
      ("", "1:1: the text ends where a value belongs"),
      ("{", "1:2: a key in double quotes belongs here"),
      ("{\"a\" 1}", "1:6: ':' belongs here"),
      ("{\"a\": 1,}", "1:9: a key in double quotes belongs here; is there a comma too many?"),
      ("{\"a\": 1\n \"b\": 2}", "2:2: ',' or '}' belongs here"),
      ("{\"a\": 1,\n\"a\": 2}", "2:1: the key 'a' is there twice"),
      ("[1 2]", "1:4: ',' or ']' belongs here"),
      ("[1,]", "1:4: a value belongs here; is there a comma too many?"),
      ("[] []", "1:4: something follows the value"),
      ("01", "1:2: something follows the value"),
      ("-", "1:2: a digit belongs here"),
      ("1.", "1:3: a digit belongs here"),
      (".5", "1:1: a number belongs here, written in digits as in -0.5"),
      ("+1", "1:1: a number belongs here, written in digits as in -0.5"),
      ("1e", "1:3: a digit belongs here"),
      ("1e999", "1:1: a number too large to be held"),
      ("NaN", "1:1: a number belongs here, written in digits as in -0.5"),
      ("tru", "1:1: a value belongs here"),
      ("'a'", "1:1: a text stands in double quotes"),
      ("\"a", "1:1: a text without its closing quote"),
      ("\"a\tb\"", "1:3: a control character in a text; write it as an escape"),
      ("\"\\x\"", "1:3: no escape is written like that"),
      ("\"\\u12\"", "1:4: four hexadecimal digits belong here"),
      ("\"\\ud800\"", "1:3: half of a surrogate pair"),
      ("\"\\ud800\\u0041\"", "1:3: half of a surrogate pair"),
      ("\"\\udc00\"", "1:3: half of a surrogate pair"),
      ("\u{FEFF}{}", "1:1: a byte order mark, and JSON has none; save the file without it"),
      ("// no\n1", "1:1: a comment, and JSON has none; take it out"),
    ])
  func refused(_ text: String, _ says: String) {
    #expect(error(text) == says)
  }

  @Test("a text that is not UTF-8 is refused")
  func notUTF8() {
    #expect(error([0x22, 0xFF, 0x22]) == "1:1: a text that is not UTF-8")
  }

  @Test("what nests deeper than any model is refused, and nothing overflows")
  func nesting() {
    let deep = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(error(deep).isEmpty)
    #expect(error("[" + deep + "]") == "1:257: more than 256 levels of nesting")
    #expect(error(String(repeating: "{\"a\":", count: 1_000_000)).hasSuffix("levels of nesting"))
  }

  @Test("more than 64 MB are refused unread")
  func size() {
    #expect(error([UInt8](repeating: 0x20, count: 1 << 26 + 1)) == "1:1: more than 64 MB of JSON")
  }

  @Test("every escape is read")
  func escapes() throws {
    let json = try JSON(parsing: Array(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#.utf8))
    #expect(json == .string("\"\\/\u{8}\u{C}\n\r\té😀"))
  }

  @Test(
    "a number is written in the fewest digits that read back as it",
    arguments: [
      (0.1, "0.1"), (3, "3"), (-0.0, "0"), (1e21, "1e+21"), (.leastNonzeroMagnitude, "5e-324"),
      (9_007_199_254_740_992, "9007199254740992"), (99.999999999, "99.999999999"),
      (1.0 / 3, "0.3333333333333333"), (.infinity, "null"), (.nan, "null"),
    ])
  func numbers(_ number: Double, _ text: String) throws {
    #expect(JSON.written(number) == text)
    if number.isFinite { #expect(try JSON(parsing: Array(text.utf8)) == .number(number)) }
  }

  @Test("keys are sorted, plain lists stand on a line, and every text is quoted")
  func printing() throws {
    let json = JSON.object([
      "b": .array([.number(1), .null, .bool(true)]), "a": .object([:]),
      "c": .array([.object(["\u{1}\"\\\n\r\t é": .string("")])]), "d": .array([]),
    ])
    let text = """
      {
        "a": {},
        "b": [1, null, true],
        "c": [
          {
            "\\u0001\\"\\\\\\n\\r\\t é": ""
          }
        ],
        "d": []
      }

      """
    #expect(json.text == text)
    #expect(try JSON(parsing: Array(text.utf8)) == json)
  }

  @Test("the place of a value is found by the way to it")
  func places() {
    let bytes = Array("{\n  \"a\": [1, {\"b\": 2}],\n  \"c\": 3\n}".utf8)
    func place(_ path: JSONPath) -> String {
      let place = JSONParser.place(of: path, in: bytes)
      return "\(place.line):\(place.column)"
    }
    #expect(place(JSONPath()) == "1:1")
    #expect(place(JSONPath().key("c")) == "3:8")
    #expect(place(JSONPath().key("a").index(1).key("b")) == "2:18")
    // What is not there is at what would hold it.
    #expect(place(JSONPath().key("a").index(1).key("z")) == "2:12")
    #expect(place(JSONPath().key("a").index(7)) == "2:8")
  }
}
