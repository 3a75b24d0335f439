/// What is wrong with a model, and where in it.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  let path: JSONPath
  /// What is wrong.
  public let says: String

  init(_ path: JSONPath, _ says: String) {
    self.path = path
    self.says = says
  }

  /// The same error, of a value inside another one.
  func inside(_ outer: JSONPath, _ step: JSONPath.Step) -> ModelError {
    ModelError(JSONPath(steps: outer.steps + [step] + path.steps), says)
  }

  /// The way to the value and what is wrong: `flows[2].steps[0].to: no component is called 'Edgy'`.
  public var description: String {
    let way = path.description
    return way.isEmpty ? says : "\(way): \(says)"
  }
}
