import DesignLoading

extension JSON {
  /// The value with one thing in it changed, taken away, said twice or taken from elsewhere in it.
  func mutated(_ dice: inout Dice) -> JSON {
    var parts: [JSON] = []
    gather(&parts)
    return mutated(&dice, with: parts)
  }

  private func mutated(_ dice: inout Dice, with parts: [JSON]) -> JSON {
    guard Int.random(in: 0..<7, using: &dice) > 0 else {
      return (Bool.random(using: &dice) ? parts : Self.strange).randomElement(using: &dice) ?? .null
    }
    switch self {
    case .array(var values):
      guard let index = values.indices.randomElement(using: &dice) else { return .array([.null]) }
      switch Int.random(in: 0..<10, using: &dice) {
      case 0: values.remove(at: index)
      case 1: values.append(values[index])
      case 2: values.swapAt(index, 0)
      default: values[index] = values[index].mutated(&dice, with: parts)
      }
      return .array(values)
    case .object(var members):
      guard let key = members.keys.sorted().randomElement(using: &dice) else {
        return .object(["name": .string("x")])
      }
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: members[key] = nil
      case 1: members[key + "s"] = members[key]
      case 2:
        members[Self.keys.randomElement(using: &dice) ?? ""] = parts.randomElement(using: &dice)
      default: members[key] = members[key]?.mutated(&dice, with: parts)
      }
      return .object(members)
    case .number(let number):
      let others = [number + 1, number - 1, -number, number * 1e9, 0, 0.5, 1e308, 1e-300, 9e15]
      return .number(others.randomElement(using: &dice) ?? 0)
    case .string(let text):
      return .string(Self.texts.randomElement(using: &dice).map { $0 + text } ?? text)
    case .null, .bool: return .null
    }
  }

  private func gather(_ parts: inout [JSON]) {
    parts.append(self)
    switch self {
    case .array(let values): for value in values { value.gather(&parts) }
    case .object(let members): for key in members.keys.sorted() { members[key]?.gather(&parts) }
    case .null, .bool, .number, .string: break
    }
  }

  private static let strange: [JSON] = [
    .null, .bool(true), .number(-1), .number(1e300), .string(""), .array([]), .object([:]),
    .number(0), .number(3), .number(9_007_199_254_740_992), .object(["zipf": .number(2)]),
    .object(["together": .array([])]), .string("zone"),
  ]

  private static let texts = [
    "", "\u{0}", "\n", "\"", "\\", "<&>", "😀", "\u{202E}", "\u{200B}", "e\u{301}", "\\N",
    String(repeating: "n", count: 250),
  ]

  private static let keys = [
    "else", "fallback", "relatives", "through", "steps", "storage", "caching", "messaging",
    "limits",
    "replication", "spread", "domains", "waivers", "sending", "receiving", "retries", "api",
    "codes",
  ]
}
