import SystemDesign
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Everything knows where it was said") struct OriginTests {
  /// The words just before a place in this very file.
  private func word(before origin: Origin) -> String {
    guard let file = fopen(#filePath, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4_096)
    for _ in 0..<origin.line {
      guard fgets(&buffer, Int32(buffer.count), file) != nil else { return "" }
    }
    let line = buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)).prefix(origin.column - 1)
    let text = String(decoding: line, as: UTF8.self)
    return String(text.reversed().prefix { $0.isLetter }.reversed())
  }

  @Test("a component, a record, a domain and an assumption")
  func things() {
    let app = Service("App")
    let note = Record("note", 100.bytes)
    let cluster = Domain("Cluster", .cluster)
    let people = assume("people", 5.users)
    #expect(word(before: app.part.origin) == "Service")
    #expect(word(before: note.origin) == "Record")
    #expect(word(before: cluster.origin) == "Domain")
    guard case .assumption(_, _, _, let origin) = people.formula.operation else {
      Issue.record("no assumption")
      return
    }
    #expect(word(before: origin) == "assume")
    #expect(origin.line == app.part.origin.line + 3)
  }

  @Test("a design, its flows, and two hops on one line")
  func hops() {
    let client = Client("C")
    let app = Service("App")
    let design = Design("D") {
      Flow("F", at: 1.perSecond) {
        client.calls(app); app.sends(1.byte, to: client)
      }
    }
    let hops = design.flows[0].hops
    #expect(word(before: design.origin) == "Design")
    #expect(word(before: design.flows[0].origin) == "Flow")
    #expect(hops.map { word(before: $0.origin) } == ["calls", "sends"])
    #expect(hops[0].origin.line == hops[1].origin.line)
    #expect(hops[0].origin.column < hops[1].origin.column)
  }

  @Test("a waiver, and every kind of statement")
  func statements() {
    let app = Service("App").accepting("AV001", because: "it is small")
    #expect(app.part.waivers.map { word(before: $0.origin) } == ["accepting"])
    let design = Design("D") {
      Requirement("r")
      Decision("d", chosen: "a", over: "b", because: "c")
      Failure("f", effect: "e", response: "r")
      Traffic(peak: 2.times)
      Deployment(across: 3.zones)
      Group("g", app)
      Check("c", 1.byte, against: 1.byte)
      Client("C").staysConnected(to: app, count: 5.users)
    }
    let words = design.statements.map { statement in
      switch statement {
      case .requirement(let it): word(before: it.origin)
      case .decision(let it): word(before: it.origin)
      case .failure(let it): word(before: it.origin)
      case .traffic(let it): word(before: it.origin)
      case .deployment(let it): word(before: it.origin)
      case .group(let it): word(before: it.origin)
      case .check(let it): word(before: it.origin)
      case .connection(let it): word(before: it.origin)
      case .flow(let it): word(before: it.origin)
      case .mistake: ""
      }
    }
    #expect(
      words == [
        "Requirement", "Decision", "Failure", "Traffic", "Deployment", "Group", "Check",
        "staysConnected",
      ])
  }
}
