import SystemDesign

@testable import Reliability

/// Numbers that are the same on every machine (SplitMix, 2014).
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

/// A small success function over at most twelve things that can be lost, made by chance.
struct RandomFunction {
  private(set) var function = SuccessFunction()
  private(set) var root = SuccessFunction.always
  private var dice: Dice
  private var leaves: [SuccessFunction.ID] = []
  private var hops = 0

  /// Components are numbered as in this design.
  static let components = 4

  init(seed: Int) {
    dice = Dice(seed)
    let places: [Variable] = [
      .zone(region: 0, number: 0), .zone(region: 0, number: 1), .domain(0),
    ]
    for component in 0..<Self.components {
      let copies = component == 0 ? 1 : dice.upTo(2)
      let members = (0..<copies).map { copy in
        RedundancyGroup.Member(
          variable: .machine(component: component, shard: 0, number: copy),
          count: component == 0 ? dice.upTo(2) : 1,
          places: dice.chance(of: 2) ? [places[dice.upTo(2) - 1]] : [])
      }
      let shared = dice.chance(of: 4) ? [places[2]] : []
      // Two groups that count the same machines, as reads and writes of a store do.
      for _ in 0..<(component > 1 ? 2 : 1) {
        leaves.append(
          function.group(
            RedundancyGroup(
              component: component, role: .copies, members: members, shared: shared,
              needed: dice.upTo(2),
              peak: .init(needed: dice.upTo(3), share: nil, missing: []))))
      }
    }
    root = node(depth: 3)
  }

  private mutating func node(depth: Int) -> SuccessFunction.ID {
    if depth == 0 || dice.chance(of: 5) { return leaves[dice.upTo(leaves.count) - 1] }
    let parts = (0..<(dice.upTo(3) + 1)).map { _ in node(depth: depth - 1) }
    switch dice.upTo(9) {
    case 1, 2, 3: return function.all(parts)
    case 4, 5, 6: return function.any(parts)
    case 7: return function.atLeast(dice.upTo(parts.count), parts)
    case 8 where hops < 1:
      hops += 1
      return function.sometimes(hop: hops, share: 0.25, parts[0])
    default:
      let options = parts.prefix(2).enumerated().map {
        SuccessFunction.ShardChoice.Option(count: $0 + 1, node: $1)
      }
      return function.shard(
        SuccessFunction.ShardChoice(
          component: Self.components + dice.upTo(2), options: options, meets: 1))
    }
  }
}
