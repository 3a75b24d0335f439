import Critique
import SystemDesign
import Testing

@Suite("Why a place takes a flow down")
struct SharedReasonTests {
  private let names = Database("Names", .keyValue, replicas: 2).replicating(.majority)

  private func reading(_ stores: [Database], across zones: Spread = 2.zones) -> Finding? {
    let app = Service("App", instances: 6)
    return Design("Reading") {
      Deployment(across: zones)
      Flow("Get", at: 10.perSecond, peak: 1.times, availability: 99.9.percent) {
        for store in stores { app.reads(1.kilobyte, from: store).timeout(1.second) }
      }
    }.findings(of: "AV002").first
  }

  @Test("is the same for several stores only where the numbers are")
  func likewise() throws {
    let data = Database("Data", .keyValue).replicating(.erasure(data: 8, spare: 4))
    let others = Database("Others", .keyValue, replicas: 2).replicating(.majority)
    let finding = try #require(reading([names, data, others]))
    #expect(
      finding.message == "the loss of any one of 'zone 1' and 'zone 2' takes down 'Get'")
    // Of three copies zone 1 holds two; of twelve pieces each holds six.
    #expect(
      finding.evidence.prefix(2) == [
        "zone 1 holds 2 of the 3 copies of 'Names', and 2 must be up; likewise 'Others'; zone 1 "
          + "holds 6 of the 12 pieces of 'Data', and 8 must be up",
        "zone 2 holds 6 of the 12 pieces of 'Data', and 8 must be up",
      ])
  }

  @Test("is told of every flow that it takes down")
  func flows() throws {
    let client = Client("Client")
    let app = Service("App", instances: 6)
    let small = Service("Small", instances: 3, each: 100.perSecond)
    let lone = Service("Lone")
    let finding = try #require(
      Design("Zones") {
        Deployment(across: 2.zones)
        Flow("Get", at: 10.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.reads(1.kilobyte, from: names).timeout(1.second)
        }
        Flow("Ping", at: 200.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(small).timeout(1.second)
        }
        Flow("Plan", at: 10.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(lone).timeout(1.second)
        }
      }.findings(of: "AV002").first)
    #expect(finding.message == "the loss of 'zone 1' takes down 'Get', 'Ping' and 'Plan'")
    #expect(
      finding.evidence.prefix(3) == [
        "zone 1 holds 2 of the 3 copies of 'Names', and 2 must be up",
        "zone 1 holds 2 of the 3 instances of 'Small', and the peak needs 2",
        "'Lone' alone takes down 'Plan'",
      ])
  }

  @Test("is mended by placing what was placed by name")
  func placed() {
    #expect(
      reading([names.placed(2, in: "a").placed(1, in: "b")])?.remedy
        == "place at most 1 of the 3 copies of 'Names' in one zone")
    #expect(
      reading([names])?.remedy == "spread what stands in it over more places: across: 3.zones")
  }
}
