import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Long flows")
struct LongFlowTests {
  /// A hundred services in a ring, so that only the flow is long.
  private let services = (0..<100).map { Service("S\($0)").available(99.999.percent) }
  private let spare = Service("Spare").available(99.999.percent)

  /// What a flow needs that goes so often from one service to the next.
  private func function(
    _ count: Int, _ hop: (Service, Service) -> Hop
  ) throws -> (FlowFunction, Topology) {
    let ring = Array(zip(services, services.dropFirst() + services.prefix(1)))
    let topology = Topology(
      of: design {
        for (service, next) in ring { service.calls(next) }
        client.calls(spare)
      })
    let flow = Flow("Long", at: 1.perSecond) {
      for index in 0..<count { hop(ring[index % ring.count].0, ring[index % ring.count].1) }
    }
    return (FlowFunction(of: flow, GroupMaker(topology: topology) { _ in [] }), topology)
  }

  @Test("a chain of a hundred thousand hops")
  func chain() throws {
    let (needs, topology) = try function(100_000) { $0.calls($1) }
    let found = SingleFailures(of: needs.function, root: needs.accepted, load: .peak)
    #expect(found.every.count == services.count)
    let exact = ExactAvailability(
      of: needs.function, root: needs.accepted, topology, StatedAvailability(topology)
    ).amount
    // 0.99999^100.
    #expect(agree(exact.value, 0.999000494838, within: 1e-11))
  }

  @Test("a long chain in which each hop has another way has one")
  func fallbacks() throws {
    let (needs, _) = try function(5_000) { caller, next in
      caller.calls(next).fallback { caller.calls(spare) }
    }
    let found = SingleFailures(of: needs.function, root: needs.accepted, load: .peak)
    #expect(found.every.count == 1)
  }

  @Test("twenty thousand calls by one service")
  func fan() {
    let app = Service("App").available(100.percent)
    let store = Database("Store").available(100.percent)
    let hops = (0..<20_000).map { _ in app.reads(thing, from: store).step }
    let topology = Topology(of: design { app.reads(thing, from: store) })
    let flow = Flow("Wide", at: 1.perSecond) { for hop in hops { hop } }
    let needs = FlowFunction(of: flow, GroupMaker(topology: topology) { _ in [] })
    let found = SingleFailures(of: needs.function, root: needs.accepted, load: .peak)
    #expect(found.every.count == 2)
  }

  @Test("two thousand different services are each a single point")
  func different() throws {
    let many = (0..<2_000).map { Service("S\($0)").available(100.percent) }
    let long = design { for (service, next) in zip(many, many.dropFirst()) { service.calls(next) } }
    let topology = Topology(of: long)
    let flow = try #require(long.flows.first)
    let needs = FlowFunction(of: flow, GroupMaker(topology: topology) { _ in [] })
    let exact = ExactAvailability(
      of: needs.function, root: needs.accepted, topology, StatedAvailability(topology)
    ).amount
    #expect(exact.value == 1)
    #expect(
      SingleFailures(of: needs.function, root: needs.accepted, load: .peak).every.count == 2_000)
  }
}
