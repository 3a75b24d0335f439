import DesignLoading
import Scenarios
import SystemDesign
import Testing

/// Every design that the tests can lay hands on.
let designs: [Design] = scenarios.map(\.design) + [vocabulary]

extension Design: CustomTestStringConvertible {
  public var testDescription: String { name }
}

@Suite("The model as JSON, there and back") struct RoundTripTests {
  @Test("what is read back is written with the same bytes", arguments: designs)
  func sameBytes(_ design: Design) throws {
    let text = try Model.encode(design).text
    let again = try Model.decode(JSON(parsing: Array(text.utf8)))
    #expect(try Model.encode(again).text == text)
    #expect(again.mistakes == design.mistakes)
    #expect(again.components.map(\.id) == design.components.map(\.id))
  }
}
