import Estimation
import SystemDesign
import Testing

@testable import Reliability

private func flows(_ design: Design) -> [FlowReliability] {
  Reliability(of: Estimate(of: design)).flows
}

private func service(
  _ name: String, _ each: Int, instances: Int = 1, _ up: Ratio = 99.percent
) -> Service {
  Service(name, instances: instances, each: each.perSecond).available(up)
}

@Suite("What several losses send to one component")
struct DiversionTests {
  @Test("a fallback of two hops carries one of them, and where both are lost neither")
  func twoHops() throws {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 1_500))
    let design = Design("Two") {
      Flow("F", at: 1_000.perSecond, peak: 1.times) {
        client.calls(a).fallback { client.calls(z) }
        client.calls(b).fallback { client.calls(z) }
      }
    }
    // Both up, or one of them and Z.
    let expected = 0.99 * 0.99 + 2 * 0.99 * 0.01 * 0.99
    #expect(agree(try firstFlow(design).availability.value, expected, within: 1e-12))
  }

  @Test("a fallback of two flows carries one of them, and where both are lost neither")
  func twoFlows() {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 700, instances: 3))
    let design = Design("Two") {
      Deployment(across: 3.zones, zone: 99.5.percent)
      Flow("F", at: 1_000.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(a).fallback { client.calls(z) }
      }
      Flow("G", at: 1_000.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(b).fallback { client.calls(z) }
      }
    }
    // A and B stand in zone 1, with one of the three of Z that both together need.
    for flow in flows(design) {
      #expect(flow.names == ["zone 1"])
      #expect(flow.singlePoints.allSatisfy { $0.cause == .capacity })
      #expect(flow.isFailing)
    }
    var expected = 0.0
    for state in 0..<(1 << 8) {
      let isUp = (0..<8).map { state >> $0 & 1 == 1 }
      let share = [0.995, 0.995, 0.995, 0.99, 0.99, 0.99, 0.99, 0.99]
      let odds = zip(isUp, share).reduce(1) { $0 * ($1.0 ? $1.1 : 1 - $1.1) }
      let (a, b) = (isUp[0] && isUp[3], isUp[0] && isUp[4])
      let ofZ = (0..<3).count { isUp[$0] && isUp[5 + $0] }
      if a || ofZ >= (b ? 2 : 3) { expected += odds }
    }
    #expect(agree(flows(design)[0].availability.value, expected, within: 1e-12))
  }

  @Test("what is sent to a component that another flow needs itself takes that flow down")
  func needed() throws {
    func flow(_ each: Int) throws -> FlowReliability {
      let (a, z) = (service("A", 1_000), service("Z", each, instances: 2))
      let design = Design("Needed") {
        Flow("F", at: 1_000.perSecond, peak: 1.times) {
          client.calls(a).fallback { client.calls(z) }
        }
        Flow("G", at: 500.perSecond, peak: 1.times) { client.calls(z) }
      }
      return try #require(flows(design).last)
    }
    let small = try flow(700)
    #expect(small.names == ["A"])
    let point = try small.point("A")
    #expect(point.cause == .capacity)
    #expect(
      point.reason
        == "1 instance, and without it more comes to 'Z' than it can do at the peak")
    #expect(agree(small.availability.value, 0.99 * (1 - 0.0001), within: 1e-12))
    // Both of Z carry it, one does not.
    let medium = try flow(800)
    #expect(medium.names.isEmpty)
    #expect(
      agree(medium.availability.value, 0.99 * (1 - 0.0001) + 0.01 * 0.99 * 0.99, within: 1e-12))
    #expect(agree(try flow(1_500).availability.value, 1 - 0.0001, within: 1e-12))
  }

  @Test("of many that send alike to one component as many may be lost as it carries")
  func many() {
    let z = service("Z", 350)
    let all = (0..<8).map { (number: $0, service: service("S\($0)", 100)) }
    let design = Design("Many") {
      for one in all {
        Flow("Ask \(one.number)", at: 100.perSecond, peak: 1.times) {
          client.calls(one.service).fallback { client.calls(z) }
        }
      }
    }
    // Up itself; or Z up, with no more than two of the seven others away.
    var few = 0.0
    for (away, ways) in [1.0, 7, 21].enumerated() {
      var odds = ways
      for other in 0..<7 { odds *= other < away ? 0.01 : 0.99 }
      few += odds
    }
    for flow in flows(design) {
      #expect(agree(flow.availability.value, 0.99 + 0.01 * 0.99 * few, within: 1e-12))
    }
  }

  @Test("what hangs behind a shared fallback carries what both that are lost send")
  func behind() throws {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 5_000))
    let store = Database("DB", reads: 1_500.perSecond).available(90.percent)
    let design = Design("Behind") {
      Flow("F", at: 1_000.perSecond, peak: 1.times) {
        client.calls(a).fallback { client.calls(z) }
        z.reads(thing, from: store)
      }
      Flow("G", at: 1_000.perSecond, peak: 1.times) {
        client.calls(b).fallback { client.calls(z) }
        z.reads(thing, from: store)
      }
    }
    let expected = 0.99 + 0.01 * 0.99 * 0.99 * 0.9
    #expect(agree(try firstFlow(design).availability.value, expected, within: 1e-12))
  }

  @Test("ways of two flows share a component, and each may be asked for the work of another")
  func ways() {
    let (a, b, e) = (service("A", 1_000), service("B", 1_000), service("E", 1_000))
    let design = Design("Ways") {
      Flow("F", at: 800.perSecond, peak: 1.times) {
        oneOf {
          client.calls(a)
          client.calls(b)
        }
      }
      Flow("G", at: 400.perSecond, peak: 1.times) {
        oneOf {
          client.calls(b)
          client.calls(e)
        }
      }
    }
    // B carries what A did, or what E did, and not both.
    let f = 0.99 * 0.99 + 0.99 * 0.01 + 0.01 * 0.99 * 0.99
    let g = 0.99 * 0.99 + 0.99 * 0.01 + 0.01 * 0.99 * 0.99
    let found = flows(design).map(\.availability.value)
    #expect(agree(found[0], f, within: 1e-12))
    #expect(agree(found[1], g, within: 1e-12))
  }
}

/// What is overloaded, or away in part, sends its work on as well.
@Suite("What an overload and a lost shard send to one component")
struct OverloadDiversionTests {
  @Test("what a lost service overloads sends its own work on, and overloads the next")
  func inARow() throws {
    let x = service("X", 1_000)
    let b = service("B", 500, instances: 2)
    let z = service("Z", 300, instances: 4, 100.percent)
    let design = Design("Row") {
      Flow("F1", at: 400.perSecond, peak: 1.times) { client.calls(b).fallback { client.calls(z) } }
      Flow("F2", at: 700.perSecond, peak: 1.times) { client.calls(x).fallback { client.calls(b) } }
      Flow("F3", at: 850.perSecond, peak: 1.times, availability: 99.9.percent) { client.calls(z) }
    }
    let last = try #require(flows(design).last)
    // X lost: B is asked for 1,100 of 1,000, and Z for 1,250 of 1,200; one of B lost carries 400.
    #expect(last.names == ["X"])
    #expect(agree(last.availability.value, 0.99 * (1 - 1e-4), within: 1e-12))
  }

  @Test("one lost shard of many sends its part, and one more may be too much", arguments: [78, 90])
  func shards(each: Int) throws {
    let a = Database(
      "A", shards: 8, replicas: 1, reads: 1_000.perSecond, failover: .automatic(1.seconds)
    ).available(98.percent)
    let z = service("Z", each, instances: 10, 100.percent)
    let design = Design("Shards") {
      Flow("F1", at: 800.perSecond, peak: 1.times) {
        client.reads(thing, from: a).fallback { client.calls(z) }
      }
      Flow("F2", at: 700.perSecond, peak: 1.times) { client.calls(z) }
    }
    // A shard brings 100 a second: 800 of 780, or of 900, where two bring 900 as well.
    let up = 1 - 0.02 * 0.02
    let all = (0..<8).reduce(1.0) { product, _ in product * up }
    let one = 8 * all / up * (1 - up)
    let two = 28 * all / up / up * (1 - up) * (1 - up)
    let last = try #require(flows(design).last)
    #expect(agree(last.availability.value, each == 78 ? all : all + one + two, within: 1e-12))
  }

  @Test("a way of two hops is closed by either, and sends no other flow's work on")
  func closed() {
    let (a, e, h) = (service("A", 600), service("E", 5_000), service("H", 5_000))
    let design = Design("Closed") {
      Flow("F1", at: 200.perSecond, peak: 1.times) {
        oneOf {
          inParallel {
            client.calls(e)
            client.calls(h)
          }
          client.calls(a)
        }
      }
      Flow("F2", at: 600.perSecond, peak: 1.times) { client.calls(e).fallback { client.calls(a) } }
    }
    // H lost brings A 200 of 600 a second; E lost 800.
    let found = flows(design)
    #expect(found[0].names == ["E"])
    #expect(agree(found[0].availability.value, 0.99 * (1 - 0.01 * 0.01), within: 1e-12))
  }

  @Test("many flows over two clusters are down when both are", arguments: [3_000, 2_290])
  func clusters(each: Int) {
    let (one, other) = (service("One", each), service("Other", each))
    let names = (0..<9).map { "F\($0)" }
    let design = Design("Clusters") {
      for name in names {
        Flow(name, at: 200.perSecond, peak: 1.times) {
          oneOf {
            client.calls(one)
            client.calls(other)
          }
        }
      }
    }
    for flow in flows(design) {
      #expect(flow.names.isEmpty)
      #expect(agree(flow.availability.value, 1 - 0.01 * 0.01, within: 1e-12))
    }
  }

  @Test("what is lost with one thing is one loss, however many flows send it on")
  func together() throws {
    let z = service("Z", 600, 99.9.percent)
    let rates = [("A", 10), ("A", 10), ("A", 10), ("A", 10), ("B", 200), ("C", 200), ("E", 200)]
    let services = Dictionary(
      uniqueKeysWithValues: Set(rates.map(\.0)).sorted().map { ($0, service($0, 1_000)) })
    let senders = rates.enumerated().map { (number: $0, from: services[$1.0] ?? z, rate: $1.1) }
    let design = Design("Together") {
      for one in senders {
        Flow("F\(one.number)", at: one.rate.perSecond, peak: 1.times) {
          client.calls(one.from).fallback { client.calls(z) }
        }
      }
      Flow("G", at: 100.perSecond, peak: 1.times) { client.calls(z) }
    }
    // All but the three large ones together fit; with A that is too much too.
    let last = try #require(flows(design).last)
    #expect(last.names == ["Z"])
    #expect(agree(last.availability.value, 0.999 * (1 - 1e-6), within: 1e-12))
  }
}
