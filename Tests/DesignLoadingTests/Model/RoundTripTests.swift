import SystemDesign
import Testing

@testable import DesignLoading

extension Design: CustomTestStringConvertible {
  /// Its name, which is what a test prints.
  public var testDescription: String { name }
}

@Suite("The model as JSON, there and back") struct RoundTripTests {
  @Test("what is read back is written with the same bytes", arguments: designs + [small])
  func sameBytes(_ design: Design) throws {
    let text = try Model.encode(design).text
    let again = try Model.decode(JSON(parsing: Array(text.utf8)))
    #expect(try Model.encode(again).text == text)
    #expect(again.mistakes == design.mistakes)
    #expect(again.components.map(\.id) == design.components.map(\.id))
  }

  @Test("a range that is named once and used twice is still one unknown")
  func sharedFormula() throws {
    let again = try Model.decode(try Model.encode(small))
    let flow = try #require(again.flows.first)
    guard case .quotient(let asked, _) = flow.rate.formula.operation,
      case .product(let people, _) = asked.operation,
      case .decision(let decision) = try #require(again.statements.last),
      case .figure(let named) = try #require(decision.reason.pieces.first)
    else {
      Issue.record("the design is of another shape")
      return
    }
    #expect(people === named)
  }

  @Test("statements keep their order, whatever their kind")
  func order() throws {
    let client = Client("C")
    let service = Service("S")
    let design = Design("Mixed") {
      Requirement("first")
      Flow("second", at: 1.perSecond) { client.calls(service) }
      Requirement("third")
      Traffic(peak: 2.times)
      Flow("fifth", at: 1.perSecond) { client.calls(service) }
    }
    let again = try Model.decode(try Model.encode(design))
    #expect(
      again.statements.map { StatementKind.of($0).key } == [
        "requirements", "flows", "requirements", "traffic", "flows",
      ])
  }

  @Test("an order that is not given is kind by kind")
  func noOrder() throws {
    guard case .object(var object) = try Model.encode(small) else { return }
    object["order"] = nil
    let again = try Model.decode(.object(object))
    #expect(again.statements.map { StatementKind.of($0).key } == ["flows", "decisions", "traffic"])
  }

  @Test("two records of one name are told, and no model has them")
  func sameRecordNames() throws {
    let client = Client("C")
    let store = Database("S")
    let small = Record("note", 100.bytes)
    let large = Record("note", 900.bytes)
    let design = Design("Two notes") {
      Flow("f", at: 1.perSecond) {
        client.writes(large, to: store)
        client.writes(small, to: store)
      }
    }
    #expect(
      design.mistakes.map(\.says) == [
        "two records are called 'note', here and on line \(small.origin.line)"
      ])
    #expect(design.mistakes.first?.origin == large.origin)
    #expect {
      try Model.decode(try Model.encode(design))
    } throws: { error in
      "\(error)"
        == "records[1].name: two records are called 'note', here and at records[0]; "
        + "give each its own name"
    }
  }

  @Test("components of one name are told apart, and the mistake is still one")
  func sameComponentNames() throws {
    let client = Client("Same")
    let service = Service("Same")
    let design = Design("Twins") { Flow("f", at: 1.perSecond) { client.calls(service) } }
    let again = try Model.decode(try Model.encode(design))
    #expect(again.flows[0].hops[0].to.kind == .service)
    #expect(again.mistakes == design.mistakes)
    #expect(again.mistakes.count == 1)
  }

  @Test("a sum of ten thousand terms is written, read and let go of")
  func deepSum() throws {
    let sum = (0..<10_000).reduce(0.bytes) { sum, _ in sum + 1.byte }
    let client = Client("C")
    let service = Service("S")
    let design = Design("Deep") {
      Flow("f", at: 1.perSecond) { client.calls(service, sending: sum) }
    }
    let json = try Model.encode(design)
    let again = try Model.decode(json)
    #expect(try Model.encode(again) == json)
  }

  @Test("dead letters of dead letters of dead letters are components of the design")
  func chainOfRelatives() throws {
    let again = try Model.decode(try Model.encode(vocabulary))
    #expect(again.components.map(\.name).contains("Lost letters"))
  }

  @Test("a number without end is refused before it is written")
  func infinite() {
    let client = Client("C")
    let service = Service("S")
    let design = Design("Endless") {
      Flow("f", at: 1e308.million.perSecond) { client.calls(service) }
    }
    #expect(throws: ModelError.self) { try Model.encode(design) }
  }

  @Test("a number too large for JSON is written as the largest that it holds")
  func largest() throws {
    let client = Client("C")
    let service = Service("S", instances: .max)
    let design = Design("Huge") { Flow("f", at: 1.perSecond) { client.calls(service) } }
    let again = try Model.decode(try Model.encode(design))
    #expect(again.components.map(\.instances) == [1, 1 << 53])
  }
}
