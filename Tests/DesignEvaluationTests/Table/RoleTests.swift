import SystemDesign
import Testing

@testable import DesignEvaluation

@Suite("Names and roles")
struct RoleTests {
  private let table = Table.ofSystemDesign

  private static let roles: [String: @Sendable (Any.Type) -> Bool] = [
    "Callable": { $0 is any Callable.Type }, "Caller": { $0 is any Caller.Type },
    "Channel": { $0 is any Channel.Type }, "Component": { $0 is any Component.Type },
    "Copying": { $0 is any Copying.Type }, "Happening": { $0 is any Happening.Type },
    "Keeping": { $0 is any Keeping.Type }, "Multiplicity": { $0 is any Multiplicity.Type },
    "Passage": { $0 is any Passage.Type }, "Payload": { $0 is any Payload.Type },
    "Quantity": { $0 is any Quantity.Type }, "Readable": { $0 is any Readable.Type },
    "Receiver": { $0 is any Receiver.Type }, "Source": { $0 is any Source.Type },
    "Stated": { $0 is any Stated.Type }, "Writable": { $0 is any Writable.Type },
  ]

  @Test("every type is named as the compiler names it", arguments: Table.types.map(\.name))
  func names(_ name: String) throws {
    let type = try #require(Table.types.first { $0.name == name }?.type)
    #expect(table.names[ObjectIdentifier(type)] == name)
    #expect(["SystemDesign.\(name)", "Swift.\(name)"].contains(String(reflecting: type)))
  }

  @Test("the roles spoken of are those known here")
  func known() {
    let spoken = table.roles.values.reduce(into: Set<String>()) { $0.formUnion($1) }
      .union(table.refusals.values.flatMap(\.keys))
    #expect(spoken == Set(Self.roles.keys))
    #expect(Set(table.roles.keys) == Set(Table.types.map(\.name)))
    #expect(Set(table.refusals.keys).isSubset(of: table.roles.keys))
  }

  // An unavailable conformance is there at run time, so the two sets together are what is.
  @Test("a type plays or is refused exactly the roles it has", arguments: Table.types.map(\.name))
  func conformances(_ name: String) throws {
    let type = try #require(Table.types.first { $0.name == name }?.type)
    let played = Set(try #require(table.roles[name]))
    let refused = Set((table.refusals[name] ?? [:]).keys)
    #expect(played.isDisjoint(with: refused))
    #expect(played.union(refused) == Set(Self.roles.filter { $0.value(type) }.keys))
  }
}
