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
}
