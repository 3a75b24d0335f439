import Estimation
import RealModule
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is done out of sight makes nobody go another way")
struct CompletionTests {
  private let api = Service("API", instances: 4, each: 500.perSecond).available(99.9.percent)
  private let apis = 1 - 1e-12
  private let job = Record("job", 1.kilobyte)

  private func flow(@FlowBuilder _ steps: () -> [Step]) throws -> FlowReliability {
    let steps = steps()
    return try firstFlow(
      Design("Later") {
        Flow("Notify", at: 400.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(api)
          for step in steps { step }
        }
      })
  }

  private func worker(_ name: String, _ up: Ratio = 90.percent) -> Worker {
    Worker(name, each: 1_000.perSecond).available(up)
  }

  private func queue(_ name: String) -> Queue {
    Queue(name, replicas: 0).available(99.percent)
  }

  @Test("an outbox takes what the queue does not, and not what its worker leaves undone")
  func outbox() throws {
    let q = queue("Q")
    let outbox = Database(
      "Outbox", replicas: 1, writes: 600.perSecond, failover: .automatic(10.seconds)
    ).available(99.percent)
    let w = Worker("W", instances: 3, each: 200.perSecond).available(98.percent)
    let mail = External("Mail", availability: 99.percent)
    let sms = External("SMS", availability: 95.percent)
    let flow = try flow {
      api.sends(job, to: q).fallback { api.writes(job, to: outbox) }
      q.delivers(job, to: w)
      w.calls(mail).fallback { w.calls(sms) }
    }
    let workers = 3 * 0.98 * 0.98 * 0.02 + 0.98 * 0.98 * 0.98
    let sent = 0.99 * workers * (1 - 0.01 * 0.05)
    let outboxes = 1 - 0.01 * 0.01
    #expect(agree(flow.availability.value, apis * (1 - 0.01 * 1e-4), within: 1e-12))
    #expect(agree(flow.completion?.value, apis * (sent + 0.01 * outboxes), within: 1e-12))
    #expect(agree(flow.completion?.value, 0.99833, within: 5e-6))
  }

  @Test("nor does what the worker of a second queue asks, where that one is itself another way")
  func secondQueue() throws {
    let (q, p, w1, w2) = (queue("Q"), queue("P"), worker("W1"), worker("W2", 80.percent))
    let x = Service("X", each: 1_000.perSecond).available(97.percent)
    let y = Service("Y", each: 1_000.perSecond).available(98.percent)
    let flow = try flow {
      api.sends(job, to: q).fallback { api.sends(job, to: p).fallback { api.calls(y) } }
      q.delivers(job, to: w1)
      p.delivers(job, to: w2)
      w1.calls(x)
      w2.calls(x)
    }
    let expected = 0.99 * 0.9 * 0.97 + 0.01 * 0.99 * 0.8 * 0.97 + 0.01 * 0.01 * 0.98
    #expect(agree(flow.availability.value, apis * (1 - 0.01 * 0.01 * 0.02), within: 1e-12))
    #expect(agree(flow.completion?.value, apis * expected, within: 1e-12))
  }

  @Test("nor does what a called service hands over")
  func behindCall() throws {
    let x = Service("X", instances: 1, each: 500.perSecond).available(99.percent)
    let y = Service("Y", instances: 1, each: 500.perSecond).available(98.percent)
    let (q, w) = (queue("Q"), worker("W"))
    let flow = try flow {
      api.calls(x).fallback { api.calls(y) }
      x.sends(job, to: q)
      q.delivers(job, to: w)
    }
    let first = 0.99 * 0.99
    #expect(
      agree(flow.availability.value, apis * (first + (1 - first) * 0.98), within: 1e-12))
    #expect(
      agree(flow.completion?.value, apis * (first * 0.9 + (1 - first) * 0.98), within: 1e-12))
  }

  @Test("of several queues each has its part of the messages, and its own worker", arguments: 2...4)
  func queues(count: Int) throws {
    let ups = [0.9, 0.8, 0.7, 0.6]
    let queues = (0..<count).map { queue("Q\($0)") }
    let workers = (0..<count).map { worker("W\($0)", (ups[$0] * 100).percent) }
    let flow = try flow {
      oneOf {
        for way in 0..<count {
          inParallel {
            api.sends(job, to: queues[way])
            queues[way].delivers(job, to: workers[way])
          }
        }
      }
    }
    // Over all states of the queues: the mean over those that are up.
    var (accepted, completed) = (0.0, 0.0)
    for state in 1..<(1 << count) {
      let open = (0..<count).filter { state >> $0 & 1 == 1 }
      let odds = (0..<count).reduce(1.0) { $0 * (state >> $1 & 1 == 1 ? 0.99 : 0.01) }
      accepted += odds
      completed += odds * open.reduce(0) { $0 + ups[$1] } / Double(open.count)
    }
    #expect(agree(flow.availability.value, apis * accepted, within: 1e-12))
    #expect(agree(flow.completion?.value, apis * completed, within: 1e-12))
  }

  @Test("another way that is too small leaves all that hangs behind the first")
  func tooSmall() throws {
    let (q, w) = (queue("Q"), worker("W"))
    let small = Service("Small", instances: 1, each: 10.perSecond).available(99.percent)
    let flow = try flow {
      api.sends(job, to: q).fallback { api.calls(small) }
      q.delivers(job, to: w)
    }
    #expect(agree(flow.availability.value, apis * 0.99, within: 1e-12))
    #expect(agree(flow.completion?.value, apis * 0.99 * 0.9, within: 1e-12))
  }

  @Test("of more ways than can be added up it is not said how often all is done")
  func tooMany() throws {
    let queues = (0..<7).map { queue("Q\($0)") }
    let flow = try flow {
      oneOf {
        for way in 0..<7 {
          inParallel {
            api.sends(job, to: queues[way])
            queues[way].delivers(job, to: worker("W\(way)"))
          }
        }
      }
    }
    #expect(agree(flow.availability.value, apis * (1 - 1e-14), within: 1e-12))
    #expect(flow.completion?.value == nil)
    #expect(!flow.notes.contains { $0.contains("several ways are needed") })
  }

  @Test("of many ways as few are needed as carry the peak", arguments: [7, 8, 12])
  func manyWays(count: Int) throws {
    let flow = try flow {
      oneOf {
        for way in 0..<count {
          api.calls(
            Service("S\(way)", instances: 1, each: 250.perSecond).available(90.percent))
        }
      }
    }
    // 400 a second on machines that do 250: two of them.
    let down = Double.pow(0.1, Double(count))
    let one = Double(count) * 0.9 * Double.pow(0.1, Double(count - 1))
    #expect(agree(flow.availability.value, apis * (1 - down - one), within: 1e-12))
    #expect(flow.notes.contains { $0.contains("2 of several ways are needed") })
  }

  @Test("ways that stand too deep within each other are told to be too many, and soon")
  func deep() throws {
    func ways(_ depth: Int, _ name: String) -> Step {
      depth == 0
        ? .hop(
          api.calls(
            Service("S\(name)", instances: 1, each: 500.perSecond).available(90.percent)))
        : .oneOf((0..<4).map { ways(depth - 1, "\(name)\($0)") })
    }
    let deep = ways(3, "")
    let flow = try flow { deep }
    #expect(flow.availability.value == nil)
    #expect(flow.notes.contains { $0.contains("ways within ways") })
  }

  @Test("a hand-over within a hand-over has its own other way")
  func nested() throws {
    let (q, r, s) = (queue("Q"), queue("R"), queue("S"))
    let (w, v) = (worker("W"), worker("V", 80.percent))
    let flow = try flow {
      api.sends(job, to: q)
      q.delivers(job, to: w)
      w.sends(job, to: r).fallback { w.sends(job, to: s) }
      r.delivers(job, to: v)
    }
    #expect(
      agree(
        flow.completion?.value, apis * 0.99 * 0.9 * (0.99 * 0.8 + 0.01 * 0.99), within: 1e-12))
  }
}
