import Estimation
import SystemDesign
import Testing

/// A figure that a brief has by another rule than ours.
struct Otherwise: Sendable, CustomTestStringConvertible {
  let name: String
  /// What the brief prints.
  let brief: String
  /// What ours comes to by its own rule.
  let expected: String
  let text: String
  /// What makes the difference.
  let reason: String

  init<Q: Quantity>(
    _ name: String, _ brief: String, _ expected: String, _ ours: Q, because reason: String
  ) {
    self.name = name
    self.brief = brief
    self.expected = expected
    text = ours.median.map { QuantityText.text($0, Q.dimension) } ?? "unknown"
    self.reason = reason
  }

  var testDescription: String { "\(name): \(brief), here \(expected)" }
}

extension Worked {
  /// Holds one figure of the design against the brief, and its source against the brief's.
  func expect(_ figure: BriefFigure) throws {
    let found = value(figure.place)
    let value = try #require(found, "the design has no such figure")
    #expect(figure.printed(value) == figure.digits)
    guard case .assumption(let name) = figure.place else { return }
    let stated = assumptions[name]?.source
    let source = try #require(stated)
    // What was published names who published it, or when.
    let isPublished = source.contains { $0.isNumber } && !source.contains("the brief")
    #expect(figure.source != .published || isPublished, "\(source)")
  }
}

/// Says how many figures of a brief a design reproduces to its digits, and expects that many.
func report(
  _ id: String, _ brief: [BriefFigure], _ otherwise: [Otherwise], derived: Int, published: Int,
  at location: SourceLocation = #_sourceLocation
) {
  let worked = Worked(id)
  let right = brief.filter { figure in
    worked.value(figure.place).map { figure.printed($0) == figure.digits } ?? false
  }
  func count(_ source: BriefFigure.Source) -> Int { right.filter { $0.source == source }.count }
  print(
    "\(id): \(count(.derived)) derived, \(count(.published)) published and \(count(.assumed)) "
      + "assumed figures of the brief to its digits; \(otherwise.count) that it has otherwise")
  for figure in otherwise {
    print("  \(figure.name): \(figure.brief), here \(figure.text), for \(figure.reason)")
  }
  #expect(count(.derived) == derived, sourceLocation: location)
  #expect(count(.published) == published, sourceLocation: location)
}

extension Design {
  /// What will go wrong.
  var failures: [Failure] {
    statements.compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
  }
}
