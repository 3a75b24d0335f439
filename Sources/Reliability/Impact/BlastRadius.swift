import DecisionDiagrams
import SystemDesign

/// What each loss takes of one flow: of its executions, and of their full quality.
struct BlastRadius {
  /// What may be lost.
  enum Event: Hashable {
    case component(Int)
    case place(Variable)
  }

  /// What fails for certain when something alone is lost, and what may, as hops are needed or not.
  private(set) var lost: [Event: Double] = [:]
  /// The share of executions that are lost or go on with less.
  private(set) var degraded: [Event: Double] = [:]

  /// Of nothing.
  init() {}

  init(of needs: FlowFunction, full: FlowFunction) {
    let accepted = Events(needs.function, needs.accepted)
    let some = accepted.lost(needing: true)
    let every = accepted.lost(needing: false)
    for event in every { lost[event] = 1 }
    for event in some.subtracting(every) { lost[event] = accepted.share(losing: event) }
    let whole = Events(full.function, full.accepted)
    let always = whole.lost(needing: false)
    for event in always { degraded[event] = 1 }
    for event in whole.lost(needing: true).subtracting(always) {
      degraded[event] = max(whole.share(losing: event), lost[event] ?? 0)
    }
  }

  /// A success function over what may be lost as a whole.
  private struct Events {
    let success: SuccessFunction
    let root: SuccessFunction.ID
    /// The groups of which too few are left, by what is lost.
    private let failing: [Int: Set<Event>]
    /// The same the other way around.
    private var groups: [Event: [Int]] = [:]
    private let executions: FailingExecutions

    init(_ success: SuccessFunction, _ root: SuccessFunction.ID) {
      (self.success, self.root) = (success, root)
      executions = FailingExecutions(of: success, root: root, needingAllHops: false)
      var failing: [Int: Set<Event>] = [:]
      for place in success.reachable(from: root) {
        guard case .group(let number) = success.nodes[place] else { continue }
        let group = success.groups[number]
        failing[number] = Set(
          group.singleFailures(.peak).filter { $0.component == nil }.map(Event.place))
        failing[number]?.insert(.component(group.component))
      }
      self.failing = failing
      for (number, events) in failing {
        for event in events { groups[event, default: []].append(number) }
      }
    }

    /// What takes an execution down that needs every hop, or as few as any does.
    func lost(needing all: Bool) -> Set<Event> {
      var function = CoherentFunction()
      var numbers: [Event: Int] = [:]
      var events: [Event] = []
      var made = [CoherentFunction.Node](
        repeating: CoherentFunction.never, count: success.nodes.count)
      let needed = success.conjuncts(of: root)
      for place in success.reachable(from: needed) {
        switch success.nodes[place] {
        case .always: break
        case .all(let parts): made[place] = function.any(parts.map { made[$0] })
        case .any(let parts): made[place] = function.all(parts.map { made[$0] })
        case .atLeast(let count, let parts):
          made[place] = function.atLeast(parts.count - count + 1, of: parts.map { made[$0] })
        case .group(let number):
          var ways: [CoherentFunction.Node] = []
          for event in failing[number] ?? [] {
            if numbers[event] == nil {
              numbers[event] = events.count
              events.append(event)
            }
            ways.append(function.variable(numbers[event] ?? 0))
          }
          made[place] = function.any(ways)
        case .sometimes(_, _, let part): made[place] = all ? made[part] : CoherentFunction.never
        case .shard(let choice):
          let options = distinct(choice.options.map(\.node)).map { made[$0] }
          made[place] = all ? function.any(options) : function.all(options)
        }
      }
      let top = function.any(needed.map { made[$0] })
      return Set(function.cutSetsOfOne(of: top).map { events[$0] })
    }

    /// The share of executions that one loss takes, as hops are needed and shards met.
    func share(losing event: Event) -> Double {
      executions.share(groups[event] ?? [])
    }
  }
}
