import DecisionDiagrams

extension SuccessFunction {
  /// Whether two roots say the same of all that can be lost, however they are written down.
  ///
  /// Both are worked out with the same odds, no two of which are alike: what differs in any state
  /// differs in its probability. Said no where they are too large for that.
  func isSame(_ a: ID, _ b: ID) -> Bool {
    if a == b { return true }
    var reading = Reading(self)
    let (first, second) = (reading.node(of: a), reading.node(of: b))
    let odds = (0..<reading.count).map { 0.3 + 0.4 * (Double($0 + 1) * 0.618_033_988_75).fraction }
    func probability(_ root: CoherentFunction.Node) -> Double? {
      let diagram = ModularDiagram(of: reading.function, root: root, mostNodes: Self.mostNodes)
      // Bounds say nothing here, and take seconds.
      return diagram.isExact ? diagram.probability(odds).exact : nil
    }
    guard !differ(first, second, in: reading.function, reading.count),
      let one = probability(first), let other = probability(second)
    else { return false }
    return abs(one - other) <= 1e-13
  }

  /// Whether two roots differ in one of some states in which one or two things are lost, which tells
  /// most apart before diagrams are made.
  private func differ(
    _ a: CoherentFunction.Node, _ b: CoherentFunction.Node, in function: CoherentFunction,
    _ count: Int
  ) -> Bool {
    let all = Array(0..<count)
    let lost = StructuralLosses.subsets(of: Array(all.prefix(Self.mostLost)), upTo: 2)
    return lost.contains { lost in
      let left = all.filter { !lost.contains($0) }
      return function.value(of: a, whenTrue: left) != function.value(of: b, whenTrue: left)
    }
  }

  /// As many things are lost one by one and two by two.
  private static let mostLost = 24

  /// As many nodes take milliseconds.
  private static let mostNodes = 10_000

  /// The function over variables that each stand for something that is up.
  private struct Reading {
    /// What a variable stands for.
    enum Thing: Hashable {
      /// That one more of these machines is up than the number says.
      case machines([RedundancyGroup.Member], Int)
      case unneeded(Int)
      case elsewhere(component: Int, option: Int)
    }

    let success: SuccessFunction
    private(set) var function = CoherentFunction()
    private var numbers: [Thing: Int] = [:]

    init(_ success: SuccessFunction) { self.success = success }

    var count: Int { numbers.count }

    mutating func node(of root: ID) -> CoherentFunction.Node {
      var made: [ID: CoherentFunction.Node] = [:]
      func parts(_ ids: [ID]) -> [CoherentFunction.Node] {
        ids.map { made[$0] ?? CoherentFunction.always }
      }
      for place in success.reachable(from: root) {
        switch success.nodes[place] {
        case .always: made[place] = CoherentFunction.always
        case .all(let ids): made[place] = function.all(parts(ids))
        case .any(let ids): made[place] = function.any(parts(ids))
        case .atLeast(let count, let ids): made[place] = function.atLeast(count, of: parts(ids))
        case .group(let number):
          // Of the same machines more are up only where fewer are.
          let group = success.groups[number]
          let each = (0..<group.neededAtPeak).map { variable(.machines(group.members, $0)) }
          made[place] = function.all(each)
        case .sometimes(let hop, _, let part):
          made[place] = function.any([variable(.unneeded(hop))] + parts([part]))
        case .shard(let choice):
          let each = choice.options.enumerated().map { option, it in
            function.any(
              [variable(.elsewhere(component: choice.component, option: option))]
                + parts([it.node]))
          }
          made[place] = function.all(each)
        }
      }
      return made[root] ?? CoherentFunction.always
    }

    private mutating func variable(_ thing: Thing) -> CoherentFunction.Node {
      let number = numbers[thing] ?? numbers.count
      numbers[thing] = number
      return function.variable(number)
    }
  }
}

extension Double {
  fileprivate var fraction: Double { self - rounded(.down) }
}
