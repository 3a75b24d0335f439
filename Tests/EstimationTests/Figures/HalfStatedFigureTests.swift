import Estimation
import SystemDesign
import Testing

@Suite("What limits a machine and is half stated is said, and not left out")
struct HalfStatedFigureTests {
  private let client = Client("Client")

  private func figure(_ measure: Measure, _ design: Design) throws -> Figure {
    try #require(Estimate(of: design).figure(measure, of: .component("App")))
  }

  private func calling(
    _ app: Service, sending: DataSize? = 100.bytes, receiving: DataSize? = 1.kilobyte
  ) -> Design {
    Design("Half") {
      Flow("Ask", at: 500.perSecond, peak: 2.times) {
        if let sending, let receiving {
          client.calls(app, sending: sending, receiving: receiving)
        } else if let sending {
          client.calls(app, sending: sending)
        } else {
          client.calls(app)
        }
      }
    }
  }

  private let answer = "the bytes 'App' answers 'Client': say receiving:"

  @Test("of a line whose one direction is not stated the other counts, and that one is named")
  func oneDirection() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond).network(1.megabitsPerSecond)
    let design = calling(app, receiving: nil)
    // 1,000 /s of 100 B are 100 kB/s, 40 % of two lines of 125 kB/s; 70 % of one is too little.
    let use = try figure(.utilisationPeak, design)
    #expect(use.value == 0.5 && use.remarks == [answer])
    let line = try figure(.machinesForNetwork, design)
    #expect(line.value == 2 && line.remarks == [answer])
    let needed = try figure(.instancesNeeded, design)
    #expect(needed.value == 2 && needed.remarks == [answer])
  }

  @Test("of a line no direction of which is stated it is unknown how many are needed")
  func noDirection() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond).network(1.megabitsPerSecond)
    let design = calling(app, sending: nil, receiving: nil)
    let line = try figure(.machinesForNetwork, design)
    let open = ["the bytes 'Client' sends to 'App': say sending:", answer]
    #expect(line.value == nil && line.amount.missing == open)
    #expect(try figure(.utilisationPeak, design).remarks == open)
    #expect(try figure(.instancesNeeded, design).remarks == open)
  }

  @Test("what is invalidated counts as no bytes, so that nothing is open")
  func nothing() throws {
    let cache = Cache("App", each: 1_000.perSecond).network(1.gigabitsPerSecond)
    let design = Design("None") {
      Flow("Drop", at: 10.perSecond, peak: 2.times) {
        Service("Other").invalidates(1.kilobyte, in: cache)
      }
    }
    #expect(try figure(.utilisationPeak, design).remarks.isEmpty)
  }

  private let time = "how long one request keeps 'App': say taking: 5.milliseconds"

  @Test("memory of requests that take nobody knows how long is unknown, beside connections as well")
  func memory() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond)
      .memory(8.gigabytes, perRequest: 100.megabytes)
    let open = Design("Open") {
      client.staysConnected(to: app, count: 10_000.connections, memory: 10.kilobytes)
      Flow("Ask", at: 100.perSecond, peak: 2.times) {
        client.calls(app, sending: 1.byte, receiving: 1.byte)
      }
    }
    for design in [calling(app), open] {
      let memory = try figure(.machinesForMemory, design)
      #expect(memory.value == nil && memory.amount.missing == [time])
      #expect(try figure(.utilisationPeak, design).remarks == [time])
      #expect(try figure(.instancesNeeded, design).remarks == [time])
    }
  }

  @Test("places and a share that may wait say nothing without the time of one")
  func places() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond)
    let placed = calling(app.atOnce(1.request))
    #expect(try figure(.utilisationPeak, placed).remarks == [time])
    #expect(try figure(.instancesNeeded, placed).remarks == [time])
    let waiting = calling(app.queueing(atMost: 1.percent))
    #expect(try figure(.machinesForWaiting, waiting).amount.missing == [time])
    #expect(try figure(.instancesNeeded, waiting).remarks == [time])
  }

  @Test("connections whose memory is not stated leave open how many machines they need")
  func connections() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond).memory(1.megabyte)
    let design = Design("Open") {
      client.staysConnected(to: app, count: 1_000.connections)
      Flow("Ask", at: 100.perSecond, peak: 2.times) {
        client.calls(app, sending: 1.byte, receiving: 1.byte)
      }
    }
    let open = ["the memory of a connection to 'App': say memory: 10.kilobytes"]
    #expect(try figure(.machinesForMemory, design).amount.missing == open)
    #expect(try figure(.instancesNeeded, design).remarks == open)
  }
}
