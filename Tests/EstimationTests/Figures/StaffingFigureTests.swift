import Estimation
import SystemDesign
import Testing

struct StaffingFigureTests {
  private func estimate(_ share: Ratio) -> Estimate {
    let service = Service(
      "Service", instances: 40, each: 2_000.perSecond, taking: 10.milliseconds
    )
    .atOnce(4.requests).queueing(atMost: share)
    return Estimate(of: calling(service, at: 4_000.perSecond, traffic: Traffic(peak: 2.times)))
  }

  private func value(_ measure: Measure, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component("Service"))?.value
  }

  @Test("machines with which no more than a share waits bind where that takes most")
  func binding() {
    // 80 busy places: 90 before which no more than 20 % wait, four on a machine.
    let estimate = estimate(20.percent)
    #expect(value(.machinesForWaiting, estimate) == 23)
    #expect(value(.machinesForRequests, estimate) == 6)
    #expect(value(.instancesNeeded, estimate) == 23)
  }

  @Test("a share that everybody or nobody may be is no target")
  func ends() {
    #expect(value(.machinesForWaiting, estimate(100.percent)) == nil)
    #expect(value(.machinesForWaiting, estimate(0.percent)) == nil)
  }
}
