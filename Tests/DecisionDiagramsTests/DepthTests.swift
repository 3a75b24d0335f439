import DecisionDiagrams
import Testing

/// Functions that are long or deep end in bounded time and never overflow a stack.
@Suite("Deep functions")
struct DepthTests {
  static let depth = 20_000

  @Test("a chain in which each hop needs the next is the product of all")
  func chain() throws {
    var function = CoherentFunction()
    var root = CoherentFunction.never
    for hop in 0..<Self.depth { root = function.any([function.variable(hop), root]) }
    let diagram = ModularDiagram(of: function, root: root)
    let odds = [Double](repeating: 1e-6, count: Self.depth)
    // 1 − (1 − 10⁻⁶)²⁰⁰⁰⁰
    #expect(abs(try #require(diagram.probability(odds).exact) - 0.019801336495) < 1e-11)
    #expect(diagram.cutSets().counts() == [0, UInt128(Self.depth)])
    #expect(function.cutSetsOfOne(of: root).count == Self.depth)
    #expect(try #require(diagram.importances(odds)).count == Self.depth)
  }

  @Test("needs and choices by turns, twenty thousand deep")
  func ladder() throws {
    var function = CoherentFunction()
    var root = function.variable(0)
    for hop in 1..<Self.depth {
      root =
        hop % 2 == 0
        ? function.any([function.variable(hop), root])
        : function.all([function.variable(hop), root])
    }
    let diagram = ModularDiagram(of: function, root: root)
    let odds = [Double](repeating: 0.5, count: Self.depth)
    let value = try #require(diagram.probability(odds).exact)
    // All of a half and something, by turns with any: 1/3 at the end, 2/3 before it.
    #expect(abs(value - 1.0 / 3) < 1e-12)
    let cutSets = diagram.cutSets()
    #expect(cutSets.counts(upTo: 4) == [0, 0, 1, 1, 1])
    #expect(cutSets.sets(upTo: 2) == [[Self.depth - 2, Self.depth - 1]])
  }

  @Test("one diagram of five hundred levels")
  func levels() throws {
    var function = CoherentFunction()
    let count = 500
    let variables = (0..<count).map { function.variable($0) }
    // Neighbours fail together: no part is a module.
    let root = function.any(zip(variables, variables.dropFirst()).map { function.all([$0, $1]) })
    let diagram = ModularDiagram(of: function, root: root)
    #expect(diagram.isExact)
    let cutSets = diagram.cutSets()
    #expect(cutSets.counts() == [0, 0, UInt128(count - 1)])
    #expect(cutSets.sets(upTo: 2)?.count == count - 1)
    let small = ModularDiagram(of: function, root: root, mostNodes: 200)
    #expect(!small.isExact)
    let odds = [Double](repeating: 1e-4, count: count)
    let exact = try #require(diagram.probability(odds).exact)
    let bounds = small.probability(odds)
    #expect(bounds.lower <= exact && exact <= bounds.upper)
  }

  @Test("cut sets beyond counting stop at the largest number")
  func uncountable() {
    var function = CoherentFunction()
    // Two ways each, a hundred and thirty times: 2¹³⁰.
    let root = function.all(
      (0..<130).map { function.any([function.variable(2 * $0), function.variable(2 * $0 + 1)]) })
    let cutSets = ModularDiagram(of: function, root: root).cutSets()
    #expect(cutSets.count == .max)
    #expect(cutSets.counts()[130] == .max)
    #expect(cutSets.sets(upTo: 130) == nil)
    #expect(cutSets.isComplete)
  }
}
