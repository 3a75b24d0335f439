import DesignSyntax
import SystemDesign
import Testing

@testable import DesignEvaluation

@Suite("What the table's words give")
struct WordTests {
  private let table = Table.ofSystemDesign
  private let place = Place(7, 9)

  /// Says a word, found by its labels; what is not given takes its default.
  private func say(
    _ owner: String, _ name: String, _ labels: [String?], on receiver: Any = (),
    _ values: [Int: [Any]] = [:], several: Bool = false
  ) throws -> Any {
    let found = (table.entries[owner]?[name] ?? []).filter { entry in
      entry.parameters.map(\.label) == labels
        && entry.parameters.contains { if case .several = $0.number { true } else { false } }
          == several
    }
    #expect(found.count == 1, "\(owner).\(name) \(labels)")
    let word = try #require(found.first)
    let call = Call(
      receiver: receiver, values: labels.indices.map { values[$0] ?? [] }, file: "a.swift",
      place: place)
    return try word.run(call)
  }

  private func same(_ said: Any, _ meant: Any) -> Bool {
    var (one, other) = ("", "")
    dump(said, to: &one)
    dump(meant, to: &other)
    return one == other
  }

  @Test("a unit, a sum, a static member, a case, and one that carries a value")
  func simple() throws {
    #expect(same(try say("Int", "bytes", [], on: 5), 5.bytes))
    #expect(
      same(try say("DataSize", "+", [nil, nil], [0: [5.bytes], 1: [6.bytes]]), 5.bytes + 6.bytes))
    #expect(same(try say("Period", "day", []), Period.day))
    #expect(same(try say("Eviction", "sampled", []), Eviction.sampled))
    #expect(
      same(
        try say("Durability", "disk", ["every"], [0: [1.second]]), Durability.disk(every: 1.second))
    )
    #expect(
      same(
        try say("Fields", "Field", ["name", "size"], [0: ["a"], 1: [5.bytes]]),
        Fields.Field(name: "a", size: 5.bytes)))
  }

  @Test("defaults are those of the module, and the place is that of the call")
  func defaults() throws {
    let labels: [String?] = [nil, "across", "file", "line", "column"]
    let said = try say("", "Client", labels, [0: ["Users"]])
    let client = try #require(said as? Client)
    #expect(client.part.id == Part.ID(name: "Users", origin: Origin("a.swift", 7, 9)))
    let answers = try say("API", "get", [nil, "pages", "answers"], [0: ["/feed"]])
    #expect(same(answers, API.get("/feed")))
    let flow = Flow("Read", at: 1.request.per(.second)) {}
    let promise = try say("Flow", "completes", ["within", "for"], on: flow, [0: [1.second]])
    #expect(same(promise, flow.completes(within: 1.second)))
  }

  @Test("a variadic and its twin give the same, with none, one and many", arguments: [0, 1, 9])
  func several(_ count: Int) throws {
    let domains = (0..<count).map { Domain("Rack \($0)", .rack) }
    let service = Service("A")
    let meant = service.sharing(domains).part.placement.domains
    for several in [true, false] {
      let said = try say("Component", "sharing", [nil], on: service, [0: domains], several: several)
      #expect(same(try #require(said as? Service).part.placement.domains, meant))
    }
  }

  @Test("what is generic, and what takes another of its receiver's type, is opened")
  func opened() throws {
    let labels: [String?] = [nil, nil, "from", "file", "line", "column"]
    let said = try say("", "assume", labels, [0: ["hits"], 1: [90.percent]])
    #expect(
      same(said, assume("hits", 90.percent, file: "a.swift", line: 7, column: 9)))
    let more = try say("Quantity", "atLeast", [nil], on: 5.bytes, [0: [6.bytes]])
    #expect(same(more, 5.bytes.atLeast(6.bytes)))
    #expect(throws: TableMismatch.self) {
      try say("Quantity", "atLeast", [nil], on: 5.bytes, [0: [6.seconds]])
    }
  }

  @Test("a block is gathered as its builder gathers it", arguments: 0...3)
  func blocks(_ count: Int) throws {
    let hop = Service("A").calls(Service("B"))
    let lines: [Any] = Array([hop, Step.hop(hop), hop].prefix(count))
    let builder = try #require(table.builders["FlowBuilder"])
    #expect(builder.role == "Happening")
    let meant =
      switch count {
      case 0: inParallel {}
      case 1: inParallel { hop }
      case 2:
        inParallel {
          hop; Step.hop(hop)
        }
      default:
        inParallel {
          hop; Step.hop(hop); hop
        }
      }
    #expect(same(try say("", "inParallel", [nil], [0: [try builder.gather(lines)]]), meant))
    #expect(throws: TableMismatch.self) { try builder.gather([5]) }
  }

  @Test("a dictionary and a text are what Swift makes of them")
  func literals() throws {
    let pairs = try #require(table.pairs["Fields"])
    let size = 7.bytes
    #expect(same(try pairs.make([("a", size), ("a", size)]), ["a": size, "a": size] as Fields))
    let text = try #require(table.interpolations["Sentence"])
    #expect(same(text.plain(""), "" as Sentence))
    #expect(same(text.plain("so"), "so" as Sentence))
    let hole = try #require(text.holes.first { $0.parameters.first?.label == "flow" })
    let begun = try text.words(text.begin(), "see ")
    let named = try hole.run(Call(receiver: begun, values: [["Read"]]))
    let meant: Sentence = "see \(flow: "Read")."
    #expect(same(try text.end(try text.words(named, ".")), meant))
  }

  @Test("what a design may not touch is not there, and what is refused says why")
  func refused() throws {
    #expect(table.entries["Design"]?["listener"] == nil)
    #expect(table.refusedOperators["Count / Period"] == "say count.per(period)")
    #expect(
      table.refusedOperators["Count / Rate"]?.hasSuffix("users.each(3.requests, per: .day)") == true
    )
    #expect(table.refusals["Database"]?["Stated"]?.hasPrefix("a component alone") == true)
    #expect(table.entries["Channel"]?["calls"]?.first?.unavailable != nil)
  }
}
