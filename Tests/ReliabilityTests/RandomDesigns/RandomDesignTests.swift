import DecisionDiagrams
import Estimation
import Synchronization
import SystemDesign
import Testing

@testable import Reliability

/// Designs made by chance against all states of up to sixteen things.
@Suite("Random designs against every state")
struct RandomDesignTests {
  private static let blocks = 50
  private static let casesOfBlock = 60

  /// What the cases were made of.
  private struct Tally {
    var blocks = 0
    var cases = 0
    var states = 0
    var uses: [String: Int] = [:]
  }

  private static let tally = Mutex(Tally())

  @Test(
    "availability, completion and cut sets of up to three are those of all states",
    arguments: 0..<blocks)
  func agreement(block: Int) throws {
    var own = Tally()
    for number in (block * Self.casesOfBlock)..<((block + 1) * Self.casesOfBlock) {
      let oracle = try oracle(number, mostBits: number % 20 == 0 ? 16 : 11)
      try compare(oracle, "case \(number)")
      own.cases += 1
      own.states += oracle.assignments.count << oracle.bits.count
      for use in oracle.random.uses { own.uses[use, default: 0] += 1 }
    }
    let all = Self.tally.withLock { tally -> Tally in
      tally.blocks += 1
      tally.cases += own.cases
      tally.states += own.states
      tally.uses.merge(own.uses, uniquingKeysWith: +)
      return tally
    }
    guard all.blocks == Self.blocks else { return }
    let uses = all.uses.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print(
      "\(all.cases) random designs agree over \(all.states) states: "
        + uses.joined(separator: ", "))
    for use in RandomDesign.allUses { #expect(all.uses[use, default: 0] >= 100, "\(use)") }
  }

  /// The first design of a case's seeds that has few enough things in it.
  private func oracle(_ number: Int, mostBits: Int) throws -> DesignOracle {
    for seed in (number * 1_000)..<((number + 1) * 1_000) {
      if let oracle = DesignOracle(of: RandomDesign(seed: seed), mostBits: mostBits) {
        return oracle
      }
    }
    return try #require(nil as DesignOracle?)
  }

  private func compare(_ oracle: DesignOracle, _ name: Comment) throws {
    let design = oracle.random.design
    let topology = Topology(of: design)
    let flow = try #require(design.flows.first)
    let needs = FlowFunction(of: flow, GroupMaker(topology: topology) { _ in [] })
    let stated = StatedAvailability(topology)
    let accepted = oracle.share(oracle.accepted)
    let found = ExactAvailability(
      of: needs.function, root: needs.accepted, topology, stated
    ).amount
    #expect(agree(found.value, accepted, within: 1e-12), name)
    if let completed = needs.completed {
      let terms = try #require(completed.terms)
      let found = ExactAvailability(of: needs.function, terms, topology, stated).amount
      #expect(agree(found.value, oracle.share(oracle.completed), within: 1e-12), name)
    } else {
      #expect(oracle.accepted == oracle.completed, name)
    }
    let expected = oracle.minimalSets(oracle.accepted)
    #expect(try sets(needs, topology) == expected, name)
    // Without shards what takes some executions down takes all.
    let single = SingleFailures(of: needs.function, root: needs.accepted, load: .peak)
    let named = Set(single.some.map { topology.name(of: $0) })
    #expect(named == Set(expected.filter { $0.count == 1 }.map { Self.component($0[0]) }), name)
  }

  private static func component(_ name: String) -> String {
    name.split(separator: "/").first.map(String.init) ?? name
  }

  private func sets(_ needs: FlowFunction, _ topology: Topology) throws -> Set<[String]> {
    let losses = StructuralLosses(
      of: needs.function, root: needs.accepted, load: .peak, upTo: 3)
    let sets = ModularDiagram(of: losses.function, root: losses.top).cutSets(mostOrder: 3)
    return Set(
      try #require(sets.sets(upTo: 3)).map { set in
        set.map { number in
          switch losses.losses[number] {
          case .place(let variable): return topology.name(of: variable)
          case .machine(let kind, _):
            let own = losses.classes.all[kind]
            let places = own.places.map(topology.name).joined()
            let part = topology.parts[own.component]
            let shard = own.shard % topology.places(of: part).count
            return "\(part.name)/\(shard)/\(places)"
          }
        }.sorted()
      })
  }
}

extension RandomDesign {
  static let allUses = [
    "any of", "cycles", "common cause", "completed later", "fallbacks", "fall-through caches",
    "hops of a share", "optional hops", "failover by itself", "failover by hand", "quorums",
    "regions", "several shards at once", "shards", "shared domain", "streams", "zones",
  ]

  /// What of a flow it has in it.
  var uses: Set<String> {
    var uses: Set<String> = zones > 1 ? ["zones"] : []
    if regions > 1 { uses.insert("regions") }
    if hasChoices(items) { uses.insert("any of") }
    // Whom each component calls, and those whom they call in turn.
    var called: [Int: Set<Int>] = [:]
    DesignOracle.visit(items) { call in
      if let from = call.from {
        if called[call.to]?.contains(from) == true { uses.insert("cycles") }
        let more = (called[call.to] ?? []).union([call.to])
        for other in called.keys where called[other]?.contains(from) == true {
          called[other]?.formUnion(more)
        }
        called[from, default: []].formUnion(more)
      }
      if !call.instead.isEmpty { uses.insert("fallbacks") }
      if call.store != nil { uses.insert("fall-through caches") }
      if call.share < 1 { uses.insert("hops of a share") }
      if call.asked > 1 { uses.insert("several shards at once") }
      if call.isOptional { uses.insert("optional hops") }
      if call.isLate { uses.insert("completed later") }
      uses.formUnion(Self.uses(of: pieces[call.store ?? call.to]))
    }
    return uses
  }

  private func hasChoices(_ items: [Item]) -> Bool {
    items.contains { item in
      switch item {
      case .oneOf: true
      case .call(let call): hasChoices(call.instead)
      }
    }
  }

  private static func uses(of piece: Piece) -> Set<String> {
    var uses: Set<String> = []
    if piece.common != nil { uses.insert("common cause") }
    if piece.isShared { uses.insert("shared domain") }
    if piece.shards > 1 { uses.insert("shards") }
    switch piece.kind {
    case .database(.automatic): uses.insert("failover by itself")
    case .database(.manual): uses.insert("failover by hand")
    case .database(.majority), .database(.quorum): uses.insert("quorums")
    case .stream: uses.insert("streams")
    case .service, .worker, .external, .cache, .queue, .database(.primaryAlone): break
    }
    return uses
  }
}
