import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is lost with one thing")
struct LossTests {
  private let design = Design("Notes") {
    let note = Record("note", key: "id", ["id": 8.bytes, "text": 200.bytes])
    let reader = Client("Reader")
    let door = LoadBalancer("Door", instances: 3)
    let app = Service("App", instances: 3, each: 100.perSecond)
    let hot = Cache("Hot", shards: 3).hitting(90.percent)
    let spare = Cache("Spare", shards: 3, replicas: 1)
    let notes = Database("Notes", replicas: 2, failover: .automatic(30.seconds))
    let news = Stream("News", replicas: 2)
    let mailer = Worker("Mailer", instances: 3)
    let watching = Service("Watching").asTelemetry()
    let shared = Domain("Shared", .configuration)
    Deployment(across: 3.zones)
    Traffic(peak: 1.times)
    Flow("Read", at: 10.perSecond) {
      reader.calls(app, through: door, sending: 1.kilobyte, receiving: 1.kilobyte)
      app.reads(note, from: hot, else: notes)
      app.calls(watching, sending: 1.kilobyte, receiving: 1.kilobyte)
    }
    Flow("Write", at: 1.perSecond) {
      reader.calls(app, through: door, sending: 1.kilobyte, receiving: 1.kilobyte)
      app.writes(note, to: notes)
      app.invalidates(note, in: hot)
      app.sends(note, to: news).optional(losing: "a mail")
      news.delivers(note, to: mailer)
    }
    Flow("Look", at: 1.perSecond) {
      reader.reads(note, from: spare).fallback { reader.reads(note, from: notes) }
      reader.calls(
        Service("Bells", instances: 2).sharing(shared), sending: 1.byte, receiving: 1.byte)
    }
    Failure(of: hot, effect: "", response: "")
    Failure(of: shared, effect: "", response: "")
  }

  private func loss(_ name: String, oneMachine: Bool = false) throws -> Loss {
    let part = try #require(design.components.first { $0.name == name })
    return try loss(oneMachine ? .machine(part.id) : .component(part.id))
  }

  private func loss(_ subject: Failure.Subject) throws -> Loss {
    try #require(Reliability(of: Estimate(of: design)).loss(of: subject))
  }

  @Test(
    "a component with all its machines stops who needs it and degrades who can do without",
    arguments: [
      ("Door", ["Read", "Write"], []), ("App", ["Read", "Write"], []),
      // A cache is gone round, and one that is away has forgotten already.
      ("Hot", [], ["Read"]),
      // What is cached is still there.
      ("Notes", ["Write"], ["Read"]),
      ("News", [], ["Write"]), ("Mailer", [], ["Write"]), ("Spare", [], ["Look"]),
      ("Bells", ["Look"], []),
      ("Watching", [], []),
    ])
  func components(name: String, stopped: [String], degraded: [String]) throws {
    let loss = try loss(name)
    #expect(loss.stopped == stopped)
    #expect(loss.degraded == degraded)
  }

  @Test(
    "one machine of several takes nothing, but the part of a cache that stood on it",
    arguments: [
      ("App", []), ("Notes", []), ("Spare", []), ("Hot", ["Read"]), ("News", []),
    ])
  func machines(name: String, degraded: [String]) throws {
    let loss = try loss(name, oneMachine: true)
    #expect(loss.stopped.isEmpty)
    #expect(loss.degraded == degraded)
  }

  @Test("two machines of which the peak needs both are stopped by the loss of one")
  func peak() throws {
    let design = Design("Calls") {
      let reader = Client("Reader")
      let app = Service("App", instances: 2, each: 100.perSecond)
      Flow("Read", at: 60.perSecond, peak: 2.times) {
        reader.calls(app, sending: 1.byte, receiving: 1.byte)
      }
    }
    let app = try #require(design.components.first { $0.name == "App" })
    let loss = Reliability(of: Estimate(of: design)).loss(of: .machine(app.id))
    #expect(loss == Loss(stopped: ["Read"], degraded: []))
  }

  @Test("a zone takes a part of each cache without copies; the only region takes all of ours")
  func places() throws {
    #expect(try loss(.zone) == Loss(stopped: [], degraded: ["Read"]))
    #expect(try loss(.region) == Loss(stopped: ["Read", "Write", "Look"], degraded: []))
  }

  @Test("what is shared takes all that shares it; an event is no thing")
  func domains() throws {
    #expect(try loss(.domain("Shared")) == Loss(stopped: ["Look"], degraded: []))
    #expect(Reliability(of: Estimate(of: design)).loss(of: .event("rain")) == nil)
  }

  private func going(_ subject: (Part.ID) -> Failure.Subject, of part: Part, _ design: Design)
    throws -> Loss
  {
    try #require(Reliability(of: Estimate(of: design)).loss(of: subject(part.id)))
  }

  @Test("what is done instead and cannot carry the peak is no help")
  func tooSmall() throws {
    let first = Service("First", each: 1_000.perSecond)
    let second = Service("Second", each: 60.perSecond)
    let design = Design("Too small") {
      Flow("Ask", at: 100.perSecond, peak: 1.times) {
        client.calls(first).fallback { client.calls(second) }
      }
    }
    #expect(
      try going(Failure.Subject.component, of: first.part, design)
        == Loss(stopped: ["Ask"], degraded: []))
  }

  @Test("a cache is no help that is lost with its store")
  func sameRack() throws {
    let rack = Domain("Rack", .cluster)
    let hot = Cache("Hot").hitting(90.percent).sharing(rack)
    let store = Database("Store").sharing(rack)
    let design = Design("Rack") {
      Flow("Read", at: 1.perSecond, peak: 1.times) {
        client.reads(thing, from: hot, else: store)
      }
    }
    let reliability = Reliability(of: Estimate(of: design))
    #expect(reliability.loss(of: .domain("Rack")) == Loss(stopped: ["Read"], degraded: []))
    #expect(
      try going(Failure.Subject.component, of: store.part, design)
        == Loss(stopped: [], degraded: ["Read"]))
  }

  @Test("a zone in which both stand takes the only copy of a cache with its store")
  func sameZone() throws {
    let hot = Cache("Hot").hitting(90.percent)
    let store = Database("Store")
    let design = Design("Zone") {
      Deployment(across: 3.zones)
      Flow("Read", at: 1.perSecond, peak: 1.times) {
        client.reads(thing, from: hot, else: store)
      }
    }
    let reliability = Reliability(of: Estimate(of: design))
    #expect(reliability.loss(of: .zone) == Loss(stopped: ["Read"], degraded: []))
  }

  @Test("one of four shards takes a fourth, and half of what one can do without is missed")
  func parts() throws {
    let store = Database("Store", shards: 4)
    let more = Service("More", instances: 2, each: 60.perSecond)
    let either = (Service("One"), Service("Other"))
    let design = Design("Parts") {
      Deployment(across: 2.zones)
      Flow("Read", at: 1.perSecond, peak: 1.times) { client.reads(thing, from: store) }
      Flow("Look", at: 100.perSecond, peak: 1.times) {
        client.calls(Service("App", instances: 4))
        client.calls(more).optional(losing: "the picture")
      }
      Flow("Pay", at: 1.perSecond, peak: 1.times) {
        oneOf {
          client.calls(either.0)
          client.calls(either.1)
        }
      }
    }
    #expect(
      try going(Failure.Subject.machine, of: store.part, design)
        == Loss(stopped: [], degraded: ["Read"]))
    #expect(
      try going(Failure.Subject.machine, of: more.part, design)
        == Loss(stopped: [], degraded: ["Look"]))
    // Whoever takes the other way misses nothing.
    #expect(
      try going(Failure.Subject.component, of: either.0.part, design)
        == Loss(stopped: [], degraded: []))
  }
}
