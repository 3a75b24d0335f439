/// What the loss of several things leaves too few of.
struct SetLoss {
  private let function: SuccessFunction
  /// The groups of which too few are left, by number.
  let failing: Set<Int>

  /// The loss of machines by their class, each as often as one is lost, and of places.
  init(
    of function: SuccessFunction, _ classes: MachineClasses, machines: [Int], places: [Variable],
    load: RedundancyGroup.Load
  ) {
    self.function = function
    var lost: [Int: Int] = [:]
    for kind in machines { lost[kind, default: 0] += 1 }
    let away = Set(places)
    failing = Set(
      classes.ofGroup.lazy.filter { number, kinds in
        let group = function.groups[number]
        if group.shared.contains(where: away.contains) { return true }
        let gone = kinds.reduce(0) { sum, kind in
          let own = classes.all[kind]
          return sum + (own.places.contains(where: away.contains) ? own.count : lost[kind] ?? 0)
        }
        return group.total - gone < group.needed(load)
      }.map(\.key))
  }

  /// Whether some execution fails.
  func isLost(_ root: SuccessFunction.ID) -> Bool {
    var up = [Bool](repeating: true, count: function.nodes.count)
    for place in function.reachable(from: root) {
      up[place] =
        switch function.nodes[place] {
        case .always: true
        case .all(let parts): parts.allSatisfy { up[$0] }
        case .any(let parts): parts.contains { up[$0] }
        case .atLeast(let count, let parts): parts.count { up[$0] } >= count
        case .group(let number): !failing.contains(number)
        case .sometimes(_, _, let part): up[part]
        case .shard(let choice): choice.options.allSatisfy { up[$0.node] }
        }
    }
    return !up[root]
  }
}

/// The share of executions that the loss of several things takes while all else is up.
struct ExecutionShare {
  private let function: SuccessFunction
  private let classes: MachineClasses
  private let choices: [Int: SuccessFunction.ShardChoice]
  private let hasChoices: Bool
  private let executions: FailingExecutions

  init(of function: SuccessFunction, root: SuccessFunction.ID, _ classes: MachineClasses) {
    (self.function, self.classes) = (function, classes)
    choices = function.choices
    executions = FailingExecutions(of: function, root: root, needingAllHops: true)
    hasChoices = function.reachable(from: root).contains {
      if case .shard = function.nodes[$0] { true } else { false }
    }
  }

  /// The share that losing these takes, where every hop is needed.
  func share(losing machines: [Int], _ places: [Variable]) -> Double {
    guard hasChoices else { return 1 }
    let failing = SetLoss(
      of: function, classes, machines: machines, places: places, load: .peak
    ).failing
    var met = 1.0
    for component in Set(machines.map { classes.all[$0].component }) {
      met *= meeting(component, machines)
    }
    return executions.share(meeting: met, failing.contains)
  }

  /// How often an execution meets the very shard of a machine once it meets one of those alike.
  private func meeting(_ component: Int, _ machines: [Int]) -> Double {
    guard let choice = choices[component] else { return 1 }
    let shards = Set(
      machines.map { classes.all[$0] }.filter { $0.component == component }.map(\.shard))
    guard let shard = shards.first, shards.count == 1 else { return 1 }
    let alike = choice.options.reduce(0) { sum, option in
      let holds = function.groupNumbers(under: option.node).contains { number in
        function.groups[number].members.contains {
          if case .machine(component, shard, _) = $0.variable { true } else { false }
        }
      }
      return holds ? sum + option.count : sum
    }
    return alike > 0 ? min(1, choice.meets * Double(choice.total) / Double(alike)) : 1
  }
}
