import Estimation
import SystemDesign
import Testing

@Suite("The use of a component is that of what is used up first")
struct UseFigureTests {
  private func expect(
    _ share: Double, _ binds: Use.Resource, of name: String, _ design: Design,
    _ measure: Measure = .utilisationPeak
  ) throws {
    for scope in [Estimate.Scope.everything, .essentials, .judgements] {
      let figure = try #require(
        Estimate(of: design, scope).figure(measure, of: .component(name)))
      #expect(abs((figure.value ?? 0) - share) < 1e-12)
      #expect(figure.binds == binds)
    }
  }

  // 3,000 /s of 700 B are 2.1 MB/s: of four machines of 2,000 /s, and of 1 MB/s.
  @Test("requests, or the line that carries them")
  func network() throws {
    let plain = Service("Service", instances: 4, each: 2_000.perSecond)
    try expect(0.375, .requests, of: "Service", calling(plain, at: 1_000.perSecond))
    let thin = plain.network(1.megabytesPerSecond)
    try expect(0.525, .network, of: "Service", calling(thin, at: 1_000.perSecond))
    let thick = plain.network(10.megabytesPerSecond)
    try expect(0.375, .requests, of: "Service", calling(thick, at: 1_000.perSecond))
  }

  // 3,000 /s of 10 ms keep 30 of 32 cores busy; 300 at once of 20 MB fill 6 of 4 or of 8 GB.
  @Test("the cores, or the memory of what is worked on")
  func cores() throws {
    func service(_ memory: DataSize) -> Service {
      Service("Service", instances: 4, each: 2_000.perSecond, taking: 100.milliseconds)
        .cores(8, perRequest: 10.milliseconds).memory(memory, perRequest: 20.megabytes)
    }
    let (large, small) = (service(2.gigabytes), service(1.gigabyte))
    try expect(0.9375, .processors, of: "Service", calling(large, at: 1_000.perSecond))
    try expect(1.5, .memory, of: "Service", calling(small, at: 1_000.perSecond))
  }

  @Test("the places for connections, also where nobody said how many requests it can do")
  func connections() throws {
    let phone = Client("Phone")
    func design(_ door: Gateway) -> Design {
      Design("Door") {
        phone.staysConnected(to: door, count: 2.5.million.connections)
        Flow("Say", at: 500.perSecond, peak: 1.times) {
          phone.calls(door, sending: 1.kilobyte, receiving: 1.kilobyte)
        }
      }
    }
    let door = Gateway("Door", instances: 4).connections(1.million.connections)
    try expect(0.625, .connections, of: "Door", design(door))
    let figure = try #require(
      Estimate(of: design(door)).figure(.utilisationPeak, of: .component("Door")))
    #expect(figure.remarks.contains { $0.hasPrefix("what one machine of 'Door' can do") })
  }

  // 100 /s of 1 MB: one in ten of them from the store while the cache is full, and all of 125 MB/s.
  @Test("with empty caches all bytes come from the store")
  func cold() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond)
    let hot = Cache("Hot", memory: 1.gigabyte, each: 1_000.perSecond).hitting(90.percent)
    let store = Database("Store", reads: 1_000.perSecond).network(1.gigabitsPerSecond)
    let design = Design("Cold") {
      Flow("Get", at: 100.perSecond, peak: 1.times) {
        app.reads(1.megabyte, from: hot, else: store)
      }
    }
    try expect(0.08, .network, of: "Store", design)
    try expect(0.8, .network, of: "Store", design, .utilisationCold)
    try expect(0.1, .requests, of: "Hot", design, .utilisationCold)
  }
}
