import SystemDesign
import Testing

@Suite("A design is built of lines, conditions and loops") struct BuilderTests {
  private let client = Client("C")
  private let service = Service("S")

  @Test(
    "statements under an if, an else and a for stand where they were written",
    arguments: [true, false])
  func design(_ many: Bool) {
    let design = Design("D") {
      Requirement("first")
      if many { Requirement("many") } else { Requirement("few") }
      for number in 1...3 {
        Flow("F\(number)", at: 1.perSecond) { client.calls(service) }
      }
      if many { Requirement("last") }
    }
    #expect(design.flows.map(\.name) == ["F1", "F2", "F3"])
    let says = design.statements.compactMap {
      if case .requirement(let it) = $0 { it.says.description } else { nil }
    }
    #expect(says == (many ? ["first", "many", "last"] : ["first", "few"]))
  }

  @Test("hops under an if, an else and a for do as well", arguments: [true, false])
  func flow(_ many: Bool) {
    let flow = Flow("F", at: 1.perSecond) {
      for _ in 0..<2 { client.calls(service) }
      if many { client.calls(service) } else { inParallel { client.calls(service) } }
      if many { client.calls(service) }
    }
    #expect(flow.hops.count == (many ? 4 : 3))
  }

  @Test("components come in the order of the file, each once, with those they name")
  func components() {
    let lost = Queue("Lost")
    let dead = Queue("Dead").deadLetter(after: 2, to: lost)
    let work = Queue("Work").deadLetter(after: 3, to: dead)
    let worker = Worker("Worker")
    let spare = Service("Spare")
    let design = Design("D") {
      Flow("F", at: 1.perSecond) {
        client.sends(1.byte, to: worker).fallback { client.calls(spare) }
        client.calls(service)
        work.delivers(1.byte, to: worker)
      }
    }
    #expect(
      design.components.map(\.name) == ["C", "S", "Lost", "Dead", "Work", "Worker", "Spare"])
    #expect(design.component(dead.part.id)?.messaging.deadLetter?.after == 2)
    #expect(design.component(Database("Other").part.id) == nil)
  }

  @Test("writes add a record, updates and deletes name it, and only a key travels to a delete")
  func verbs() {
    let note = Record("note", key: "id", ["id": 8.bytes, "text": 200.bytes])
    let store = Database("D")
    let cache = Cache("H")
    let hops = [
      service.writes(note, to: store), service.updates(note, in: store),
      service.deletes(note, from: store), service.invalidates(note, in: cache),
    ]
    #expect(hops.map(\.verb) == [.writes, .updates, .deletes, .invalidates])
    #expect(hops.map(\.verb.changes) == [true, true, true, false])
    #expect(hops.map(\.waits) == [true, true, true, true])
    #expect(hops.map { $0.record?.name } == ["note", "note", "note", "note"])
    #expect(
      hops.map { $0.sending?.size.formula.description } == [
        "8 B + 200 B", "8 B + 200 B", "8 B", "8 B + 200 B",
      ])
  }

  @Test("what was said once holds where nothing else was said, and not for what others run")
  func defaults() {
    let cluster = Domain("Cluster", .cluster)
    let own = Service("Own", across: 2.zones)
    let bank = External("Bank")
    let design = Design("D") {
      Traffic(peak: 3.times)
      Deployment(across: 3.zones, sharing: cluster)
      Flow("F", at: 1.perSecond) { client.calls(service) }
      Flow("G", at: 1.perSecond, peak: 5.times) { client.calls(own) }
      Flow("H", at: 1.perSecond) { own.calls(bank) }
    }
    #expect(
      design.flows.map { design.peak(of: $0)?.formula.description } == [
        "3 times", "5 times", "3 times",
      ])
    #expect(design.spread(of: service.part) == 3.zones)
    #expect(design.spread(of: own.part) == 2.zones)
    #expect(design.spread(of: bank.part) == nil)
    #expect(design.spread(of: client.part) == nil)
    #expect(design.domains(of: service.part).map(\.name) == ["Cluster"])
    #expect(design.domains(of: bank.part).isEmpty)
  }
}
