import SystemDesign
import Testing

@Suite("The hops of a flow") struct HopTests {
  private let client = Client("C")
  private let edge = LoadBalancer("L", instances: 1)
  private let services = (1...6).map { Service("S\($0)") }

  @Test("those of fallbacks stand after the hop they stand in for, however deep")
  func everyHop() {
    let flow = Flow("F", at: 1.perSecond) {
      client.calls(services[0]).fallback {
        inParallel {
          client.calls(services[1]).fallback { client.calls(services[2]) }
          client.calls(services[3])
        }
      }
      oneOf {
        client.calls(services[4])
        client.calls(services[5])
      }
    }
    #expect(flow.everyHop.map(\.to.name) == services.map(\.part.name))
    #expect(flow.hops.map(\.to.name) == ["S1", "S5", "S6"])
  }

  @Test("a hop stops at who does it, what it passes and whom it reaches, in that order")
  func stations() {
    let hop = client.calls(services[0], through: edge)
    #expect(hop.stations.map(\.name) == ["C", "L", "S1"])
  }
}
