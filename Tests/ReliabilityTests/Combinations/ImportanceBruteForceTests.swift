import DecisionDiagrams
import SystemDesign
import Testing

@testable import Reliability

@Suite("Importances against every state tried")
struct ImportanceBruteForceTests {
  let topology: Topology
  let stated: StatedAvailability

  init() {
    let domain = Domain("Shared", .cluster, availability: 96.percent)
    let parts = (0..<RandomFunction.components).map {
      Service("S\($0)").available((85 + 3 * $0).percent).sharing(domain)
    }
    topology = Topology(
      of: design(across: 2.zones, zone: 93.percent) {
        for (part, next) in zip(parts, parts.dropFirst() + parts.prefix(1)) { part.calls(next) }
      })
    stated = StatedAvailability(topology)
  }

  @Test("losses are as likely, and things mean as much", arguments: 1..<25)
  func importances(block: Int) throws {
    for seed in (block * 2)..<(block * 2 + 2) {
      let random = RandomFunction(seed: seed)
      let losses = ProbableLosses(of: random.function, root: random.root, topology, stated)
      let diagram = ModularDiagram(of: losses.function, root: losses.top)
      let odds = losses.odds
      let brute = availability(random) { _ in nil }
      let whole = try #require(diagram.probability(odds).exact)
      #expect(agree(whole, 1 - brute, within: 1e-12), "seed \(seed)")
      let importances = try #require(diagram.importances(odds))
      for (chance, importance) in zip(losses.chances, importances) {
        let bit: BruteForce.Bit
        switch chance {
        case .machine(let variable, let unit): bit = .machine(variable, unit)
        case .place(let variable): bit = .place(variable)
        case .tooFew, .together, .switching, .planned, .needed, .meets: continue
        }
        let lost = 1 - availability(random) { $0 == bit ? 0 : nil }
        let never = 1 - availability(random) { $0 == bit ? 1 : nil }
        #expect(agree(importance.birnbaum, lost - never, within: 1e-12), "seed \(seed)")
        #expect((0...1.000_000_1).contains(importance.birnbaum))
        guard whole > 1e-9 else { continue }
        #expect(agree(importance.riskAchievement, lost / whole, within: 1e-9), "seed \(seed)")
        #expect(agree(importance.fussellVesely, 1 - never / whole, within: 1e-9), "seed \(seed)")
        #expect(agree(importance.criticality, 1 - never / whole, within: 1e-9), "seed \(seed)")
        if never > 1e-9 {
          let ratio = try #require(importance.riskReduction)
          #expect(agree(ratio * never / whole, 1, within: 1e-9), "seed \(seed)")
        }
      }
    }
  }

  private func availability(
    _ random: RandomFunction, _ instead: @escaping (BruteForce.Bit) -> Double?
  ) -> Double {
    var brute = BruteForce(function: random.function, root: random.root) { [stated] in
      stated.availability(of: $0) ?? 1
    }
    brute.instead = instead
    return brute.availability
  }
}
