import DesignSyntax
import SystemDesign
import Testing

@testable import DesignEvaluation

@Suite("What the table says of the module")
struct TableTests {
  private let table = Table.ofSystemDesign

  /// The one word of a name and labels.
  private func word(_ owner: String, _ name: String, _ labels: [String?]) throws -> Entry {
    let found = (table.entries[owner]?[name] ?? []).filter { $0.parameters.map(\.label) == labels }
    #expect(found.count == 1, "\(owner).\(name) \(labels)")
    return try #require(found.first)
  }

  @Test("a unit, and a sum of two")
  func sum() throws {
    let five = try word("Int", "bytes", []).run(Call(receiver: 5))
    let sum = try word("DataSize", "+", [nil, nil]).run(Call(values: [[five], [6.bytes]]))
    #expect((sum as? DataSize)?.formula.description == (5.bytes + 6.bytes).formula.description)
  }
}
