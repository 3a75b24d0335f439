import DecisionDiagrams
import Testing

/// Three thousand functions of up to sixteen variables, each held against all of its states.
@Suite("Against every state tried")
struct BruteForceTests {
  static let batches = 0..<30

  /// A hundred functions; most are small, some have up to sixteen variables.
  static func functions(_ batch: Int, hasChoices: Bool = false) -> [RandomFunction] {
    (0..<100).map { number in
      let seed = batch * 100 + number
      let variables =
        number < 95 ? 1 + seed % 8 : number < 99 ? 9 + seed % 4 : 13 + batch / 2 % 4
      return RandomFunction(seed: seed, variables: variables, hasChoices: hasChoices)
    }
  }

  @Test("probabilities agree, with choices and without", arguments: batches)
  func probability(batch: Int) throws {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1) {
      let diagram = ModularDiagram(of: random.function, root: random.root)
      let value = try #require(diagram.probability(random.odds).exact)
      #expect(abs(value - random.truth.probability(random.odds)) < 1e-12)
    }
  }

  @Test("one pass agrees wherever it knows the probability, with choices and without")
  func readOnce() {
    var known = 0
    for batch in Self.batches {
      for random in Self.functions(batch, hasChoices: batch % 2 == 1).prefix(95) {
        guard let value = random.function.readOnceProbability(of: random.root, random.odds)
        else { continue }
        known += 1
        #expect(abs(value - random.truth.probability(random.odds)) < 1e-12)
      }
    }
    #expect(known > 500)
  }

  @Test("cut sets and their numbers agree, with choices and without", arguments: batches)
  func cutSets(batch: Int) {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1) {
      let cutSets = ModularDiagram(of: random.function, root: random.root).cutSets()
      let expected = random.plain.minimalSets
      #expect(cutSets.isComplete)
      #expect(cutSets.sets(upTo: random.count) == expected)
      #expect(cutSets.sets(upTo: 2) == expected.filter { $0.count <= 2 })
      #expect(cutSets.count == UInt128(expected.count))
      for (order, count) in cutSets.counts().enumerated() {
        #expect(count == UInt128(expected.count { $0.count == order }))
      }
    }
  }

  @Test("importances agree", arguments: batches)
  func importances(batch: Int) throws {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1).prefix(95) {
      let diagram = ModularDiagram(of: random.function, root: random.root)
      let found = try #require(diagram.importances(random.odds))
      let whole = random.truth.probability(random.odds)
      for (variable, importance) in found.enumerated() {
        var odds = random.odds
        odds[variable] = 1
        let with = random.truth.probability(odds)
        odds[variable] = 0
        let without = random.truth.probability(odds)
        #expect(abs(importance.birnbaum - (with - without)) < 1e-12)
        guard whole > 1e-6 else { continue }
        #expect(abs(try #require(importance.fussellVesely) - (1 - without / whole)) < 1e-8)
        #expect(
          abs(
            try #require(importance.criticality) - (with - without) * random.odds[variable] / whole)
            < 1e-8)
        #expect(abs(try #require(importance.riskAchievement) - with / whole) < 1e-8)
        guard without > 1e-6 else { continue }
        #expect(
          abs(try #require(importance.riskReduction) - whole / without) < 1e-8 * whole / without)
      }
    }
  }

  @Test("the shares of the cut sets agree", arguments: batches)
  func shares(batch: Int) throws {
    for random in Self.functions(batch).prefix(95) {
      let cutSets = ModularDiagram(of: random.function, root: random.root).cutSets()
      let sets = random.truth.minimalSets
      let chances = sets.map { $0.reduce(1) { $0 * random.odds[$1] } }
      let sum = chances.reduce(0, +)
      #expect(abs(cutSets.expected(random.odds) - sum) < 1e-12 * max(1, sum))
      guard let shares = cutSets.shares(random.odds) else {
        #expect(sum == 0)
        continue
      }
      for (variable, share) in shares.enumerated() {
        let with = zip(sets, chances).reduce(0) { $1.0.contains(variable) ? $0 + $1.1 : $0 }
        #expect(abs(share - with / sum) < 1e-12)
      }
    }
  }

  @Test("cut sets of one agree without a diagram", arguments: batches)
  func orderOne(batch: Int) {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1) {
      let expected = random.plain.minimalSets.filter { $0.count == 1 }.map { $0[0] }
      #expect(random.function.cutSetsOfOne(of: random.root) == expected)
    }
  }

  @Test("bounds hold where there is no room for a diagram", arguments: batches)
  func bounds(batch: Int) {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1) {
      for room in [2, 12] {
        let diagram = ModularDiagram(of: random.function, root: random.root, mostNodes: room)
        let bounds = diagram.probability(random.odds)
        let value = random.truth.probability(random.odds)
        #expect(bounds.lower <= value + 1e-12)
        #expect(bounds.upper >= value - 1e-12)
      }
    }
  }

  @Test("cut sets are complete up to the order that is said", arguments: batches)
  func smallSets(batch: Int) {
    for random in Self.functions(batch, hasChoices: batch % 2 == 1) {
      for room in [2, 12] {
        let cutSets = ModularDiagram(
          of: random.function, root: random.root, mostNodes: room
        ).cutSets(mostOrder: 3)
        let order = cutSets.completeOrder ?? random.count
        let expected = random.plain.minimalSets.filter { $0.count <= order }
        #expect(order >= min(1, random.count))
        #expect(cutSets.sets(upTo: order) == expected)
        #expect(cutSets.count == UInt128(expected.count))
        #expect(cutSets.isComplete || cutSets.sets(upTo: order + 1) == nil)
      }
    }
  }

  @Test("a value is that of the state; the dual is its opposite", arguments: batches)
  func values(batch: Int) {
    for random in Self.functions(batch, hasChoices: true).prefix(20) {
      let (dual, root) = random.function.dual(of: random.root)
      for state in 0..<(1 << random.count) {
        let variables = (0..<random.count).filter { state >> $0 & 1 == 1 }
        let others = (0..<random.count).filter { state >> $0 & 1 == 0 }
        let value = random.function.value(of: random.root, whenTrue: variables)
        #expect(value == random.truth[state])
        #expect(dual.value(of: root, whenTrue: others) == !value)
      }
    }
  }
}
