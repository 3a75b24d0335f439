import SystemDesign
import Testing

@testable import DesignLoading

extension JSON {
  /// The value with one thing in it changed, taken away or said twice.
  func mutated(_ dice: inout Dice) -> JSON {
    // One time in six here, else further in: changes fall on every level.
    guard Int.random(in: 0..<6, using: &dice) > 0 else { return JSON.strange(&dice) }
    switch self {
    case .array(var values):
      guard let index = values.indices.randomElement(using: &dice) else { return .null }
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: values.remove(at: index)
      case 1: values.append(values[index])
      default: values[index] = values[index].mutated(&dice)
      }
      return .array(values)
    case .object(var members):
      guard let key = members.keys.sorted().randomElement(using: &dice) else { return .array([]) }
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: members[key] = nil
      case 1: members[key + "s"] = members[key]
      default: members[key] = members[key]?.mutated(&dice)
      }
      return .object(members)
    case .number(let number):
      let others = [number + 1, number - 1, -number, number * 1e9, 0, 0.5, 1e308, .infinity]
      return .number(others.randomElement(using: &dice) ?? 0)
    case .string(let text): return .string(String(text.dropLast()))
    case .null, .bool: return .null
    }
  }

  private static func strange(_ dice: inout Dice) -> JSON {
    let values: [JSON] = [
      .null, .bool(true), .number(-1), .number(1e300), .string(""), .string("zone"), .array([]),
      .object([:]), .number(0), .number(3), .number(.nan), .object(["zipf": .number(2)]),
    ]
    return values.randomElement(using: &dice) ?? .null
  }
}

@Suite("A model that something has happened to") struct ModelMutationTests {
  @Test(
    "two hundred random changes are read as a design or refused, and never stop the reader",
    arguments: designs + [small])
  func mutations(_ design: Design) throws {
    let json = try Model.encode(design)
    var refused = 0
    for seed in 0..<200 {
      var dice = Dice(state: UInt64(seed))
      do {
        let again = try Model.decode(json.mutated(&dice))
        // What is accepted is a design like any other: it is written and read again.
        let text = try Model.encode(again).text
        let once = try Model.decode(JSON(parsing: Array(text.utf8)))
        #expect(try Model.encode(once).text == text, "seed \(seed)")
      } catch {
        #expect(!"\(error)".isEmpty)
        refused += 1
      }
    }
    #expect(refused > 100)
  }

  @Test("four hundred random changes to the text never stop the parser", arguments: [small])
  func bytes(_ design: Design) throws {
    let text = Array(try Model.encode(design).text.utf8)
    var accepted = 0
    for seed in 0..<400 {
      var dice = Dice(state: UInt64(seed))
      var bytes = text
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let index = Int.random(in: bytes.indices, using: &dice)
        switch Int.random(in: 0..<3, using: &dice) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      if (try? JSON(parsing: bytes)) != nil { accepted += 1 }
    }
    #expect((1..<400).contains(accepted))
  }
}
