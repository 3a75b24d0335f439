import DecisionDiagrams

/// Numbers that are the same on every machine (Steele, Lea and Flood, SplitMix, 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func upTo(_ most: Int) -> Int { Int.random(in: 1...most, using: &self) }
  mutating func chance(of one: Int) -> Bool { upTo(one) == 1 }
}

/// A function made by chance, with its truth table made beside it.
struct RandomFunction {
  private(set) var function = CoherentFunction()
  private(set) var root = CoherentFunction.never
  private(set) var truth: TruthTable
  /// The function with "both" in the place of every choice.
  private(set) var plain: TruthTable
  let count: Int
  let odds: [Double]

  /// Variables from three on are of choices where there are any.
  private static let firstOfChoices = 3

  init(seed: Int, variables: Int, hasChoices: Bool = false) {
    var dice = Dice(seed)
    count = variables
    odds = (0..<variables).map { _ in Double.random(in: 0...1, using: &dice) }
    truth = TruthTable(count: variables, isTrue: false)
    plain = truth
    let choosers =
      hasChoices && variables > Self.firstOfChoices + 1
      ? Array(Self.firstOfChoices..<Self.firstOfChoices + 2) : []
    typealias Made = (node: CoherentFunction.Node, truth: TruthTable, plain: TruthTable)
    var made: [Made] = (0..<variables).filter { !choosers.contains($0) }.map {
      let table = TruthTable(count: variables, variable: $0)
      return (function.variable($0), table, table)
    }
    if dice.chance(of: 5) {
      made.append(
        (.init(always: dice.chance(of: 2)), truth, plain))
      let isTrue = made[made.count - 1].node == CoherentFunction.always
      made[made.count - 1].truth = TruthTable(count: variables, isTrue: isTrue)
      made[made.count - 1].plain = made[made.count - 1].truth
    }
    for _ in 0..<dice.upTo(2 * variables + 2) {
      // What was made last is used more often, so that functions grow deep.
      let recent = min(made.count, dice.chance(of: 3) ? made.count : variables + 2)
      let parts = (0..<dice.upTo(5)).map { _ in made[made.count - dice.upTo(recent)] }
      made.append(Self.gate(&function, parts, choosers, &dice))
    }
    (root, truth, plain) = made[made.count - 1]
  }

  private static func gate(
    _ function: inout CoherentFunction,
    _ parts: [(node: CoherentFunction.Node, truth: TruthTable, plain: TruthTable)],
    _ choosers: [Int], _ dice: inout Dice
  ) -> (node: CoherentFunction.Node, truth: TruthTable, plain: TruthTable) {
    let nodes = parts.map(\.node)
    let (truths, plains) = (parts.map(\.truth), parts.map(\.plain))
    if let chooser = choosers.randomElement(using: &dice), parts.count > 1, dice.chance(of: 4) {
      let variable = TruthTable(count: truths[0].count, variable: chooser)
      return (
        function.choose(chooser, nodes[0], nodes[1]),
        (variable & truths[0]) | (~variable & truths[1]), plains[0] & plains[1]
      )
    }
    switch dice.upTo(5) {
    case 1, 2: return (function.all(nodes), truths.all, plains.all)
    case 3, 4: return (function.any(nodes), truths.any, plains.any)
    default:
      let count = dice.upTo(parts.count + 1) - 1
      return (
        function.atLeast(count, of: nodes), truths.atLeast(count), plains.atLeast(count)
      )
    }
  }
}

extension CoherentFunction.Node {
  init(always: Bool) { self = always ? CoherentFunction.always : CoherentFunction.never }
}
