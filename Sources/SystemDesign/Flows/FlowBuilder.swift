/// Collects the hops of a flow, one a line.
@resultBuilder public enum FlowBuilder {
  /// A line.
  public static func buildExpression(_ it: any Happening) -> [Step] { [it.step] }
  /// Lines one after another.
  public static func buildBlock(_ steps: [Step]...) -> [Step] { steps.flatMap { $0 } }
  /// The lines of an `if` without an `else`.
  public static func buildOptional(_ steps: [Step]?) -> [Step] { steps ?? [] }
  /// The lines of an `if`.
  public static func buildEither(first steps: [Step]) -> [Step] { steps }
  /// The lines of an `else`.
  public static func buildEither(second steps: [Step]) -> [Step] { steps }
  /// The lines of a `for`.
  public static func buildArray(_ steps: [[Step]]) -> [Step] { steps.flatMap { $0 } }
}

/// Something that may stand as a line of a flow.
public protocol Happening: Sendable {
  /// What happens in it.
  var step: Step { get }
}

extension Hop: Happening {
  /// This one.
  public var step: Step { .hop(self) }
}

extension Step: Happening {
  /// These.
  public var step: Step { self }
}
