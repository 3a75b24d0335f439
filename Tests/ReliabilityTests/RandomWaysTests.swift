import DecisionDiagrams
import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Ways within ways by chance, each to a service of its own, against all states of their machines.
@Suite("Random ways against every state, with what comes to each")
struct RandomWaysTests {
  private static let rate = 1_200

  /// What one may do, and the services that do it.
  indirect enum Way {
    case leaf(Int)
    case fallback(Int, [Way])
    case oneOf([Way])
  }

  struct Leaf {
    let instances: Int
    let each: Int
    let service: Service
  }

  struct Random {
    var dice: Dice
    var leaves: [Leaf] = []

    mutating func leaf() -> Int {
      let each = [150, 200, 300, 400, 600, 1_200][dice.upTo(6) - 1]
      let instances = dice.upTo(3)
      leaves.append(
        Leaf(
          instances: instances, each: each,
          service: Service("S\(leaves.count)", instances: instances, each: each.perSecond)
            .available(90.percent)))
      return leaves.count - 1
    }

    mutating func way(_ depth: Int) -> Way {
      switch depth < 2 ? dice.upTo(4) : 1 {
      case 1: return .leaf(leaf())
      case 2, 3: return .fallback(leaf(), [way(depth + 1)])
      default: return .oneOf((0..<(1 + dice.upTo(2))).map { _ in way(depth + 1) })
      }
    }

    func step(_ way: Way) -> Step {
      switch way {
      case .leaf(let leaf): return .hop(client.calls(leaves[leaf].service))
      case .fallback(let leaf, let others):
        let hop = client.calls(leaves[leaf].service).fallback {
          for other in others { step(other) }
        }
        return .hop(hop)
      case .oneOf(let ways): return oneOf { for way in ways { inParallel { step(way) } } }
      }
    }

    /// Whether a share of the executions can go this way with so many instances up of each service.
    ///
    /// Of several ways those are taken that are open, by even parts; a state is survived where some of
    /// them can take that much.
    func carries(_ way: Way, _ share: Double, _ up: [Int]) -> Bool {
      switch way {
      case .leaf(let leaf):
        return Double(up[leaf] * leaves[leaf].each) >= Double(RandomWaysTests.rate) * share - 1e-6
          && up[leaf] > 0
      case .fallback(let leaf, let others):
        return carries(.leaf(leaf), share, up)
          || others.allSatisfy { carries($0, share, up) }
      case .oneOf(let ways):
        return (1...ways.count).contains { open in
          ways.count { carries($0, share / Double(open), up) } >= open
        }
      }
    }

    /// How often it is survived, over all numbers of instances that may be up.
    func survived(_ way: Way) -> Double {
      var states: [(odds: Double, up: [Int])] = [(1, [])]
      for leaf in leaves {
        states = states.flatMap { state in
          (0...leaf.instances).map { up in
            var odds = state.odds
            for place in 0..<up { odds *= Double(leaf.instances - place) / Double(place + 1) * 0.9 }
            for _ in up..<leaf.instances { odds *= 0.1 }
            return (odds, state.up + [up])
          }
        }
      }
      return states.reduce(0) { $0 + (carries(way, 1, $1.up) ? $1.odds : 0) }
    }
  }

  @Test("a flow is up where what is left of its ways carries the peak", arguments: 0..<40)
  func agreement(block: Int) throws {
    var tried = 0
    for seed in (block * 1_000)..<((block + 1) * 1_000) where tried < 20 {
      var random = Random(dice: Dice(seed))
      let way = random.way(0)
      // All up carry it, as anything that is overloaded always is judged by itself.
      guard (2...6).contains(random.leaves.count),
        random.carries(way, 1, random.leaves.map(\.instances)), fits(random, way, 1)
      else { continue }
      tried += 1
      let step = random.step(way)
      let flow = try firstFlow(
        Design("Ways") {
          Flow("Ask", at: Self.rate.perSecond, peak: 1.times) { step }
        })
      #expect(
        agree(flow.availability.value, random.survived(way), within: 1e-12), "seed \(seed)")
    }
    #expect(tried == 20)
  }

  /// Whether what is taken while all is up carries what then comes to it.
  private func fits(_ random: Random, _ way: Way, _ share: Double) -> Bool {
    switch way {
    case .leaf(let leaf), .fallback(let leaf, _):
      let own = random.leaves[leaf]
      return Double(own.instances * own.each) >= Double(Self.rate) * share
    case .oneOf(let ways):
      return ways.allSatisfy { fits(random, $0, share / Double(ways.count)) }
    }
  }
}
