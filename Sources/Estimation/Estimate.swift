import SystemDesign

/// Every figure worked out from a design, and the load behind it.
public struct Estimate: Sendable {
  /// The design.
  public let design: Design
  /// Its figures: flows, components, pairs, records and the system, in the order of the file.
  public let figures: [Figure]
  private let byKey: [Key: Int]
  private let usesByComponent: [String: [Use]]

  private struct Key: Hashable {
    let subject: Subject
    let measure: Measure
  }

  /// Works out every figure of a design.
  public init(of design: Design) {
    self.design = design
    figures = []
    byKey = [:]
    usesByComponent = [:]
  }

  /// One figure; nil where the design has no such subject or the measure does not apply to it.
  public func figure(_ measure: Measure, of subject: Subject) -> Figure? {
    byKey[Key(subject: subject, measure: measure)].map { figures[$0] }
  }

  /// How much of each of its resources a component uses at the peak; empty where nothing is known
  /// of what it can do or nothing reaches it.
  public func uses(of part: Part) -> [Use] { usesByComponent[part.name] ?? [] }
}
