import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// What counting paths, neighbours or branches gets wrong.
@Suite("Shortcuts that are wrong")
struct ShortcutTests {
  @Test("a diamond needs all its corners, and the one below counts once")
  func diamond() throws {
    let a = Service("A").available(99.percent)
    let b = Service("B").available(99.9.percent)
    let c = Service("C").available(99.9.percent)
    let d = Service("D").available(99.9.percent)
    let flow = try firstFlow(
      design {
        client.calls(a)
        inParallel {
          a.calls(b)
          a.calls(c)
        }
        b.calls(d)
        c.calls(d)
      })
    #expect(agree(flow.availability.value, 0.99 * 0.999 * 0.999 * 0.999))
    #expect(agree(flow.availability.value, 0.98703, within: 1e-5))
    #expect(flow.cuts == ["A", "B", "C", "D"])
  }

  @Test("a checkout that needs eight services has eight single points")
  func checkout() throws {
    let checkout = Service("Checkout")
    let others = ["Cart", "Catalogue", "Currency", "Shipping", "Payment", "Mail", "Tax"]
      .map { Service($0) }
    let flow = try firstFlow(
      design {
        client.calls(checkout)
        for other in others { checkout.calls(other) }
      })
    #expect(Set(flow.names) == Set(others.map(\.part.name) + ["Checkout"]))
    #expect(flow.names.count == 8)
    #expect(flow.singlePoints.allSatisfy { $0.cause == .structural && !$0.isManaged })
  }

  @Test("a quorum over two zones is worse than one over one zone")
  func twoZones() throws {
    let votes = Database("Votes", replicas: 2).replicating(.majority).available(99.percent)
    func availability(_ zones: Int) throws -> Double {
      let flow = try firstFlow(
        design(across: zones.zones, zone: 99.9.percent) { client.writes(thing, to: votes) })
      return try #require(flow.availability.value)
    }
    #expect(try availability(2) < availability(1))
    #expect(try availability(1) < availability(3))
  }

  @Test("a shared database behind two replicas is not their product")
  func sharedDatabase() throws {
    let (first, second) = (
      Service("First").available(99.percent), Service("Second").available(99.percent)
    )
    let store = Database("Store").available(99.9.percent)
    let flow = try firstFlow(
      design {
        oneOf {
          inParallel {
            client.calls(first)
            first.reads(thing, from: store)
          }
          inParallel {
            client.calls(second)
            second.reads(thing, from: store)
          }
        }
      })
    #expect(agree(flow.availability.value, 0.999 * (1 - 0.01 * 0.01)))
    // What two branches would be that each had a database of their own.
    let product = 1 - (1 - 0.99 * 0.999) * (1 - 0.99 * 0.999)
    #expect(try #require(flow.availability.value) < product - 9e-4)
    #expect(flow.cuts == ["Store"])
  }

  @Test("two instances at 70 % of the peak each are a single point for want of capacity")
  func capacity() throws {
    let app = Service("App", instances: 2, each: 100.perSecond)
    let busy = Design("Busy") {
      Flow("Ask", at: 70.perSecond, peak: 2.times, availability: 99.percent) { client.calls(app) }
    }
    let flow = try firstFlow(busy)
    let point = try flow.point("App")
    #expect(point.cause == .capacity)
    #expect(point.reason == "2 instances at 70 % each at the peak: 1 alone would be at 140 %")
    #expect(point.origin == app.part.origin)
    #expect(flow.isFailing)
  }
}
