import DecisionDiagrams
import Testing

/// What must hold whatever the function; a variable says that something is lost.
@Suite("Laws of coherent functions")
struct LawTests {
  static let seeds = 0..<100

  private func random(_ seed: Int) -> RandomFunction {
    RandomFunction(seed: 10_000 + seed, variables: 4 + seed % 9)
  }

  private func exact(_ function: CoherentFunction, _ root: CoherentFunction.Node, _ odds: [Double])
    throws -> Double
  {
    try #require(ModularDiagram(of: function, root: root).probability(odds).exact)
  }

  @Test("one more spare never makes the loss likelier", arguments: seeds)
  func redundancy(seed: Int) throws {
    let random = random(seed)
    var function = random.function
    let spare = function.variable(random.count)
    let value = try exact(function, random.root, random.odds)
    let both = function.all([random.root, spare])
    let with = try exact(function, both, random.odds + [0.3])
    #expect(with <= value)
    #expect(abs(with - 0.3 * value) < 1e-14)
  }

  @Test("the opposite of the dual is the function", arguments: seeds)
  func duality(seed: Int) throws {
    let random = random(seed)
    let (dual, root) = random.function.dual(of: random.root)
    let value = try exact(random.function, random.root, random.odds)
    let opposite = try exact(dual, root, random.odds.map { 1 - $0 })
    #expect(abs(value - (1 - opposite)) < 1e-13)
  }

  @Test("every cut set meets every path set", arguments: seeds)
  func meeting(seed: Int) throws {
    let random = random(seed)
    let (dual, root) = random.function.dual(of: random.root)
    let cutSets = ModularDiagram(of: random.function, root: random.root).cutSets()
    let pathSets = ModularDiagram(of: dual, root: root).cutSets()
    guard let cuts = cutSets.sets(upTo: 30, most: 300),
      let paths = pathSets.sets(upTo: 30, most: 300)
    else { return }
    for cut in cuts {
      #expect(random.function.value(of: random.root, whenTrue: cut))
      #expect(paths.allSatisfy { !Set($0).isDisjoint(with: cut) })
    }
  }

  @Test("an importance is between none and all", arguments: seeds)
  func importance(seed: Int) throws {
    let random = random(seed)
    let diagram = ModularDiagram(of: random.function, root: random.root)
    let value = try exact(random.function, random.root, random.odds)
    let importances = try #require(diagram.importances(random.odds))
    // Of a sum of products each variable's gain times its figure is its part of all products.
    for importance in importances {
      #expect(importance.birnbaum >= 0 && importance.birnbaum <= 1 + 1e-12)
      #expect((importance.riskAchievement ?? 1) >= 1 - 1e-12)
      #expect((importance.riskReduction ?? 1) >= 1 - 1e-12)
      #expect((importance.criticality ?? 0) <= 1 + 1e-12)
    }
    #expect(value <= diagram.cutSets().expected(random.odds) + 1e-12)
  }

  @Test("more room never makes the bounds wrong, and enough makes them one", arguments: seeds)
  func room(seed: Int) throws {
    let random = random(seed)
    let value = try exact(random.function, random.root, random.odds)
    for room in [3, 30, 300, 100_000] {
      let bounds = ModularDiagram(of: random.function, root: random.root, mostNodes: room)
        .probability(random.odds)
      #expect(bounds.lower <= value + 1e-12 && value <= bounds.upper + 1e-12)
      if room == 100_000 { #expect(bounds.exact == value) }
    }
  }
}
