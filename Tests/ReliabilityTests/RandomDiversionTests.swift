import DecisionDiagrams
import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Flows by chance that fall back to services they share, against all states of their machines.
@Suite("Random flows that share their other ways, against every state")
struct RandomDiversionTests {
  enum Step {
    case leaf(Int)
    case fallback(Int, Int)
    case oneOf(Int, Int)

    var services: [Int] {
      switch self {
      case .leaf(let one): [one]
      case .fallback(let one, let other), .oneOf(let one, let other): [one, other]
      }
    }
  }

  struct Pool {
    var services: [(instances: Int, each: Int)]
    var flows: [(rate: Int, steps: [Step])]

    init(_ dice: inout Dice) {
      services = []
      for _ in 0..<(2 + dice.upTo(3)) {
        services.append((dice.upTo(2), [200, 300, 400, 500, 700, 900, 1_200][dice.upTo(7) - 1]))
      }
      flows = []
      for _ in 0..<dice.upTo(3) {
        let rate = 100 * dice.upTo(4)
        let steps = (0..<dice.upTo(2)).map { _ in step(&dice) }
        flows.append((rate, steps))
      }
    }

    private func step(_ dice: inout Dice) -> Step {
      let one = dice.upTo(services.count) - 1
      let other = (one + dice.upTo(services.count - 1)) % services.count
      return switch dice.upTo(4) {
      case 1: .leaf(one)
      case 2: .oneOf(one, other)
      default: .fallback(one, other)
      }
    }

    /// Requests a second that come to a service while these are away; `ways` are closed in one step.
    private func load(
      _ service: Int, _ away: Set<Int>, _ closed: (flow: Int, step: Int, Int)?
    ) -> Int {
      var sum = 0
      for (flow, own) in flows.enumerated() {
        for (number, step) in own.steps.enumerated() {
          switch step {
          case .leaf(let one): if one == service { sum += own.rate }
          case .fallback(let one, let other):
            if (away.contains(one) ? other : one) == service { sum += own.rate }
          case .oneOf(let one, let other):
            func isOpen(_ way: Int) -> Bool {
              if let closed, closed == (flow, number, way) { return false }
              return !away.contains(way)
            }
            let open = [one, other].filter(isOpen)
            if open.contains(service) { sum += own.rate / open.count }
          }
        }
      }
      return sum
    }

    /// How many machines of a service carry so much; one at least.
    private func needed(_ service: Int, _ load: Int) -> Int {
      max(1, (load + services[service].each - 1) / services[service].each)
    }

    private func usuallyNeeded(_ service: Int) -> Int { needed(service, load(service, [], nil)) }

    /// Whether all carry what usually comes.
    var fits: Bool {
      services.indices.allSatisfy { usuallyNeeded($0) <= services[$0].instances }
    }

    /// What each flow can do with so many machines up of each service.
    func survives(_ up: [Int]) -> [Bool] {
      let lost = Set(services.indices.filter { up[$0] < usuallyNeeded($0) })
      func carries(_ service: Int, _ more: Int?, _ closed: (Int, Int, Int)? = nil) -> Bool {
        let away = more.map { lost.union([$0]) } ?? lost
        return up[service] >= needed(service, load(service, away, closed))
          && up[service] >= usuallyNeeded(service)
      }
      return flows.enumerated().map { flow, own in
        own.steps.enumerated().allSatisfy { number, step in
          switch step {
          case .leaf(let one): return carries(one, nil)
          case .fallback(let one, let other):
            return carries(one, nil) || carries(other, one)
          case .oneOf(let one, let other):
            return (carries(one, nil) && carries(other, nil))
              || carries(one, other, (flow, number, other))
              || carries(other, one, (flow, number, one))
          }
        }
      }
    }

    /// How often each flow is up, over all numbers of machines that may be.
    var survived: [Double] {
      var states: [(odds: Double, up: [Int])] = [(1, [])]
      for one in services {
        states = states.flatMap { state in
          (0...one.instances).map { up in
            var odds = state.odds
            for place in 0..<up { odds *= Double(one.instances - place) / Double(place + 1) * 0.9 }
            for _ in up..<one.instances { odds *= 0.1 }
            return (odds, state.up + [up])
          }
        }
      }
      var sums = [Double](repeating: 0, count: flows.count)
      for state in states {
        for (flow, isUp) in survives(state.up).enumerated() where isUp { sums[flow] += state.odds }
      }
      return sums
    }

    var design: Design {
      let made = services.enumerated().map { number, one in
        Service("S\(number)", instances: one.instances, each: one.each.perSecond)
          .available(90.percent)
      }
      let named = flows.enumerated().map { (number: $0, rate: $1.rate, steps: $1.steps) }
      return Design("Shared") {
        for flow in named {
          Flow("F\(flow.number)", at: flow.rate.perSecond, peak: 1.times) {
            for step in flow.steps {
              switch step {
              case .leaf(let one): client.calls(made[one])
              case .fallback(let one, let other):
                client.calls(made[one]).fallback { client.calls(made[other]) }
              case .oneOf(let one, let other):
                oneOf {
                  client.calls(made[one])
                  client.calls(made[other])
                }
              }
            }
          }
        }
      }
    }
  }

  @Test("each flow is up where what is left carries what all flows send", arguments: 0..<20)
  func agreement(block: Int) {
    var tried = 0
    for seed in (block * 1_000)..<((block + 1) * 1_000) where tried < 25 {
      var dice = Dice(seed)
      let pool = Pool(&dice)
      guard pool.fits else { continue }
      tried += 1
      let found = Reliability(of: Estimate(of: pool.design)).flows.map(\.availability.value)
      for (flow, survived) in zip(found, pool.survived) {
        #expect(agree(flow, survived, within: 1e-12), "seed \(seed)")
      }
    }
    #expect(tried == 25)
  }
}
