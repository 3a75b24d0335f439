import SystemDesign
import Testing

@testable import DesignLoading

@Suite("What the schema refuses, the reader refuses") struct SchemaMutationTests {
  /// What only the reader can tell, by a part of what it says.
  private static let beyondSchema = [
    "is not the number of an expression before", "there is no formula", "there is no component",
    "there is no record", "no component is called", "no record is called",
    "belongs here, and formula",
    "a count or a ratio belongs here", "a range of", "a sum of", "a difference of", "a product of",
    "a quotient of", "a smaller of", "a larger of", "a named of", "a assumption of",
    "a roundedUp of", "cannot be held against", "names itself in the end", "nothing uses",
    "there are no more", "are there than it names", "is of the kind", "no flow is called",
  ]

  private static func mutations() throws -> [Mutation] {
    let models =
      try (smallDesigns + [small]).map { try Model.encode($0) }
      + SchemaTests.randomModels.prefix(20)
    return (0..<750).map { seed in
      var dice = Dice(state: UInt64(seed))
      let model = models[seed % models.count]
      return seed.isMultiple(of: 5) ? model.mutationOfKind(&dice) : model.mutation(&dice)
    }
  }

  @Test(
    "random changes that the schema refuses are refused by the reader, with the way to them",
    .enabled(if: Validator.isHere))
  func mutations() throws {
    let mutations = try Self.mutations()
    let found = Validator.verdicts(on: mutations.map(\.json), by: Model.schema)
    let verdicts = try #require(found)
    var both: [String: Int] = [:]
    var readerAlone: [String: Int] = [:]
    var neither = 0
    for (mutation, isValid) in zip(mutations, verdicts) {
      let refusal = SchemaTests.refusal(of: mutation.json)
      let told = "\(mutation.kind) at \(mutation.path): \(refusal?.description ?? "read")"
      switch (isValid, refusal) {
      case (false, nil): Issue.record("the schema alone refuses \(told)")
      case (false, let error?):
        both[mutation.kind, default: 0] += 1
        #expect(
          mutation.path.leads(to: error.path) || error.path.leads(to: mutation.path), "\(told)")
      case (true, let error?):
        #expect(!error.says.contains("this is said only of"), "the reader alone refuses \(told)")
        let reason = Self.beyondSchema.first { error.says.contains($0) }
        #expect(reason != nil, "the reader alone refuses \(told)")
        readerAlone[reason ?? "", default: 0] += 1
      case (true, nil): neither += 1
      }
    }
    #expect(both.values.reduce(0, +) > 300)
    #expect(both.count == 6)
    print("of \(mutations.count) changes, \(neither) are models as well")
    for (kind, count) in both.sorted(by: { $0.key < $1.key }) {
      print("  \(count) are refused by schema and reader: \(kind)")
    }
    for (reason, count) in readerAlone.sorted(by: { $0.key < $1.key }) {
      print("  \(count) are refused by the reader alone: \(reason)")
    }
  }
}

extension JSONPath {
  /// Whether another way begins with this one.
  fileprivate func leads(to other: JSONPath) -> Bool { other.steps.starts(with: steps) }
}
