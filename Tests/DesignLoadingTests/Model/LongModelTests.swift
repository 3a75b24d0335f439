import SystemDesign
import Testing

@testable import DesignLoading

@Suite("A long model, which is taken apart side by side") struct LongModelTests {
  /// So much room before a text that it is a long one.
  private static let room = [UInt8](repeating: 0x20, count: 100_000)

  private static func outcome(_ read: () throws -> Design) -> String {
    do {
      return try Model.encode(read()).text
    } catch LoadingError.notJSON(_, let error) {
      return "\(error)"
    } catch LoadingError.notAModel(_, _, _, let error) {
      return "\(error)"
    } catch LoadingError.mistakes(let mistakes) {
      return "\(mistakes)"
    } catch {
      return "\(error)"
    }
  }

  private static func first(_ bytes: [UInt8]) throws -> Design {
    let design = try Model.decode(JSON(parsing: bytes))
    guard design.mistakes.isEmpty else { throw LoadingError.mistakes(design.mistakes) }
    return design
  }

  private static func expectAlike(_ bytes: [UInt8], _ what: String) {
    let bytes = room + bytes
    let expected = outcome { try first(bytes) }
    let read = outcome { try Model.read(bytes, from: "long.json") }
    #expect(read == expected, "\(what)")
  }

  @Test("is the design that it is when read from its beginning", arguments: designs + [small])
  func whole(_ design: Design) throws {
    let bytes = Self.room + Array(try Model.encode(design).text.utf8)
    let read = try Model.read(bytes, from: "long.json")
    #expect(try Model.encode(read).text == Model.encode(design).text)
  }

  @Test("is refused for the same reason in the same place, whatever is changed in it")
  func changed() throws {
    for seed in 0..<60 {
      var dice = Dice(state: UInt64(seed))
      let design = designs[seed % designs.count]
      let json = try Model.encode(design)
      Self.expectAlike(Array(json.mutated(&dice).text.utf8), "value, seed \(seed)")
      var bytes = Array(json.text.utf8)
      let index = Int.random(in: bytes.indices, using: &dice)
      switch seed % 3 {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &dice)
      case 1: bytes.remove(at: index)
      default: bytes.removeSubrange(index...)
      }
      Self.expectAlike(bytes, "byte, seed \(seed)")
    }
  }

  @Test(
    "is refused for the same reason where its outermost object is none",
    arguments: [
      "", "[]", "{}", "{", "{\"file\"}", "{\"file\": \"a\"", "{\"file\": \"a\",}",
      "{\"file\": \"a\"} x", "{\"file\": \"a\", \"file\": \"b\"}", "{\"file\": \"a\" \"b\"}",
      "{\"file\": tru}", "{\"file\": \"a\", \"checks\": [] []}", "{\"file\": \"a\\",
      "{\"file\": 7}",
      "{\"file\": \"a\", \"flows\": ]}", "{\"file\": \"a\", \"formulas\": [7]}", "\"file\"",
    ])
  func none(_ text: String) { Self.expectAlike(Array(text.utf8), text) }

  @Test("may have brackets, commas and quotes in its names")
  func names() throws {
    let name = "a\"},{[]\\, \"b\": \u{1F600}"
    let text = try Model.encode(small).text
    let bytes = Array(text.utf8)
    guard case .object(var object) = try JSON(parsing: bytes) else { return }
    object["name"] = .string(name)
    let long = Self.room + Array(JSON.object(object).text.utf8)
    #expect(try Model.read(long, from: "long.json").name == name)
  }

  @Test("may be as deep as any: expressions, and what nobody knows")
  func deep() throws {
    guard case .object(var object) = try Model.encode(small) else { return }
    guard case .array(let formulas)? = object["formulas"] else { return }
    let first = formulas.count
    let one: JSON = .object([
      "literal": .number(1), "unit": .string(""), "dimension": .string("count"),
    ])
    let sums: [JSON] = (0..<FormulaReader.deepest - 1).map { level in
      let part = JSON.number(Double(first + level))
      return .object(["sum": .array([part, part]), "dimension": .string("count")])
    }
    object["formulas"] = .array(formulas + [one] + sums)
    let deep = Array(JSON.object(object).text.utf8)
    #expect(try Model.read(deep, from: "deep.json").name == small.name)
    object["formulas"] = .array(formulas + [one] + sums + [one, .number(7)])
    Self.expectAlike(Array(JSON.object(object).text.utf8), "a deep expression and a fault")
    object["formulas"] = .array(formulas)
    let nested = (0..<JSON.deepest - 2).reduce(JSON.array([])) { inner, _ in .array([inner]) }
    object["strange"] = nested
    Self.expectAlike(Array(JSON.object(object).text.utf8), "as deep as may be")
    object["strange"] = .array([nested])
    Self.expectAlike(Array(JSON.object(object).text.utf8), "deeper")
  }
}
