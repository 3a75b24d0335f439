import SystemDesign

/// Designs by chance, the same in every run, with numbers as small and as large as can be said.
struct DesignDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func flip() -> Bool { Bool.random(using: &self) }
  private mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }

  private mutating func number() -> Double {
    one(of: [0, 1e-9, 0.3, 1, 7, 950, 1e5, 3e9, 1e15])
  }
  private mutating func rate() -> Rate {
    if Int.random(in: 0..<4, using: &self) == 0 { return 10.perSecond...4_000.perSecond }
    return number().perSecond
  }
  private mutating func time() -> Period? {
    flip() ? nil : one(of: [1e-6, 0.004, 0.25, 30, 1e6]).seconds
  }
  private mutating func size() -> DataSize {
    flip() ? 200.bytes...9.kilobytes : one(of: [0, 1, 512, 4e6, 1e15]).bytes
  }
  private mutating func capacity() -> Rate? {
    flip() ? nil : one(of: [1e-3, 5, 400, 1e6]).perSecond
  }
  private mutating func instances() -> Int { one(of: [1, 1, 2, 3, 17, 1_000]) }

  private mutating func service(_ name: String) -> Service {
    var service = Service(name, instances: instances(), each: capacity(), taking: time())
    if flip() { service = service.atOnce(one(of: [1.request, 8.requests])) }
    if flip() { service = service.varying(by: one(of: [0, 0.5, 3]).times) }
    if flip() { service = service.queueing(atMost: one(of: [0, 1, 20, 100]).percent) }
    if flip() { service = service.cores(8, perRequest: 2.milliseconds) }
    if flip() { service = service.memory(2.gigabytes, perRequest: 1.megabyte) }
    if flip() {
      service = service.measured([
        1: 900.perSecond, 2: 1_700.perSecond, 4: 3_000.perSecond,
        8: one(of: [10, 4_700]).perSecond,
      ])
    }
    return service
  }

  mutating func design() -> Design {
    let user = Client("User")
    let app = service("App")
    let other = service("Other")
    let sockets = Gateway("Sockets", instances: instances(), each: capacity(), taking: time())
      .connections(20_000.users, opening: one(of: [1e-3, 200, 1e9]).perSecond)
    let store = Database(
      "Store", shards: instances(), replicas: one(of: [0, 2]), disk: flip() ? nil : 1.terabyte,
      reads: capacity(), writes: capacity(), taking: time())
    var cache = Cache(
      "Cache", shards: instances(), memory: flip() ? nil : 1.gigabyte, each: capacity(),
      taking: time())
    cache = flip() ? cache.hitting(one(of: [0, 50, 100]).percent) : cache
    let row = Record("row", size(), keeping: flip() ? nil : 90.days)
    let traffic =
      flip()
      ? Traffic(
        peak: one(of: [1, 3, 1e6]).times, growing: one(of: [0, 40]).percent, planned: 3.years)
      : Traffic(peak: 2.times...5.times, planned: 5.years)
    let promise = time()
    let (reading, writing) = (rate(), rate())
    let often = Int.random(in: 0...60, using: &self)
    let open = one(of: [0, 1, 3e6]).users
    let (asks, answers) = (size(), size())
    let (hedge, limit) = (one(of: [0, 60, 95, 100]).percent, flip())
    let followers = Audience("followers", mean: 75.users, top: one(of: [75, 1e3, 3e7]).users)
    let budget = rate()
    let (callers, pause) = (one(of: [0, 1, 300]).users, one(of: [0, 1e-3, 20]).seconds)
    let queue = Queue("Letters")
    let worker = Worker("Fan-out", instances: instances(), writing: capacity())
    return Design("By chance") {
      traffic
      Flow("Read", at: reading, p99: promise) {
        user.calls(app, sending: asks, receiving: answers)
        app.reads(row, from: cache, else: store).hedged(after: hedge)
        app.calls(other, sending: 1.byte, receiving: answers, times: often.times)
          .hedged(after: 20.milliseconds)
      }
      .asked(by: callers, pausing: pause)
      Flow("Write", at: writing) {
        user.calls(app, through: sockets, sending: row, receiving: 1.byte)
        app.writes(row, to: store)
        app.sends(row, to: queue)
        queue.delivers(row, to: worker)
        worker.writes(
          row, to: cache, times: limit ? followers : followers.fitting(budget, at: writing))
      }
      user.staysConnected(
        to: sockets, count: open, memory: 10.kilobytes, heartbeat: 30.seconds,
        returningOver: 60.seconds)
    }
  }
}
