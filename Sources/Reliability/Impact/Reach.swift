import SystemDesign

/// What is gone at once: machines, places, and components with all that they are.
struct Gone {
  /// Machines, each as often as one like it is gone.
  var machines: [Variable] = []
  /// Zones, regions and shared things.
  var places: [Variable] = []
  /// Components of which nothing is left.
  var parts: Set<Int> = []

  /// Whether it leaves too few of a group for the peak.
  fileprivate func takes(_ group: RedundancyGroup) -> Bool {
    if parts.contains(group.component) || group.shared.contains(where: places.contains) {
      return true
    }
    let lost = group.members.reduce(0) { sum, member in
      member.places.contains(where: places.contains)
        ? sum + member.count
        : sum + min(member.count, machines.count { $0 == member.variable })
    }
    return group.total - lost < group.neededAtPeak
  }
}

/// What the loss of some things at once takes of each flow, and of its full quality.
struct Reach {
  private let flows: [(name: String, accepted: Side, full: Side)]

  init(_ reliability: Reliability) {
    let maker = GroupMaker(topology: reliability.topology, peaks: reliability.peaks)
    flows = reliability.flows.map { flow in
      let full = FlowFunction(fullQualityOf: flow.flow, maker)
      return (
        flow.flow.name, Side(flow.needs.function, flow.needs.accepted),
        Side(full.function, full.accepted)
      )
    }
  }

  /// The flows that fail in whole or in part, and those that go on with less, in the order of the
  /// file.
  func taken(with gone: Gone) -> (lost: [TakenFlow], degraded: [String]) {
    var lost: [TakenFlow] = []
    var degraded: [String] = []
    for (name, accepted, full) in flows {
      let share = accepted.share(losing: gone)
      if share > Self.rounding {
        lost.append(TakenFlow(name: name, share: share))
      } else if full.share(losing: gone) > Self.rounding {
        degraded.append(name)
      }
    }
    return (lost, degraded)
  }

  private static let rounding = 1e-12

  /// A success function with the groups that each loss may leave too few of.
  private struct Side {
    private let function: SuccessFunction
    private let executions: FailingExecutions
    private let choices: [Int: SuccessFunction.ShardChoice]
    private var ofPart: [Int: [Int]] = [:]
    private var ofPlace: [Variable: [Int]] = [:]

    init(_ function: SuccessFunction, _ root: SuccessFunction.ID) {
      self.function = function
      executions = FailingExecutions(of: function, root: root, needingAllHops: false)
      choices = function.choices
      for number in function.groupNumbers(under: root) {
        let group = function.groups[number]
        ofPart[group.component, default: []].append(number)
        for place in Set(group.shared + group.members.flatMap(\.places)) {
          ofPlace[place, default: []].append(number)
        }
      }
    }

    func share(losing gone: Gone) -> Double {
      let parts = gone.parts.union(gone.machines.compactMap(\.component))
      let near = parts.flatMap { ofPart[$0] ?? [] } + gone.places.flatMap { ofPlace[$0] ?? [] }
      let failing = Set(near).filter { gone.takes(function.groups[$0]) }
      return failing.isEmpty ? 0 : executions.share(meeting: meeting(gone.machines), failing)
    }

    /// How often an execution meets just the shards whose machines are gone.
    private func meeting(_ machines: [Variable]) -> Double {
      Set(machines.compactMap(\.component)).reduce(1) { product, component in
        guard let choice = choices[component] else { return product }
        let shards = Set(machines.compactMap { $0.shard(of: component) })
        guard let shard = shards.first, shards.count == 1 else { return product }
        return product * function.meeting(shard: shard, of: choice)
      }
    }
  }
}

extension Variable {
  /// The shard it is a machine of, where it is one of that component.
  fileprivate func shard(of component: Int) -> Int? {
    if case .machine(component, let shard, _) = self { shard } else { nil }
  }
}

extension SuccessFunction {
  /// How often an execution meets a very shard once it meets one of those that are alike.
  func meeting(shard: Int, of choice: ShardChoice) -> Double {
    let alike = choice.options.reduce(0) { sum, option in
      let holds = groupNumbers(under: option.node).contains { number in
        groups[number].members.contains {
          if case .machine(choice.component, shard, _) = $0.variable { true } else { false }
        }
      }
      return holds ? sum + option.count : sum
    }
    guard alike > 0 else { return 1 }
    return min(1, choice.meets * Double(choice.total) / Double(alike))
  }
}
