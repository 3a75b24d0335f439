import SystemDesign
import Testing

@testable import DesignLoading

@Suite("Expressions of a design are replaced wherever they stand") struct ReplacingTests {
  private func isPeople(_ formula: Formula) -> Bool {
    if case .assumption("people", _, _, _) = formula.operation { true } else { false }
  }

  @Test("nothing replaced leaves the same model", arguments: designs + [small])
  func nothing(_ design: Design) throws {
    let same = try Model.replacing(in: design) { _ in nil }
    #expect(try Model.encode(same).text == Model.encode(design).text)
    #expect(same.mistakes == design.mistakes)
  }

  @Test("an input is replaced in rates and in sentences, and is still one")
  func everywhere() throws {
    let new = 40.million.users.formula
    let changed = try Model.replacing(in: small) { isPeople($0) ? new : nil }
    let flow = try #require(changed.flows.first)
    guard case .quotient(let asked, _) = flow.rate.formula.operation,
      case .product(let people, _) = asked.operation,
      case .decision(let decision) = try #require(changed.statements.last),
      case .figure(let named) = try #require(decision.reason.pieces.first)
    else {
      Issue.record("the design is of another shape")
      return
    }
    #expect(people === new && named === new)
  }

  @Test("every expression of the table can be replaced by itself without a trace")
  func copies() throws {
    let copied = try Model.replacing(in: vocabulary) { formula in
      guard case .literal = formula.operation else { return nil }
      return Formula(formula.operation, formula.dimension)
    }
    #expect(try Model.encode(copied).text == Model.encode(vocabulary).text)
  }

  @Test("what has no part in the change stays the very same expression")
  func untouched() throws {
    let changed = try Model.replacing(in: small) { isPeople($0) ? 1.million.users.formula : nil }
    let before = try Model.formulas(of: small).filter { $0.dimension == .dataSize }
    let after = try Model.formulas(of: changed).filter { $0.dimension == .dataSize }
    #expect(!before.isEmpty)
    #expect(zip(before, after).allSatisfy { $0 === $1 } && before.count == after.count)
  }

  @Test("a value that nothing can have is a mistake of the new design")
  func mistakes() throws {
    let changed = try Model.replacing(in: small) { formula in
      guard case .literal(3, _) = formula.operation, formula.dimension == .ratio else { return nil }
      return 0.5.times.formula
    }
    #expect(changed.mistakes.map(\.says) == ["Traffic has a peak of 0.5 times"])
  }
}
