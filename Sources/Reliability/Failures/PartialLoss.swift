/// The share of executions that the loss of one thing takes down while all else is up.
///
/// What each loss leaves too few of is gathered once, so that a thousand zones under a thousand
/// shards cost a thousand short passes.
struct PartialLoss {
  private let function: SuccessFunction
  private let executions: FailingExecutions
  private let met: FailingExecutions
  /// The groups of which too few are left, by what is lost.
  private var failing: [Variable: [Int]] = [:]
  private var choices: [Int: SuccessFunction.ShardChoice] = [:]

  /// The losses at a load; components that are taken to be perfect never fail, whatever they stand
  /// in.
  init(
    of function: SuccessFunction, root: SuccessFunction.ID, load: RedundancyGroup.Load,
    perfect: Set<Int> = []
  ) {
    self.function = function
    executions = FailingExecutions(of: function, root: root, needingAllHops: true)
    met = FailingExecutions(of: function, root: root, needingAllHops: false)
    for place in function.reachable(from: root) {
      guard case .group(let number) = function.nodes[place] else { continue }
      let group = function.groups[number]
      guard !perfect.contains(group.component) else { continue }
      for variable in group.singleFailures(load) { failing[variable, default: []].append(number) }
    }
    choices = function.choices
  }

  /// Of executions that need every hop.
  func share(of variable: Variable) -> Double {
    executions.share(meeting: meeting(variable), failing[variable] ?? [])
  }

  /// Of all executions, of which some need a hop that runs in a share of them.
  func shareOfAll(_ variable: Variable) -> Double {
    met.share(meeting: meeting(variable), failing[variable] ?? [])
  }

  /// How often an execution meets the very shard of a machine once it meets one of those alike.
  private func meeting(_ variable: Variable) -> Double {
    guard case .machine(let component, let shard, _) = variable, let choice = choices[component]
    else { return 1 }
    return function.meeting(shard: shard, of: choice)
  }
}
