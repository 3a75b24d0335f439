import Critique
import SystemDesign
import Testing

@Suite("what more instances bring with them")
struct MoreInstancesTests {
  private func pooled(_ shop: Int, _ clerk: Int, of store: Database) -> Finding? {
    Design("Orders") {
      let app = Service("Shop", instances: 20)
      let worker = Worker("Clerk", instances: 10)
      Flow("Show", at: 10.perSecond) {
        app.reads(1.kilobyte, from: store).pool(shop.connections)
        worker.reads(1.kilobyte, from: store).pool(clerk.connections)
      }
    }
    .findings(of: "SC009").first
  }

  @Test("all pools together, and the smaller ones that fit")
  func together() throws {
    let orders = Database("Orders", replicas: 1).connections(500.connections)
    #expect(pooled(20, 10, of: orders) == nil)
    let found = try #require(pooled(30, 15, of: orders))
    #expect(found.severity == .error)
    #expect(
      found.message
        == "'Shop' and 'Clerk' keep 750 connections to 'Orders', which takes 500")
    #expect(
      found.evidence == [
        "'Shop': 20 instances × 30 connections = 600",
        "'Clerk': 10 instances × 15 connections = 150",
      ])
    #expect(
      found.remedy
        == "say .pool(20.connections) on the hops of 'Shop' and .pool(10.connections) on "
        + "the hops of 'Clerk', or put a pooler between")
  }

  @Test("where not even one each fits, smaller pools are no way out")
  func none() {
    let few = Database("Orders", replicas: 1).connections(25.connections)
    #expect(pooled(1, 1, of: few)?.remedy.hasPrefix("put a pooler between") == true)
  }

  @Test("numbers that nobody has stop nobody", arguments: [1e300, .infinity])
  func extreme(_ size: Double) {
    for most in [1, 1e200, .infinity] {
      let design = Design("Orders") {
        let app = Service("Shop", instances: 20)
        let orders = Database("Orders", replicas: 1).connections(most.connections)
        Flow("Show", at: 10.perSecond) {
          app.reads(1.kilobyte, from: orders).pool(size.connections)
        }
      }
      #expect(design.findings(of: "SC009").count == (max(most, size) < .infinity ? 1 : 0))
    }
  }

  @Test("copies that answer have connections of their own")
  func copies() {
    let orders = Database("Orders", replicas: 2).connections(500.connections)
    func asking(_ store: any Readable, _ pool: Int) -> [Finding] {
      Design("Orders") {
        let app = Service("Shop", instances: 20)
        Flow("Show", at: 10.perSecond) {
          app.reads(1.kilobyte, from: store).pool(pool.connections)
        }
      }
      .findings(of: "SC009")
    }
    #expect(asking(orders, 25).isEmpty)
    #expect(asking(orders, 26).count == 1)
    #expect(asking(orders.replicas, 50).isEmpty)
    #expect(asking(orders.replicas, 51).count == 1)
    #expect(asking(orders.replicating(.majority), 75).isEmpty)
    #expect(asking(orders.replicating(.majority), 76).count == 1)
  }

  @Test("what each instance remembers is a warning only where something is promised")
  func remembering() {
    func filling(_ door: LoadBalancer, _ shop: Service, p99: Period? = nil) -> [Finding] {
      Design("Shop") {
        let buyer = Client("Buyer")
        Flow("Fill", at: 10.perSecond, p99: p99) {
          buyer.calls(shop, through: door, sending: 1.kilobyte)
        }
      }
      .findings(of: "SC003")
    }
    let door = LoadBalancer("Door", instances: 2)
    let shop = Service("Shop", instances: 3).remembering("baskets")
    #expect(filling(door, shop).map(\.severity) == [.info])
    #expect(filling(door, shop, p99: 1.second).map(\.severity) == [.warning])
    #expect(
      filling(door, shop).first?.message
        == "each instance of 'Shop' remembers what the others do not, "
        + "and 'Door' may send a caller to any")
    #expect(filling(door.sticky(), shop).isEmpty)
    #expect(filling(door, Service("Shop", instances: 3)).isEmpty)
  }
}
