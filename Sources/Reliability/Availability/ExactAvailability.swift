import Estimation
import SystemDesign

/// The share of time that a flow's success function holds, exactly.
struct ExactAvailability {
  private let function: SuccessFunction
  private let root: SuccessFunction.ID
  private let topology: Topology
  private let stated: StatedAvailability
  private let mostNodes: Int

  init(
    of function: SuccessFunction, root: SuccessFunction.ID, _ topology: Topology,
    _ stated: StatedAvailability,
    mostNodes: Int = 200_000
  ) {
    self.function = function
    self.root = root
    self.topology = topology
    self.stated = stated
    self.mostNodes = mostNodes
  }

  /// The value and what the guesses make of it, or what is missing.
  var amount: Amount {
    let missing = missing
    guard missing.isEmpty else { return .unknown(missing: missing) }
    let groups = groupDiagrams
    var diagram = Diagram(mostNodes: mostNodes)
    diagram.order(function, root: root) { groups[$0]?.chances ?? [] }
    let top = diagram.build(function, root: root) { diagram, number in
      groups[number]?.build(in: &diagram) ?? DecisionDiagram.yes
    }
    guard !diagram.isExhausted else { return .unknown(missing: [Self.tooMany]) }
    return .known(spread { probability(of: top, in: diagram, $0) })
  }

  /// What is said where a function has too many combinations.
  static let tooMany =
    "fewer combinations of failures: there are too many to work this out exactly"

  /// Guesses are independent, so that what each makes of the figure adds as deviations do.
  ///
  /// One guess alone moves the figure from end to end, so that its range is exact.
  private func spread(_ probability: (StatedAvailability) -> Double) -> Amount.Spread {
    let value = probability(stated)
    var (below, above) = (0.0, 0.0)
    for guess in stated.guesses {
      guard let ends = stated.ends(of: guess) else { continue }
      let reached = [ends.low, ends.high].map { probability(stated.taking(guess, at: $0)) }
      let low = max(0, value - (reached.min() ?? value))
      let high = max(0, (reached.max() ?? value) - value)
      below += low * low
      above += high * high
    }
    return Amount.Spread(
      value: value, low: max(0, value - below.squareRoot()),
      high: min(1, value + above.squareRoot()))
  }

  /// Every availability it rests on that nobody stated, in the order of the file.
  private var missing: [String] {
    let groups = function.groups(under: root)
    let components = Set(groups.map(\.component)).filter { stated.availability(of: $0) == nil }
    let domains = Set(groups.flatMap(\.shared)).filter { stated.availability(of: $0) == nil }
    return components.sorted().map {
      "the availability of '\(topology.parts[$0].name)': say .available(99.9.percent)"
    }
      + domains.map { (topology.origin(of: $0).line, topology.name(of: $0)) }.sorted(by: <).map {
        "the availability of '\($0.1)': say availability: 99.9.percent"
      }
  }

  /// Zones and regions of which nothing is said are left out of the figure, and a note says so.
  private func isLeftOut(_ variable: Variable) -> Bool {
    switch variable {
    case .zone, .region: stated.availability(of: variable) == nil
    case .machine, .domain: false
    }
  }

  private var groupDiagrams: [Int: GroupDiagram] {
    let numbers: [Int] = function.reachable(from: root).compactMap {
      if case .group(let number) = function.nodes[$0] { number } else { nil }
    }
    var owners: [Variable: Int] = [:]
    for number in numbers {
      for member in function.groups[number].members { owners[member.variable, default: 0] += 1 }
    }
    return Dictionary(
      numbers.map { number in
        let group = function.groups[number]
        return (
          number,
          GroupDiagram(
            group: group, number: number,
            isShared: group.members.contains { owners[$0.variable, default: 0] > 1 },
            isLeftOut: isLeftOut,
            failsTogether: failsTogether(group.component),
            switches: group.role == .promoted && stated.switching(of: group.component) != nil)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// One machine alone has nothing to fail together with.
  private func failsTogether(_ component: Int) -> Bool {
    topology.parts[component].machines > 1 && stated.common(of: component) != nil
  }

  private func probability(
    of top: DecisionDiagram.Ref, in diagram: Diagram, _ stated: StatedAvailability
  ) -> Double {
    let (hops, shards) = sharesOfExecutions
    let odds = diagram.chances.map { chance -> Double in
      switch chance {
      case .up(.machine(let component, _, _)): machine(component, stated)
      case .up(let variable): stated.availability(of: variable) ?? 1
      case .enough(let number, let standing):
        Binomial.atLeast(
          function.groups[number].neededAtPeak, of: standing,
          each: machine(function.groups[number].component, stated))
      case .notTogether(let component):
        1 - (1 - (stated.availability(of: component) ?? 1)) * (stated.common(of: component) ?? 0)
      case .notSwitching(let component): 1 - (stated.switching(of: component) ?? 0)
      case .unneeded(let hop): 1 - (hops[hop] ?? 1)
      case .meets(let component, let option): shards[component]?[option] ?? 1
      case .meetsOther: 1
      }
    }
    return diagram.decisions.probability(of: top, odds)
  }

  /// One machine, as far as it fails by itself.
  private func machine(_ component: Int, _ stated: StatedAvailability) -> Double {
    let share = stated.availability(of: component) ?? 1
    guard failsTogether(component) else { return share }
    return 1 - (1 - share) * (1 - (stated.common(of: component) ?? 0))
  }

  /// How often hops are needed, and the shards of each store.
  private var sharesOfExecutions: ([Int: Double], [Int: [Double]]) {
    var hops: [Int: Double] = [:]
    for case .sometimes(let hop, let share, _) in function.nodes { hops[hop] = share ?? 1 }
    return (hops, function.choices.mapValues(\.odds))
  }
}
