/// What the loss of several things leaves too few of.
struct SetLosses {
  /// What a group needs, and which machines it counts.
  private struct Need {
    let shared: [Variable]
    let kinds: [Int]
    let total: Int
    let unloaded: Int
    let atPeak: Int
  }

  /// The numbers of the groups of which too few are left.
  struct Failing {
    /// Whatever the load.
    var unloaded: Set<Int> = []
    var atPeak: Set<Int> = []
  }

  private let classes: MachineClasses
  private let needs: [Int: Need]
  /// The groups that count the machines of each class, by the number of the class.
  private var ofClass: [[Int]]
  /// The groups that something shared, a zone or a region touches.
  private var ofPlace: [Variable: Set<Int>] = [:]

  init(of function: SuccessFunction, _ classes: MachineClasses) {
    self.classes = classes
    ofClass = classes.all.map { _ in [] }
    var needs: [Int: Need] = [:]
    for (number, kinds) in classes.ofGroup {
      let group = function.groups[number]
      needs[number] = Need(
        shared: group.shared, kinds: kinds, total: group.total, unloaded: group.needed(.none),
        atPeak: group.needed(.peak))
      for place in group.shared { ofPlace[place, default: []].insert(number) }
      for kind in kinds {
        ofClass[kind].append(number)
        for place in classes.all[kind].places { ofPlace[place, default: []].insert(number) }
      }
    }
    self.needs = needs
  }

  /// What fails once machines are lost, given by their class as often as one is lost, and places.
  func failing(machines: [Int], places: [Variable]) -> Failing {
    var failing = Failing()
    func look(at number: Int) {
      guard let need = needs[number] else { return }
      var left = need.total
      if need.shared.contains(where: places.contains) {
        left = 0
      } else {
        for kind in need.kinds {
          left -=
            classes.all[kind].places.contains(where: places.contains)
            ? classes.all[kind].count : machines.count { $0 == kind }
        }
      }
      if left < need.unloaded { failing.unloaded.insert(number) }
      if left < need.atPeak { failing.atPeak.insert(number) }
    }
    for kind in Set(machines) { ofClass[kind].forEach(look) }
    for place in places { ofPlace[place]?.forEach(look) }
    return failing
  }
}

/// The share of executions that the loss of several things takes while all else is up.
struct ExecutionShare {
  private let function: SuccessFunction
  private let classes: MachineClasses
  private let choices: [Int: SuccessFunction.ShardChoice]
  /// Whether all executions need the same: no one of several shards, and no hop now and then.
  private let isEven: Bool
  private let executions: FailingExecutions

  init(
    of function: SuccessFunction, root: SuccessFunction.ID, _ classes: MachineClasses
  ) {
    (self.function, self.classes) = (function, classes)
    choices = function.choices
    executions = FailingExecutions(of: function, root: root, needingAllHops: false)
    isEven = !function.reachable(from: root).contains {
      switch function.nodes[$0] {
      case .shard, .sometimes: true
      default: false
      }
    }
  }

  /// The share that losing machines takes, and with them so many groups, of all executions.
  func share(losing machines: [Int], _ failing: Set<Int>) -> Double {
    guard !isEven else { return 1 }
    var met = 1.0
    for component in Set(machines.map { classes.all[$0].component }) {
      met *= meeting(component, machines)
    }
    return executions.share(meeting: met, failing)
  }

  /// How often an execution meets the very shard of a machine once it meets one of those alike.
  private func meeting(_ component: Int, _ machines: [Int]) -> Double {
    guard let choice = choices[component] else { return 1 }
    let shards = Set(
      machines.map { classes.all[$0] }.filter { $0.component == component }.map(\.shard))
    guard let shard = shards.first, shards.count == 1 else { return 1 }
    return function.meeting(shard: shard, of: choice)
  }
}
