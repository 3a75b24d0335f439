/// A success function as a decision diagram over chances.
struct Diagram {
  private(set) var decisions: DecisionDiagram
  /// The chances by level; those met first stand on top.
  private(set) var chances: [Chance] = []
  private var levels: [Chance: Int] = [:]
  private var isGivenUp = false

  init(mostNodes: Int = 200_000) { decisions = DecisionDiagram(mostNodes: mostNodes) }

  /// Whether there were too many combinations; its answers then mean nothing.
  var isExhausted: Bool { isGivenUp || decisions.isExhausted }

  /// Says that what comes would be too much.
  mutating func giveUp() { isGivenUp = true }

  /// The level of a chance; a new one goes below all others.
  mutating func level(of chance: Chance) -> Int {
    if let level = levels[chance] { return level }
    levels[chance] = chances.count
    chances.append(chance)
    return chances.count - 1
  }

  mutating func chance(_ chance: Chance) -> DecisionDiagram.Ref {
    decisions.variable(level(of: chance))
  }

  /// One function where all of these hold, the other where one does not.
  mutating func choose(
    _ conditions: [Chance], _ high: DecisionDiagram.Ref, _ low: DecisionDiagram.Ref
  ) -> DecisionDiagram.Ref {
    // What does not depend on a condition needs no level for it.
    conditions.reversed().reduce(high) {
      $0 == low ? low : decisions.choose(level(of: $1), $0, low)
    }
  }

  /// Gives the chances of a function their levels in the order one reads it.
  ///
  /// What is built later, which are the earlier hops, then goes on top, and costs one node.
  mutating func order(
    _ function: SuccessFunction, root: SuccessFunction.ID, group: (Int) -> [Chance]
  ) {
    for place in function.inReadingOrder(from: root) {
      let met: [Chance] =
        switch function.nodes[place] {
        case .always, .all, .any, .atLeast: []
        case .group(let number): group(number)
        case .sometimes(let hop, _, _): [.unneeded(hop: hop)]
        case .shard(let choice):
          choice.options.indices.dropLast().map {
            .meets(component: choice.component, option: $0)
          }
        }
      for chance in met { _ = level(of: chance) }
    }
    // A long row of parts that are all needed is no combination of anything: a few nodes each.
    decisions.allow(chances.count * 10)
  }

  /// Builds a function out of its groups' parts.
  mutating func build(
    _ function: SuccessFunction, root: SuccessFunction.ID,
    group: (inout Diagram, Int) -> DecisionDiagram.Ref
  ) -> DecisionDiagram.Ref {
    var refs = [DecisionDiagram.Ref](repeating: DecisionDiagram.yes, count: function.nodes.count)
    func ref(_ place: SuccessFunction.ID) -> DecisionDiagram.Ref { refs[place] }
    // Joined once each: a row of hops that share components would be walked again at each hop.
    let needed = function.conjuncts(of: root)
    for place in function.reachable(from: needed) {
      if isExhausted { return DecisionDiagram.no }
      refs[place] =
        switch function.nodes[place] {
        case .always: DecisionDiagram.yes
        case .all(let parts):
          parts.reversed().reduce(DecisionDiagram.yes) { decisions.and(ref($1), $0) }
        case .any(let parts):
          parts.reversed().reduce(DecisionDiagram.no) { decisions.or(ref($1), $0) }
        case .atLeast(let count, let parts): atLeast(count, of: parts.map(ref))
        case .group(let number): group(&self, number)
        case .sometimes(let hop, _, let part):
          decisions.or(chance(.unneeded(hop: hop)), ref(part))
        case .shard(let choice): shard(choice, ref)
        }
    }
    return needed.reversed().reduce(DecisionDiagram.yes) { decisions.and(ref($1), $0) }
  }

  /// At least so many of these, counted from the last to the first.
  mutating func atLeast(
    _ count: Int, of parts: [DecisionDiagram.Ref]
  ) -> DecisionDiagram.Ref {
    // What is certain is counted and not combined.
    let count = count - parts.count { $0 == DecisionDiagram.yes }
    let parts = parts.filter { $0 != DecisionDiagram.yes && $0 != DecisionDiagram.no }
    if count <= 0 { return DecisionDiagram.yes }
    if count > parts.count { return DecisionDiagram.no }
    // What it takes that so many more of the parts from here on are up.
    var more =
      [DecisionDiagram.yes]
      + [DecisionDiagram.Ref](
        repeating: DecisionDiagram.no, count: max(count, 0))
    for part in parts.reversed() {
      if isExhausted { return DecisionDiagram.no }
      for needed in stride(from: count, to: 0, by: -1) {
        more[needed] = decisions.or(decisions.and(part, more[needed - 1]), more[needed])
      }
    }
    return more[max(count, 0)]
  }

  private mutating func shard(
    _ choice: SuccessFunction.ShardChoice, _ ref: (SuccessFunction.ID) -> DecisionDiagram.Ref
  ) -> DecisionDiagram.Ref {
    var rest = ref(choice.options.last?.node ?? SuccessFunction.always)
    guard choice.options.contains(where: { ref($0.node) != rest }) else { return rest }
    // The first option on top, whatever was built before: each then costs one node.
    for option in choice.options.indices.dropLast() {
      _ = level(of: .meets(component: choice.component, option: option))
    }
    for option in choice.options.indices.dropLast().reversed() {
      rest = choose(
        [.meets(component: choice.component, option: option)], ref(choice.options[option].node),
        rest)
    }
    return rest
  }
}

extension SuccessFunction.ShardChoice {
  /// How often an execution meets each option when it has met none before.
  var odds: [Double] {
    var left = total
    return options.map { option in
      defer { left -= option.count }
      return left > 0 ? Double(option.count) / Double(left) : 1
    }
  }
}
