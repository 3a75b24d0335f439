/// The share of executions that the loss of one thing takes down while all else is up.
struct PartialLoss {
  let function: SuccessFunction
  let root: SuccessFunction.ID
  let load: RedundancyGroup.Load
  /// Components that never fail, whatever they stand in.
  var perfect: Set<Int> = []

  func share(of variable: Variable) -> Double {
    let meeting = meeting(variable)
    var diagram = Diagram()
    let top = diagram.build(function, root: root) { diagram, number in
      let group = function.groups[number]
      let left = group.total - group.lost(with: variable)
      if left >= group.needed(load) || perfect.contains(group.component) {
        return DecisionDiagram.yes
      }
      return meeting < 1 ? diagram.chance(.meetsOther) : DecisionDiagram.no
    }
    let choices = choices
    let odds = diagram.chances.map { chance -> Double in
      switch chance {
      case .meets(let component, let option): choices[component]?.odds(of: option) ?? 1
      case .meetsOther: 1 - meeting
      case .up, .enough, .notTogether, .notSwitching: 1
      case .unneeded: 0
      }
    }
    return 1 - diagram.decisions.probability(of: top, odds)
  }

  private var choices: [Int: SuccessFunction.ShardChoice] {
    var choices: [Int: SuccessFunction.ShardChoice] = [:]
    for case .shard(let choice) in function.nodes { choices[choice.component] = choice }
    return choices
  }

  /// How often an execution meets the very shard of a machine once it meets one of those alike.
  private func meeting(_ variable: Variable) -> Double {
    guard let component = variable.component, let choice = choices[component] else { return 1 }
    let alike = choice.options.reduce(0) { sum, option in
      let groups = function.groups(under: option.node)
      let holds = groups.contains { group in group.members.contains { $0.variable == variable } }
      return holds ? sum + option.count : sum
    }
    guard alike > 0 else { return 1 }
    return min(1, choice.meets * Double(choice.total) / Double(alike))
  }
}
