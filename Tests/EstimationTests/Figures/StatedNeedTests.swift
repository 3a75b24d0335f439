import Estimation
import SystemDesign
import Testing

@Suite("What must be up whatever the load is needed")
struct StatedNeedTests {
  private func estimate(_ zones: Spread, @FlowBuilder _ steps: () -> [Step]) -> Estimate {
    let steps = steps()
    return Estimate(
      of: Design("Needing") {
        Traffic(peak: 2.times)
        Deployment(across: zones)
        Flow("Ask", at: 100.perSecond) { for step in steps { step } }
      })
  }

  private let client = Client("Client")

  @Test("three of four are needed where one would do, and six over two zones")
  func instances() {
    let app = Service("App", instances: 4, each: 1_000.perSecond).needing(3)
    let estimate = estimate(2.zones) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    func figure(_ measure: Measure) -> Double? {
      estimate.figure(measure, of: .component("App"))?.value
    }
    #expect(figure(.machinesForRequests) == 1)
    #expect(figure(.instancesNeeded) == 3)
    // Three must be left of one zone.
    #expect(figure(.machinesForZoneLoss) == 6)
  }

  @Test("of three copies in three zones two may be needed, and three of them may not")
  func copies() {
    func machines(_ needed: Int) -> Double? {
      let store = Database("Store", replicas: 2, reads: 1_000.perSecond).needing(needed)
      let estimate = estimate(3.zones) { Service("App").reads(1.byte, from: store) }
      return estimate.figure(.machinesForZoneLoss, of: .component("Store"))?.value
    }
    #expect(machines(2) == 3)
    #expect(machines(3) == nil)
  }
}
