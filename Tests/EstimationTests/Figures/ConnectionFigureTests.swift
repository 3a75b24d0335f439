import Estimation
import SystemDesign
import Testing

struct ConnectionFigureTests {
  private func estimate(_ gateway: Gateway, memory: DataSize? = 20.kibibytes) -> Estimate {
    let phone = Client("Phone")
    return Estimate(
      of: Design("Chat") {
        Traffic(peak: 1.times)
        Deployment(across: 3.zones)
        Flow("Send", at: 1.perSecond) {
          phone.calls(gateway, sending: 1.byte, receiving: 1.byte)
        }
        phone.staysConnected(
          to: gateway, count: 1.million.users, memory: memory, heartbeat: 30.seconds,
          returningOver: 60.seconds)
      })
  }

  private func value(_ measure: Measure, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component("Gateway"))?.value
  }

  @Test("open connections: their memory, their signs of life, and those that return after a loss")
  func figures() throws {
    let estimate = estimate(Gateway("Gateway", instances: 10))
    #expect(value(.connections, estimate) == 1e6)
    expect(
      try #require(value(.connectionMemory, estimate)) / 1_073_741_824, is: 19.0735, decimals: 4)
    expect(try #require(value(.heartbeats, estimate)), is: 33_333.3333, decimals: 4)
    expect(try #require(value(.reconnects, estimate)), is: 100_000 / 60.0, within: 1e-9)
  }

  @Test("machines by connections, by memory and by requests, and the loss of a zone covered")
  func machines() {
    let gateway = Gateway(
      "Gateway", instances: 10, each: 1_000.perSecond, connections: 100_000.users
    ).memory(4.gigabytes)
    let estimate = estimate(gateway)
    #expect(value(.machinesForConnections, estimate) == 10)
    #expect(value(.machinesForMemory, estimate) == 6)
    #expect(value(.machinesForRequests, estimate) == 1)
    #expect(value(.machinesForZoneLoss, estimate) == 15)
  }

  @Test("how long until they are back: as they spread their return, or as fast as they are opened")
  func back() {
    func times(_ opening: Rate) -> [Double?] {
      let gateway = Gateway("Gateway", instances: 10).connections(200_000.users, opening: opening)
      let estimate = estimate(gateway)
      return [value(.reconnectTime, estimate), value(.reconnectTimeOfAll, estimate)]
    }
    // 100,000 of one machine over nine others; a million over ten; never before the 60 s are over.
    #expect(times(100.perSecond) == [100_000 / 900.0, 1_000])
    #expect(times(1_000.perSecond) == [60, 100])
    #expect(times(10_000.perSecond) == [60, 60])
    #expect(value(.reconnectTime, estimate(Gateway("Gateway", instances: 10))) == nil)
  }

  @Test("the memory of a connection that nobody stated is unknown")
  func unknown() throws {
    let estimate = estimate(Gateway("Gateway", instances: 10), memory: nil)
    let figure = try #require(estimate.figure(.connectionMemory, of: .component("Gateway")))
    #expect(figure.value == nil && figure.amount.missing.first?.contains("memory:") == true)
  }
}
