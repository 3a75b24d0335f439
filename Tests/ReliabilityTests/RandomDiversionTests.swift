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
    case oneOf([Int])
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
      case 2: .oneOf(ways(one, other, &dice))
      default: .fallback(one, other)
      }
    }

    private func ways(_ one: Int, _ other: Int, _ dice: inout Dice) -> [Int] {
      let third = services.indices.first { $0 != one && $0 != other }
      return [one, other] + (dice.upTo(2) == 1 ? third.map { [$0] } ?? [] : [])
    }

    /// Requests a second, six of which are one, that come to a service while these are away.
    private func load(_ service: Int, _ away: Set<Int>) -> Int {
      var sum = 0
      for own in flows {
        for step in own.steps {
          switch step {
          case .leaf(let one): if one == service { sum += 6 * own.rate }
          case .fallback(let one, let other):
            if (away.contains(one) ? other : one) == service { sum += 6 * own.rate }
          case .oneOf(let ways):
            let open = ways.filter { !away.contains($0) }
            if open.contains(service) { sum += 6 * own.rate / open.count }
          }
        }
      }
      return sum
    }

    /// How many machines of a service carry so much; one at least.
    private func needed(_ service: Int, _ load: Int) -> Int {
      max(1, (load + 6 * services[service].each - 1) / (6 * services[service].each))
    }

    private func usuallyNeeded(_ service: Int) -> Int { needed(service, load(service, [])) }

    /// Whether all carry what usually comes.
    var fits: Bool {
      services.indices.allSatisfy { usuallyNeeded($0) <= services[$0].instances }
    }

    /// What each flow can do with so many machines up of each service.
    func survives(_ up: [Int]) -> [Bool] {
      // What is overloaded is lost, and may overload others in turn.
      var lost = Set(services.indices.filter { up[$0] < usuallyNeeded($0) })
      while let next = services.indices.first(where: {
        !lost.contains($0) && up[$0] < needed($0, load($0, lost))
      }) { lost.insert(next) }
      func carries(_ service: Int, _ more: Set<Int> = []) -> Bool {
        let away = lost.union(more).subtracting([service])
        return up[service] >= max(usuallyNeeded(service), needed(service, load(service, away)))
      }
      return flows.map { own in
        own.steps.allSatisfy { step in
          switch step {
          case .leaf(let one): return carries(one)
          case .fallback(let one, let other): return carries(one) || carries(other, [one])
          case .oneOf(let ways):
            return (1..<(1 << ways.count)).contains { set in
              let open = ways.indices.filter { set >> $0 & 1 == 1 }.map { ways[$0] }
              return open.allSatisfy { carries($0, Set(ways).subtracting(open)) }
            }
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
              case .oneOf(let ways): oneOf { for way in ways { client.calls(made[way]) } }
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
        #expect(agree(flow, survived, within: 1e-12), "\(seed): \(pool)")
      }
    }
    #expect(tried == 25)
  }
}
