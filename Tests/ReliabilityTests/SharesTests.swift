import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is needed in a share of executions") struct SharesTests {
  private func availability(_ design: Design) throws -> Double {
    try #require(Reliability(of: Estimate(of: design)).flows.first?.availability.value)
  }

  @Test("a component is charged as often as it is reached, however many hops it takes")
  func chargedOnce() throws {
    let client = Client("Client")
    let app = Service("App", instances: 3).available(100.percent)
    let rare = Service("Rare").available(90.percent)
    let store = Database("Store", replicas: 9, failover: .automatic(1.second))
      .available(100.percent)
    let design = Design("Rare") {
      Flow("Flow", at: 1.perSecond) {
        client.calls(app)
        app.calls(rare, times: 10.percent)
        for _ in 0..<4 { rare.reads(1.kilobyte, from: store, times: 10.percent) }
      }
    }
    #expect(abs(try availability(design) - 0.99) < 1e-12)
  }

  @Test("it is a single point all the same, and so is what only it needs")
  func stillAPoint() {
    let client = Client("Client")
    let app = Service("App", instances: 2)
    let rare = Service("Rare")
    let store = Database("Store")
    let design = Design("Rare") {
      Flow("Flow", at: 1.perSecond) {
        client.calls(app)
        app.calls(rare, times: 10.percent)
        rare.reads(1.kilobyte, from: store, times: 10.percent)
      }
    }
    let points = Reliability(of: Estimate(of: design)).flows.first?.singlePoints.map(\.name)
    #expect(points == ["Rare", "Store"])
  }
}

@Suite("What is not worked out is said") struct WaysTests {
  @Test("a flow with a fallback or several ways says whose capacity is not known")
  func ways() {
    let client = Client("Client")
    let (one, other) = (Service("One"), Service("Other"))
    let design = Design("Ways") {
      Flow("Plain", at: 1.perSecond) { client.calls(one) }
      Flow("Fallback", at: 1.perSecond) { client.calls(one).fallback { client.calls(other) } }
      Flow("Ways", at: 1.perSecond) {
        oneOf {
          client.calls(one)
          client.calls(other)
        }
      }
    }
    let notes = Reliability(of: Estimate(of: design)).flows.map { flow in
      flow.notes.contains { $0.contains("taken to carry all of the peak alone") }
    }
    #expect(notes == [false, true, true])
  }
}
