import SystemDesign

@testable import DesignLoading

/// A model with one thing in it changed, and where.
struct Mutation {
  let json: JSON
  let path: JSONPath
  /// What was done, in a word.
  let kind: String
}

extension JSON {
  /// The same with one thing changed at some place in it.
  func mutation(_ dice: inout Dice) -> Mutation {
    mutation(&dice, JSONPath())
  }

  /// A model with one of its components of another kind.
  func mutationOfKind(_ dice: inout Dice) -> Mutation {
    var components = self["components"]?.items ?? []
    let index = components.indices.randomElement(using: &dice) ?? 0
    let kind = Part.Kind.allCases.randomElement(using: &dice) ?? .external
    components[index] = components[index].adding(["kind": .string(kind.rawValue)])
    return Mutation(
      json: adding(["components": .array(components)]),
      path: JSONPath().key("components").index(index), kind: "another kind")
  }

  private func mutation(_ dice: inout Dice, _ path: JSONPath) -> Mutation {
    let isDeepEnough = Int.random(in: 0..<5, using: &dice) == 0
    switch self {
    case .object(let members):
      guard let key = members.keys.sorted().randomElement(using: &dice) else { break }
      if isDeepEnough { return changed(members, key, path, &dice) }
      let inner = (members[key] ?? .null).mutation(&dice, path.key(key))
      return Mutation(json: adding([key: inner.json]), path: inner.path, kind: inner.kind)
    case .array(var items):
      guard let index = items.indices.randomElement(using: &dice), !isDeepEnough else { break }
      let inner = items[index].mutation(&dice, path.index(index))
      items[index] = inner.json
      return Mutation(json: .array(items), path: inner.path, kind: inner.kind)
    case .number(let number):
      let others = [-number - 1, number + 0.5, number + 1, 1e300, 0]
      if !isDeepEnough {
        return Mutation(
          json: .number(others.randomElement(using: &dice) ?? 0), path: path,
          kind: "another number")
      }
    case .string(let text):
      if !isDeepEnough {
        return Mutation(json: .string(text + "x"), path: path, kind: "another word")
      }
    case .null, .bool: break
    }
    let types: [JSON] = [
      .null, .bool(true), .number(1), .string("x"), .array([]), .object([:]),
    ]
    return Mutation(
      json: types.filter { $0.kind != kind }.randomElement(using: &dice) ?? .null, path: path,
      kind: "another type")
  }

  private func changed(
    _ members: JSONObject, _ key: String, _ path: JSONPath, _ dice: inout Dice
  ) -> Mutation {
    var members = members
    if Bool.random(using: &dice) {
      members[key] = nil
      return Mutation(json: .object(members), path: path, kind: "a key less")
    }
    members[key + "s"] = .number(1)
    return Mutation(json: .object(members), path: path.key(key + "s"), kind: "a key more")
  }
}
