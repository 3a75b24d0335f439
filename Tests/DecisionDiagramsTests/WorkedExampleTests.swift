import DecisionDiagrams
import Testing

/// Small systems whose figures can be checked by hand; a variable says that something is lost.
@Suite("Worked examples")
struct WorkedExampleTests {
  private typealias Node = CoherentFunction.Node

  /// A function, how often each variable is lost, and what its parts are called.
  private struct System {
    var function = CoherentFunction()
    var odds: [Double] = []
    var names: [String] = []

    mutating func lost(_ name: String, _ odds: Double) -> Node {
      self.odds.append(odds)
      names.append(name)
      return function.variable(names.count - 1)
    }

    func availability(_ root: Node) throws -> Double {
      let diagram = ModularDiagram(of: function, root: root)
      return 1 - (try #require(diagram.probability(odds).exact))
    }

    func cuts(_ root: Node) -> [String] {
      let sets = ModularDiagram(of: function, root: root).cutSets().sets(upTo: names.count) ?? []
      return sets.map { $0.map { names[$0] }.joined(separator: "+") }
    }
  }

  @Test("two instances before a shared database are not their product")
  func shared() throws {
    var system = System()
    let balancer = system.lost("lb", 1e-4)
    let database = system.lost("db", 1e-3)
    let branches = ["a1", "a2"].map { name in
      system.function.any([system.lost(name, 1e-2), database])
    }
    let root = system.function.any([balancer, system.function.all(branches)])
    #expect(abs(try system.availability(root) - 0.998_800_209_990) < 5e-13)
    #expect(system.cuts(root) == ["lb", "db", "a1+a2"])
    let diagram = ModularDiagram(of: system.function, root: root)
    let importances = try #require(diagram.importances(system.odds))
    #expect(abs(importances[0].birnbaum - 0.9989001) < 5e-8)
    #expect(abs(importances[1].birnbaum - 0.99980001) < 5e-9)
    #expect(abs(importances[2].birnbaum - 0.009989001) < 5e-10)
    #expect(abs(try #require(importances[1].riskAchievement) - 833.479) < 5e-4)
    #expect(abs(try #require(importances[1].riskReduction) - 5.999250) < 5e-7)
    #expect(abs(try #require(importances[1].criticality) - 0.833312) < 5e-7)
    #expect(abs(try #require(importances[0].criticality) - 0.083256) < 5e-7)
    #expect(abs(try #require(importances[3].criticality) - 0.083256) < 5e-7)
  }

  @Test("the bridge of five")
  func bridge() throws {
    var system = System()
    let (a, b) = (system.lost("a", 0.1), system.lost("b", 0.1))
    let (c, d) = (system.lost("c", 0.1), system.lost("d", 0.1))
    let e = system.lost("e", 0.1)
    let root = system.function.any([
      system.function.all([a, b]), system.function.all([d, e]), system.function.all([a, c, e]),
      system.function.all([b, c, d]),
    ])
    #expect(abs(try system.availability(root) - 0.97848) < 1e-15)
    #expect(system.cuts(root) == ["a+b", "d+e", "a+c+e", "b+c+d"])
    let (dual, paths) = system.function.dual(of: root)
    let sets = ModularDiagram(of: dual, root: paths).cutSets().sets(upTo: 5)
    #expect(sets == [[0, 3], [1, 4], [0, 2, 4], [1, 2, 3]])
  }

  @Test("so many of so many", arguments: [(2, 3, 0.999_702), (3, 5, 0.999_990_149_4)])
  func majority(needed: Int, count: Int, expected: Double) throws {
    var system = System()
    let lost = (0..<count).map { system.lost("r\($0)", 0.01) }
    let root = system.function.atLeast(count - needed + 1, of: lost)
    #expect(abs(try system.availability(root) - expected) < 5e-11)
  }

  @Test(
    "a majority of three over two zones is worse than over one",
    arguments: [
      ("abc", 2, 0.999_640_314_447), ("aab", 2, 0.998_682_715_602), ("aaa", 2, 0.998_702_298),
      ("abc", 1, 0.999_998_672_627), ("aab", 1, 0.999_987_912_099), ("aaa", 1, 0.998_999_001),
    ])
  func zones(places: String, needed: Int, expected: Double) throws {
    var system = System()
    var zones: [Character: Node] = [:]
    for zone in Set(places).sorted() { zones[zone] = system.lost("z\(zone)", 1e-3) }
    let copies = try places.enumerated().map { number, zone in
      let copy = system.lost("r\(number)", 1e-2)
      return system.function.any([copy, try #require(zones[zone])])
    }
    let root = system.function.atLeast(3 - needed + 1, of: copies)
    #expect(abs(try system.availability(root) - expected) < 5e-13)
    let single = system.function.cutSetsOfOne(of: root).map { system.names[$0] }
    let expectedSingle =
      switch (places, needed) {
      case ("aaa", _), ("aab", 2): ["za"]
      default: [String]()
      }
    #expect(single == expectedSingle)
  }

  @Test(
    "two that share a cause",
    arguments: [(0.0, 1e-4), (0.01, 1.98e-4), (0.05, 5.902e-4), (0.1, 1.08092e-3)])
  func together(share: Double, expected: Double) throws {
    var system = System()
    let each = ["a", "b"].map { system.lost($0, 0.01 * (1 - share)) }
    let both = system.lost("both", 0.01 * share)
    let root = system.function.any([both, system.function.all(each)])
    #expect(abs(1 - (try system.availability(root)) - expected) < 5e-9)
  }

  @Test("a grid of three by three writes less surely than a majority of nine")
  func grid() throws {
    var system = System()
    let lost = (0..<9).map { system.lost("n\($0)", 0.01) }
    let rows = (0..<3).map { row in Array(lost[3 * row..<3 * row + 3]) }
    // One node of every row, and a whole row.
    let noCover = system.function.any(rows.map { system.function.all($0) })
    let noRow = system.function.all(rows.map { system.function.any($0) })
    let grid = system.function.any([noCover, noRow])
    let majority = system.function.atLeast(5, of: lost)
    #expect(abs(try system.availability(grid) - 0.999_970_801_930) < 5e-13)
    #expect(abs(try system.availability(majority) - 0.999_999_987_815) < 5e-13)
  }

  @Test("a diamond counts its top once")
  func diamond() throws {
    var system = System()
    let a = system.lost("A", 0.01)
    let d = system.lost("D", 0.001)
    let b = system.function.any([a, system.lost("B", 0.001), d])
    let c = system.function.any([a, system.lost("C", 0.001), d])
    let root = system.function.any([b, c])
    #expect(abs(try system.availability(root) - 0.98703) < 5e-6)
    #expect(system.cuts(root) == ["A", "D", "B", "C"])
  }
}
