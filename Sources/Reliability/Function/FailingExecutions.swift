import DecisionDiagrams

/// The share of executions that fail while some groups have too few left and all else is up.
struct FailingExecutions {
  private let success: SuccessFunction
  private let needed: [SuccessFunction.ID]
  private let dependents: Dependents
  private let options: [Int: [Double]]
  /// Whether each execution needs every hop, or only its share of them.
  private let needsAllHops: Bool

  init(of success: SuccessFunction, root: SuccessFunction.ID, needingAllHops: Bool) {
    self.success = success
    needed = success.conjuncts(of: root)
    dependents = Dependents(of: success, among: success.reachable(from: needed))
    options = success.choices.mapValues(\.odds)
    needsAllHops = needingAllHops
  }

  /// The share that fails where these groups do, each for executions that meet what is lost of it.
  func share(meeting: Double = 1, _ failing: some Sequence<Int>) -> Double {
    var function = CoherentFunction()
    var odds: [Double] = []
    var numbers: [Chance: Int] = [:]
    func number(_ chance: Chance, _ share: Double) -> Int {
      if let number = numbers[chance] { return number }
      numbers[chance] = odds.count
      odds.append(share)
      return odds.count - 1
    }
    var made = [CoherentFunction.Node](
      repeating: CoherentFunction.never, count: success.nodes.count)
    // All other places have what they need.
    for place in dependents.places(above: failing) {
      switch success.nodes[place] {
      case .always: break
      case .all(let parts): made[place] = function.enough(1, of: parts.map { made[$0] })
      case .any(let parts): made[place] = function.enough(parts.count, of: parts.map { made[$0] })
      case .atLeast(let count, let parts):
        made[place] = function.enough(parts.count - count + 1, of: parts.map { made[$0] })
      case .group:
        made[place] =
          meeting < 1
          ? function.variable(number(.meetsLost, meeting)) : CoherentFunction.always
      case .sometimes(let hop, let share, let part):
        made[place] =
          needsAllHops || made[part] == CoherentFunction.never
          ? made[part]
          : function.all([function.variable(number(.needs(hop), share ?? 1)), made[part]])
      case .shard(let choice):
        var rest = choice.options.last.map { made[$0.node] } ?? CoherentFunction.never
        for (option, it) in choice.options.enumerated().dropLast().reversed()
        where made[it.node] != rest {
          let share = options[choice.component]?[option] ?? 1
          rest = function.choose(
            number(.meets(choice.component, option), share), made[it.node], rest)
        }
        made[place] = rest
      }
    }
    let top = function.enough(1, of: needed.map { made[$0] })
    if top == CoherentFunction.never { return 0 }
    if top == CoherentFunction.always { return 1 }
    if let known = function.readOnceProbability(of: top, odds) { return known }
    return ModularDiagram(of: function, root: top, mostNodes: ExactAvailability.mostNodes)
      .probability(odds).upper
  }

  private enum Chance: Hashable {
    case meetsLost
    case needs(Int)
    case meets(Int, Int)
  }
}

extension CoherentFunction {
  /// True where so many parts are; what is certain is counted and not combined.
  fileprivate mutating func enough(_ count: Int, of parts: [Node]) -> Node {
    let certain = parts.count { $0 == Self.always }
    let open = parts.filter { $0 != Self.always && $0 != Self.never }
    return atLeast(count - certain, of: open)
  }
}
