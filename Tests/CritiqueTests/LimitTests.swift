import Critique
import SystemDesign
import Testing

@Suite("memory, connections and network at the edge")
struct LimitTests {
  /// Six gateways over three zones, of a million connections and 32 GB each.
  private func rules(_ count: Double, memory: DataSize? = nil) -> [String: Severity] {
    let phone = Client("Phone")
    let door = Gateway("Door", instances: 6, each: 50_000.perSecond)
      .memory(32.gigabytes).connections(1.million.connections).available(99.9.percent)
    let design = Design("Door") {
      Traffic(peak: 1.times)
      Deployment(across: 3.zones, zone: 99.99.percent)
      phone.staysConnected(
        to: door, count: count.million.connections, memory: memory ?? 1.kilobyte)
      Flow("Say", at: 500.perSecond, availability: 99.percent) {
        phone.calls(door, sending: 100.bytes, receiving: 100.bytes)
      }
    }
    return Dictionary(
      design.critique().findings.filter { ["SC001", "SC002", "AV001", "AV009"].contains($0.rule) }
        .map { ($0.rule, $0.severity) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("places may be full, also after the loss of a zone, and no more than that")
  func connections() {
    // Four are left.
    #expect(rules(4) == [:])
    #expect(rules(4.001)["AV009"] == .error)
    #expect(rules(5.9)["SC002"] == nil)
    #expect(rules(6)["SC001"] == nil)
    #expect(rules(6.001)["SC001"] == .error)
  }

  @Test("so may memory")
  func memory() {
    // 32 kB each: four hold four million.
    #expect(rules(4, memory: 32.kilobytes) == [:])
    #expect(rules(4, memory: 32.1.kilobytes)["AV009"] == .error)
    #expect(rules(4, memory: 48.1.kilobytes)["SC001"] == .error)
  }

  @Test("a line is too busy above 70 % and overloaded above all of it")
  func network() {
    // Ten lines of 1 Gbit/s carry 1,250 MB/s.
    func findings(_ answer: DataSize, shedding: Rate? = nil) -> [Finding] {
      let buyer = Client("Buyer")
      var app = Service("App", instances: 10, each: 10_000.perSecond).network(1.gigabitsPerSecond)
      if let shedding { app = app.shedding(above: shedding) }
      return Design("Line") {
        Flow("Get", at: 1_000.perSecond, peak: 1.times) {
          buyer.calls(app, sending: 1.bytes, receiving: answer)
        }
      }.critique().findings.filter { $0.rule.hasPrefix("SC00") }
    }
    #expect(findings(875.kilobytes).isEmpty)
    #expect(findings(876.kilobytes).map(\.rule) == ["SC002"])
    #expect(findings(1_250.kilobytes).map(\.rule) == ["SC002"])
    let over = findings(1_500.kilobytes)
    #expect(over.map(\.rule) == ["SC001"])
    #expect(
      over.first?.evidence.first
        == "network: 1.50 GB/s at the peak, 120 % of what 10 instances have (1.25 GB/s)")
    // 1.5 GB/s at 70 % of 125 MB/s: 18 machines.
    #expect(over.first?.remedy.hasPrefix("say instances: 18 for at most 70 %") == true)
    // At 800 /s it sends 1.2 GB/s.
    #expect(findings(1_500.kilobytes, shedding: 800.perSecond).isEmpty == true)
    #expect(findings(1_500.kilobytes, shedding: 900.perSecond).map(\.rule) == ["SC001"])
  }
}
