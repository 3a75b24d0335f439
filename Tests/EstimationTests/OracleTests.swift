import Estimation
import SystemDesign
import Testing

/// Loads of random designs, worked out a second time by plain arithmetic.
struct OracleTests {
  /// One hop of a random flow, in plain numbers.
  private struct PlainHop {
    let from: Int
    let to: Int
    let through: Int?
    let times: Double
    let sent: Double
    let received: Double
  }

  private struct PlainFlow {
    let rate: Double
    let peak: Double
    let hops: [PlainHop]
  }

  private struct Plain {
    let services: Int
    let capacities: [Double]
    let flows: [PlainFlow]

    init(seed: UInt64) {
      var dice = SystemDice(seed: seed)
      let services = Int.random(in: 2...7, using: &dice)
      self.services = services
      capacities = (0..<services).map { _ in Double.random(in: 100...5_000, using: &dice) }
      flows = (0..<Int.random(in: 1...5, using: &dice)).map { _ in
        PlainFlow(
          rate: Double.random(in: 0.1...900, using: &dice),
          peak: Double.random(in: 1...5, using: &dice),
          hops: (0..<Int.random(in: 1...6, using: &dice)).map { _ in
            let from = Int.random(in: 0..<services, using: &dice)
            let to = (from + Int.random(in: 1..<services, using: &dice)) % services
            let other = Int.random(in: 0..<services, using: &dice)
            return PlainHop(
              from: from, to: to, through: other == from || other == to ? nil : other,
              times: Double.random(in: 0.01...9, using: &dice),
              sent: Double.random(in: 1...1e5, using: &dice),
              received: Double.random(in: 1...1e6, using: &dice))
          })
      }
    }

    var design: Design {
      let parts = (0..<services).map { index in
        LoadBalancer(
          "Part \(index)", instances: index + 1, each: capacities[index].perSecond,
          line: 100 + index)
      }
      return Design("Random") {
        for (index, flow) in flows.enumerated() {
          Flow("Flow \(index)", at: flow.rate.perSecond, peak: flow.peak.times) {
            for hop in flow.hops {
              parts[hop.from].calls(
                parts[hop.to], through: hop.through.map { [parts[$0]] } ?? [],
                sending: hop.sent.bytes, receiving: hop.received.bytes, times: hop.times.times)
            }
          }
        }
      }
    }

    /// Requests a second and bytes in and out of one part, by the mean and by the peak.
    func load(of part: Int, peak: Bool) -> (rate: Double, ingress: Double, egress: Double) {
      var (rate, ingress, egress) = (0.0, 0.0, 0.0)
      for flow in flows {
        for hop in flow.hops {
          let executions = flow.rate * (peak ? flow.peak : 1) * hop.times
          let stations = [hop.from] + (hop.through.map { [$0] } ?? []) + [hop.to]
          for (from, to) in zip(stations, stations.dropFirst()) {
            if to == part {
              rate += executions
              ingress += executions * hop.sent
              egress += executions * hop.received
            }
            if from == part {
              ingress += executions * hop.received
              egress += executions * hop.sent
            }
          }
        }
      }
      return (rate, ingress, egress)
    }
  }

  private func isClose(_ a: Double?, _ b: Double) -> Bool {
    guard let a else { return false }
    return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }

  @Test("two hundred random designs have the loads that plain arithmetic gives", arguments: 0..<200)
  func loads(seed: Int) {
    let plain = Plain(seed: UInt64(seed))
    let estimate = Estimate(of: plain.design)
    for part in estimate.design.components {
      guard let index = Int(part.name.dropFirst("Part ".count)) else { continue }
      let subject = Subject.component(part.name)
      let mean = plain.load(of: index, peak: false)
      let peak = plain.load(of: index, peak: true)
      #expect(isClose(estimate.figure(.rateMean, of: subject)?.value, mean.rate))
      #expect(isClose(estimate.figure(.ratePeak, of: subject)?.value, peak.rate))
      #expect(isClose(estimate.figure(.ingressMean, of: subject)?.value, mean.ingress))
      #expect(isClose(estimate.figure(.egressPeak, of: subject)?.value, peak.egress))
      let capacity = plain.capacities[index] * Double(index + 1)
      #expect(
        isClose(estimate.figure(.utilisationPeak, of: subject)?.value, peak.rate / capacity))
    }
  }

  @Test("twice the traffic is twice every rate and every byte", arguments: 0..<50)
  func scaling(seed: Int) {
    let plain = Plain(seed: UInt64(seed))
    let once = Estimate(of: plain.design)
    let twice = Estimate(of: doubled(plain.design))
    for figure in once.figures where figure.measure.unit != "1" {
      let other = twice.figure(figure.measure, of: figure.subject)?.value
      #expect(isClose(other, 2 * (figure.value ?? .nan)))
    }
  }

  private func doubled(_ design: Design) -> Design {
    Design(
      name: design.name,
      statements: design.flows.map { flow in
        .flow(
          Flow(
            name: flow.name, api: flow.api, rate: flow.rate * 2.times, peak: flow.peak,
            availability: nil, p99: nil, steps: flow.steps, facts: flow.facts, origin: flow.origin))
      }, origin: design.origin)
  }

  @Test("no figure of a random design is anything but a number", arguments: 0..<50)
  func numbers(seed: Int) {
    for figure in Estimate(of: Plain(seed: UInt64(seed)).design).figures {
      guard case .known(let spread) = figure.amount else { continue }
      #expect(spread.value.isFinite && spread.low.isFinite && spread.high.isFinite)
      #expect(spread.low <= spread.value && spread.value <= spread.high)
    }
  }
}

/// Random numbers that are the same in every run.
private struct SystemDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
