import SystemDesign
import Testing

@Suite("What cannot hold together is told") struct ContradictionTests {
  private let client = Client("C")
  private let app = Service("App")

  private func mistakes(_ traffic: Traffic? = nil, @FlowBuilder _ steps: () -> [Step]) -> [String] {
    let steps = steps()
    let design = Design("D") {
      traffic ?? Traffic(peak: 2.times)
      Flow("F", at: 1.perSecond) { for step in steps { step } }
    }
    return design.mistakes.map { "\($0.says); \($0.instead)" }
  }

  private func mistakes(at rate: Rate) -> [String] {
    Design("D") { Flow("F", at: rate) { client.calls(app) } }
      .mistakes.map { "\($0.says); \($0.instead)" }
  }

  @Test("a quorum of more copies than there are")
  func quorum() {
    func store(_ reads: Int, _ writes: Int) -> Database {
      Database("DB", replicas: 1).replicating(.quorum(reads: reads, writes: writes))
    }
    #expect(
      mistakes { app.reads(1.byte, from: store(5, 2)) }
        == ["'DB' has 2 copies and asks 5 to read; say a quorum of at most 2, or replicas: 4"])
    #expect(
      mistakes { app.reads(1.byte, from: store(1, 3)) }
        == ["'DB' has 2 copies and asks 3 to write; say a quorum of at most 2, or replicas: 2"])
    #expect(mistakes { app.reads(1.byte, from: store(2, 2)) }.isEmpty)
  }

  @Test("a read scattered over more shards than any of its stores has")
  func scattered() {
    let store = Database("DB", shards: 4)
    #expect(
      mistakes { app.reads(1.byte, from: store).scattered(over: 5) } == [
        "the hop from 'App' to 'DB' is scattered over 5 shards, and 'DB' has 4 shards; "
          + "say at most 4, or shards: 5"
      ])
    #expect(mistakes { app.reads(1.byte, from: store).scattered(over: 4) }.isEmpty)
    let hot = Cache("Hot", shards: 2)
    #expect(mistakes { app.reads(1.byte, from: hot, else: store).scattered(over: 4) }.isEmpty)
  }

  @Test("a push that passes by whatever keeps the client's connections open")
  func pushes() {
    let gate = Gateway("Gate", instances: 2)
    let door = LoadBalancer("Door", instances: 2)
    let socket = Service("Socket")
    let vendor = External("Vendor")
    func said(to holder: any Callable, _ hop: Hop) -> [String] {
      Design("D") {
        client.staysConnected(to: holder, through: door, count: 5.connections)
        Flow("Push", at: 1.perSecond) { hop }
      }
      .mistakes.map { "\($0.says); \($0.instead)" }
    }
    let past = app.pushes(1.byte, to: client)
    #expect(
      said(to: gate, past) == [
        "'App' pushes to 'C', which stays connected to 'Gate'; "
          + "say through: with 'Gate', so that its load counts"
      ])
    #expect(
      said(to: socket, past) == [
        "'App' pushes to 'C', which stays connected to 'Socket'; "
          + "let 'App' call 'Socket', and that push"
      ])
    #expect(said(to: gate, app.pushes(1.byte, to: client, through: gate)).isEmpty)
    #expect(said(to: socket, socket.pushes(1.byte, to: client)).isEmpty)
    // Who brings what comes to a phone that is away has a line of its own.
    #expect(said(to: socket, vendor.pushes(1.byte, to: client)).isEmpty)
    #expect(said(to: socket, app.pushes(1.byte, to: Client("Other"))).isEmpty)
  }

  @Test("two availabilities that are not the same; rounded ones are")
  func availabilities() {
    let half = Service("App").available(99.percent).failing(every: 1.day, for: 12.hours)
    #expect(
      mistakes { client.calls(half) } == [
        "'App' is available 99 % of the time, and failing every 1 day for 12 h it is 66.6667 %; "
          + "say one of the two"
      ])
    let better = Service("App").available(90.percent).failing(every: 90.days, for: 1.hour)
    #expect(mistakes { client.calls(better) }.count == 1)
    // 99.977 %, as a person rounds it.
    let rounded = Service("App").available(99.98.percent).failing(every: 30.days, for: 10.minutes)
    #expect(mistakes { client.calls(rounded) }.isEmpty)
    let guessed = Service("App").available(99.percent...99.9.percent)
      .failing(every: 30.days, for: 1.hour)
    #expect(mistakes { client.calls(guessed) }.isEmpty)
  }

  @Test("two fields of one name")
  func fields() {
    let note = Record("note", key: "id", ["id": 8.bytes, "id": 16.bytes, "text": 1.kilobyte])
    #expect(
      mistakes { app.writes(note, to: Database("DB")) }
        == ["'note' has 2 fields called 'id'; give each its own name"])
  }

  @Test(
    "a growth that leaves nothing, machines that may not be busy",
    arguments: [
      (
        Traffic(growing: (-100).percent),
        "Traffic has a growth of -100 %; say more than -100 percent"
      ),
      (
        Traffic(growing: (-150).percent),
        "Traffic has a growth of -150 %; say more than -100 percent"
      ),
      (
        Traffic(busy: 0.percent),
        "Traffic has a busy share of 0 %; say more than 0 and at most 100 percent"
      ),
    ])
  func bounds(_ traffic: Traffic, _ says: String) {
    #expect(mistakes(traffic) { client.calls(app) } == [says])
    #expect(
      mistakes(Traffic(growing: (-99).percent, busy: 1.percent)) { client.calls(app) }.isEmpty)
  }

  @Test("numbers beyond counting, as written and as they come to")
  func tooLarge() {
    let instead = "say a number below 1e308"
    #expect(
      mistakes(at: (1.0 / 0).perSecond) == ["'F' has a rate too large to count with; \(instead)"])
    let product = mistakes(at: 1e308.perSecond * 1_000.times)
    #expect(product.count == 1)
    #expect(product[0].hasPrefix("'F' has a rate too large to count with, "))
    #expect(product[0].hasSuffix(instead))
    #expect(mistakes(at: 1e300.perSecond).isEmpty)
    let sum = 1e308.perSecond + 1e308.perSecond
    #expect(mistakes(at: sum).count == 1)
  }
}
