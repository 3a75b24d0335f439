import Critique
import SystemDesign
import Testing

@Suite("a zone or a region whose work floods a fallback is told, with what helps")
struct FloodTests {
  private let user = Client("User")
  private let app = Service("App", instances: 9, each: 1_000_000.perSecond).available(99.9.percent)

  /// Two services of one instance each, which one fallback stands in for.
  private func two(
    _ spare: Service, instances: Int = 1, across spread: Spread, region: Ratio? = nil,
    promising: Bool = true
  ) -> Design {
    let first = Service("First", instances: instances, each: 1_000.perSecond)
      .available(99.percent)
    let second = Service("Second", instances: instances, each: 1_000.perSecond)
      .available(99.percent)
    func flow(_ name: String, _ part: Service) -> Flow {
      Flow(
        name, at: 500.perSecond, peak: 1.times, availability: promising ? 99.9.percent : nil
      ) {
        user.calls(app).timeout(1.second)
        app.calls(part).timeout(1.second).fallback { app.calls(spare).timeout(1.second) }
      }
    }
    return Design("Two") {
      Deployment(across: spread, zone: region == nil ? 99.9.percent : nil, region: region)
      flow("One", first)
      flow("Other", second)
    }
  }

  private func spare(_ instances: Int) -> Service {
    Service("Spare", instances: instances, each: 400.perSecond).available(99.percent)
  }

  /// What is said of the room that a loss leaves, and of what is lost together.
  private func told(_ design: Design) -> [Finding] {
    design.critique().findings.filter { ["AV001", "AV002", "AV009"].contains($0.rule) }
  }

  @Test("a region takes two instances, and half of their fallback")
  func region() throws {
    let findings = told(two(spare(4), across: 2.regions, region: 99.9.percent))
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == "AV009" && finding.severity == .error)
    #expect(finding.message == "after the loss of region 1 'Spare' is 125 % used at the peak")
    #expect(finding.evidence.first == "1,000 /s come to it then; what is left can do 800 /s")
    #expect(finding.remedy.hasPrefix("say instances: 8, and what a lost region leaves"))
    #expect(finding.remedy.hasSuffix("or have more of what stands only in region 1"))
    // Both remedies help: four of eight can do 1,600 /s, and two of First and Second stand apart.
    #expect(told(two(spare(8), across: 2.regions, region: 99.9.percent)).isEmpty)
    #expect(told(two(spare(4), instances: 2, across: 2.regions, region: 99.9.percent)).isEmpty)
  }

  @Test("a zone likewise; a warning where nothing is promised, nothing where it is refused")
  func zone() throws {
    let finding = try #require(told(two(spare(3), across: 3.zones)).first)
    #expect(finding.severity == .error)
    #expect(finding.message == "after the loss of zone 1 'Spare' is 125 % used at the peak")
    let sketch = told(two(spare(3), across: 3.zones, promising: false)).filter {
      $0.rule == "AV009"
    }
    #expect(sketch.map(\.severity) == [.warning])
    let shedding = spare(3).shedding(above: 800.perSecond)
    #expect(told(two(shedding, across: 3.zones)).isEmpty)
  }

  /// Two flows that ask a service each, or else do what a third does always.
  private func three(
    _ rates: (Int, Int, Int), _ steps: [@Sendable () -> [Step]]
  ) -> [Finding] {
    let services = ["First", "Second"].map {
      Service($0, each: 1_000.perSecond).available(99.percent)
    }
    return told(
      Design("Three") {
        Deployment(across: 3.zones, zone: 99.9.percent)
        for (service, (rate, instead)) in zip(services, zip([rates.0, rates.1], steps)) {
          Flow(
            "\(service.part.name) or else", at: rate.perSecond, peak: 1.times,
            availability: 99.9.percent
          ) {
            user.calls(app).timeout(1.second)
            app.calls(service).timeout(1.second).fallback { for step in instead() { step } }
          }
        }
        Flow("Always", at: rates.2.perSecond, peak: 1.times, availability: 99.9.percent) {
          user.calls(app).timeout(1.second)
          for step in steps[2]() { step }
        }
      })
  }

  @Test("a stream that is flooded has too few partitions, wherever they stand")
  func stream() throws {
    func jobs(_ partitions: Int) -> [Finding] {
      let app = app
      let log = Stream("Log", partitions: partitions, replicas: 2, each: 100.perSecond)
      let worker = Worker("Worker", instances: 3, each: 800.perSecond)
      let write = Record("write", 100.bytes)
      let steps: @Sendable () -> [Step] = {
        FlowBuilder.buildExpression(app.sends(write, to: log))
          + FlowBuilder.buildExpression(log.delivers(write, to: worker))
      }
      return three((200, 250, 300), [steps, steps, steps])
    }
    let finding = try #require(jobs(6).first)
    #expect(jobs(6).count == 1 && finding.rule == "AV009" && finding.severity == .error)
    #expect(finding.message == "after the loss of zone 1 'Log' is 125 % used at the peak")
    #expect(finding.remedy.hasPrefix("say partitions: 10, "))
    #expect(jobs(10).isEmpty)
  }

  @Test("a store that is read instead says how many shards carry what comes")
  func store() throws {
    func reading(_ shards: Int) -> [Finding] {
      let app = app
      let store = Database(
        "Store", .wideColumn, shards: shards, replicas: 2, reads: 500.perSecond,
        writes: 500.perSecond
      ).replicating(.majority).available(99.percent)
      let row = Record("row", 100.bytes)
      let one: @Sendable () -> [Step] = {
        FlowBuilder.buildExpression(app.reads(row, from: store).timeout(1.second))
      }
      let all: @Sendable () -> [Step] = {
        FlowBuilder.buildExpression(
          app.reads(row, from: store).scattered(over: 4).timeout(1.second))
      }
      return three((500, 300, 300), [all, one, one])
    }
    // 4 × 500 + 300 + 300 reads, each of two of three copies, and zone 1 holds four of twelve.
    let finding = try #require(reading(4).first)
    #expect(reading(4).map(\.rule) == ["AV009"])
    #expect(finding.message == "after the loss of zone 1 'Store' is 130 % used at the peak")
    #expect(finding.evidence.first == "5,200 /s come to it then; what is left can do 4,000 /s")
    #expect(finding.remedy.hasPrefix("say shards: 7, "))
    #expect(reading(7).isEmpty)
  }

  @Test("a zone that takes shards of a cache along, whose work is too much elsewhere")
  func shards() throws {
    func sessions(_ instances: Int) -> [Finding] {
      let cache = Cache("Sessions", shards: 6, each: 1_000.perSecond).available(99.99.percent)
      let spare = Service("Spare", instances: instances, each: 100.perSecond)
        .available(99.99.percent)
      let session = Record("session", 100.bytes)
      return told(
        Design("Sessions") {
          Deployment(across: 3.zones, zone: 99.9.percent)
          Flow("Known", at: 600.perSecond, peak: 1.times) {
            user.calls(app).timeout(1.second)
            app.reads(session, from: cache).timeout(1.second)
              .fallback { app.calls(spare).timeout(1.second) }
          }
          Flow("Unknown", at: 450.perSecond, peak: 1.times, availability: 99.9.percent) {
            user.calls(app).timeout(1.second)
            app.calls(spare).timeout(1.second)
          }
        })
    }
    // 200 /s of two shards and 450 /s come to the six that are left.
    let finding = try #require(sessions(9).first)
    #expect(sessions(9).map(\.rule) == ["AV009"] && finding.severity == .error)
    #expect(finding.message == "after the loss of zone 1 'Spare' is 108 % used at the peak")
    #expect(finding.flows.contains("Unknown"))
    // Nine are left of fourteen, at 72 %.
    #expect(finding.remedy.hasPrefix("say instances: 14, "))
    #expect(sessions(12).filter { $0.severity == .error }.isEmpty)
    #expect(sessions(14).isEmpty)
  }

  @Test("a zone that takes a flow down is told where no component is found to have too little room")
  func untold() throws {
    let spare = Service("Spare", instances: 9, each: 75.perSecond).available(99.99.percent)
    let sessions = Database("Sessions", shards: 6, replicas: 0, reads: 1_000.perSecond)
      .available(99.99.percent)
    let findings = told(
      Design("Ways") {
        Deployment(across: 3.zones, zone: 99.9.percent)
        Flow("Known", at: 600.perSecond, peak: 1.times, availability: 99.9.percent) {
          user.calls(app).timeout(1.second)
          oneOf {
            app.reads(Record("session", 100.bytes), from: sessions).timeout(1.second)
            app.calls(spare).timeout(1.second)
          }
        }
      })
    // A way of which a part is lost counts for none: on the safe side.
    #expect(findings.map(\.rule) == ["AV002"])
    #expect(findings.allSatisfy { $0.remedy.hasPrefix("have more of what stands in it") })
  }
}
