import DecisionDiagrams

/// When a flow is lost in one execution, over all that is true of it by chance.
///
/// In losses, so that what is away for a second a year keeps its digits. A few machines are told
/// apart each; many are one chance for every number of them that may be standing.
struct ProbableLosses {
  enum Chance: Hashable {
    /// One machine is lost, as far as it fails by itself.
    case machine(Variable, unit: Int)
    /// A zone, a region or something shared is lost.
    case place(Variable)
    /// Too few machines of a group are up when so many stand in places that are up.
    case tooFew(group: Int, standing: Int)
    /// A failure took all machines of a component at once.
    case together(Int)
    /// A component is just now switching to the copy that takes over.
    case switching(Int)
    /// It is the turn of a machine, or of one alike, to be away as planned, and of none before it.
    case planned(Variable)
    /// The execution needs a hop.
    case needed(hop: Int)
    /// The execution meets these shards, having met none of the options before.
    case meets(component: Int, option: Int)
  }

  let success: SuccessFunction
  private(set) var function = CoherentFunction()
  private(set) var top = CoherentFunction.never
  private(set) var chances: [Chance] = []
  private let topology: Topology
  private let stated: StatedAvailability
  private var numbers: [Chance: Int] = [:]
  private var owners: [Variable: Int] = [:]
  private var turns: [Turns.Key: Turns] = [:]
  private var shares: [Int: Double] = [:]
  /// As many machines of a group are told apart.
  private let mostMachines: Int
  /// Whether a group stands in too many places to be written down.
  private(set) var isCutShort = false

  /// What each machine means is told of few; for the figure alone none needs telling apart.
  static let fewMachines = 12

  private static let mostSums = 1_000_000

  init(
    of success: SuccessFunction, root: SuccessFunction.ID, _ topology: Topology,
    _ stated: StatedAvailability, mostMachines: Int = fewMachines
  ) {
    self.success = success
    self.mostMachines = mostMachines
    self.topology = topology
    self.stated = stated
    let needed = success.conjuncts(of: root)
    let places = success.reachable(from: needed)
    for place in places {
      guard case .group(let number) = success.nodes[place] else { continue }
      for member in success.groups[number].members {
        owners[member.variable, default: 0] += 1
        if let key = Turns.Key(member.variable), stated.planned(of: key.component) != nil {
          turns[key, default: Turns()].add(member)
        }
      }
    }
    var made = [CoherentFunction.Node](
      repeating: CoherentFunction.never, count: success.nodes.count)
    for place in places {
      made[place] =
        switch success.nodes[place] {
        case .always: CoherentFunction.never
        case .all(let parts): function.any(parts.map { made[$0] })
        case .any(let parts): function.all(parts.map { made[$0] })
        case .atLeast(let count, let parts):
          function.atLeast(parts.count - count + 1, of: parts.map { made[$0] })
        case .group(let number): lost(number)
        case .sometimes(let hop, let share, let part): sometimes(hop, share, made[part])
        case .shard(let choice): shard(choice, made)
        }
    }
    top = function.any(needed.map { made[$0] })
  }

  private mutating func variable(_ chance: Chance) -> CoherentFunction.Node {
    function.variable(number(chance))
  }

  private mutating func number(_ chance: Chance) -> Int {
    if let number = numbers[chance] { return number }
    numbers[chance] = chances.count
    chances.append(chance)
    return chances.count - 1
  }

  private mutating func sometimes(
    _ hop: Int, _ share: Double?, _ part: CoherentFunction.Node
  ) -> CoherentFunction.Node {
    guard let share, share < 1 else { return part }
    shares[hop] = share
    return function.all([variable(.needed(hop: hop)), part])
  }

  private mutating func shard(
    _ choice: SuccessFunction.ShardChoice, _ made: [CoherentFunction.Node]
  ) -> CoherentFunction.Node {
    var rest = choice.options.last.map { made[$0.node] } ?? CoherentFunction.never
    for (option, it) in choice.options.enumerated().dropLast().reversed() {
      guard made[it.node] != rest else { continue }
      rest = function.choose(
        number(.meets(component: choice.component, option: option)), made[it.node], rest)
    }
    return rest
  }

  private mutating func lost(_ number: Int) -> CoherentFunction.Node {
    let group = success.groups[number]
    var ways = group.shared.filter(isCounted).map { variable(.place($0)) }
    if group.caches != nil { return function.any(ways) }
    if isTogether(group.component) { ways.append(variable(.together(group.component))) }
    if group.role == .promoted, stated.switching(of: group.component) != nil {
      ways.append(variable(.switching(group.component)))
    }
    let isShared = group.members.contains { owners[$0.variable, default: 0] > 1 }
    ways.append(
      isShared || group.total <= mostMachines ? each(group) : together(group, number))
    return function.any(ways)
  }

  /// One machine alone has nothing to fail together with.
  private func isTogether(_ component: Int) -> Bool {
    topology.parts[component].machines > 1 && stated.common(of: component) != nil
  }

  /// Zones and regions of which nothing is said are left out of the figure.
  private func isCounted(_ variable: Variable) -> Bool {
    switch variable {
    case .zone, .region: stated.availability(of: variable) != nil
    case .machine, .domain: true
    }
  }

  private mutating func each(_ group: RedundancyGroup) -> CoherentFunction.Node {
    var machines: [(owner: Variable, lost: CoherentFunction.Node)] = []
    for member in group.members {
      let places = member.places.filter(isCounted).map { variable(.place($0)) }
      for unit in 0..<member.count {
        let own = variable(.machine(member.variable, unit: unit))
        machines.append((member.variable, function.any([own] + places)))
      }
    }
    let tooMany = group.total - group.neededAtPeak + 1
    let unplanned = function.atLeast(tooMany, of: machines.map(\.lost))
    var all = unplanned
    for turn in turnsTaken(by: group).reversed() {
      var left = machines
      guard let away = left.firstIndex(where: { $0.owner == turn }) else {
        all = function.choose(number(.planned(turn)), unplanned, all)
        continue
      }
      left.remove(at: away)
      let lost = function.atLeast(tooMany - 1, of: left.map(\.lost))
      all = function.choose(number(.planned(turn)), lost, all)
    }
    return all
  }

  /// The machines that are away as planned one after the other, of all the group stands on; none
  /// where nothing is planned, or where too many are away for turns.
  private func turnsTaken(by group: RedundancyGroup) -> [Variable] {
    guard let key = group.members.first.flatMap({ Turns.Key($0.variable) }), let turns = turns[key],
      turns.areTaken(each: stated.planned(of: key.component) ?? 0)
    else { return [] }
    return turns.order
  }

  private mutating func together(_ group: RedundancyGroup, _ number: Int) -> CoherentFunction.Node {
    var order: [[Variable]] = []
    var counts: [[Variable]: Int] = [:]
    for member in group.members {
      let places = member.places.filter(isCounted)
      if counts[places] == nil { order.append(places) }
      counts[places, default: 0] += member.count
    }
    var sums: [Set<Int>] = [[0]]
    var count = 0
    for places in order {
      let last = sums[sums.count - 1]
      let with = Set(last.map { $0 + counts[places, default: 0] })
      sums.append(places.isEmpty ? with : last.union(with))
      count += sums[sums.count - 1].count
      if count > Self.mostSums {
        isCutShort = true
        return CoherentFunction.never
      }
    }
    var made: [Int: CoherentFunction.Node] = [:]
    for sum in (sums.last ?? []).sorted() {
      made[sum] =
        sum < group.neededAtPeak
        ? CoherentFunction.always : variable(.tooFew(group: number, standing: sum))
    }
    for (places, before) in zip(order, sums).reversed() {
      var next: [Int: CoherentFunction.Node] = [:]
      for sum in before.sorted() {
        let fewer = made[sum] ?? CoherentFunction.always
        var node = made[sum + counts[places, default: 0]] ?? CoherentFunction.always
        for place in places.reversed() {
          node = function.choose(self.number(.place(place)), fewer, node)
        }
        next[sum] = node
      }
      made = next
    }
    return made[0] ?? CoherentFunction.always
  }

  /// How likely each variable is true, with guesses taken as they are stated here.
  func odds(of stated: StatedAvailability) -> [Double] {
    let options = success.choices.mapValues(\.odds)
    return chances.map { odds(of: $0, stated, options, instead: nil) }
  }

  /// How likely each variable is true.
  var odds: [Double] { odds(of: stated) }

  /// The same where one component is lost so often instead, in no other way than alone.
  ///
  /// The places are those of its own chances: a design of a thousand components asks this of each.
  func odds(_ all: [Double], losing share: Double, at places: [Int]) -> [Double] {
    var changed = all
    for place in places { changed[place] = odds(of: chances[place], stated, [:], instead: share) }
    return changed
  }

  /// The component that a chance is about; nil where it is about none alone.
  func component(of chance: Chance) -> Int? {
    switch chance {
    case .machine(let variable, _): variable.component
    case .tooFew(let group, _): success.groups[group].component
    case .together(let component), .switching(let component): component
    case .planned(let variable): variable.component
    case .place, .needed, .meets: nil
    }
  }

  private func odds(
    of chance: Chance, _ stated: StatedAvailability, _ options: [Int: [Double]], instead: Double?
  ) -> Double {
    func lost(_ component: Int) -> Double {
      instead ?? (1 - (stated.availability(of: component) ?? 1))
    }
    func alone(_ component: Int) -> Double {
      let share = isTogether(component) ? stated.common(of: component) ?? 0 : 0
      return instead ?? lost(component) * (1 - share)
    }
    func planned(_ component: Int) -> Double {
      instead == nil ? stated.planned(of: component) ?? 0 : 0
    }
    return switch chance {
    case .machine(let variable, _): machine(variable, alone, planned)
    case .place(let variable): 1 - (stated.availability(of: variable) ?? 1)
    case .tooFew(let group, let standing):
      Turns.lost(
        success.groups[group].neededAtPeak, of: standing,
        each: 1 - alone(success.groups[group].component),
        planned: planned(success.groups[group].component))
    case .together(let component): lost(component) * (stated.common(of: component) ?? 0)
    case .switching(let component): instead == nil ? stated.switching(of: component) ?? 0 : 0
    case .planned(let variable):
      Turns.Key(variable).flatMap { turns[$0] }?
        .odds(of: variable, each: planned(variable.component ?? 0)) ?? 0
    case .needed(let hop): shares[hop] ?? 1
    case .meets(let component, let option): options[component]?[option] ?? 1
    }
  }

  /// How often a machine is lost by itself; with what is planned, where turns are not taken.
  private func machine(
    _ variable: Variable, _ alone: (Int) -> Double, _ planned: (Int) -> Double
  ) -> Double {
    guard let key = Turns.Key(variable) else { return 0 }
    let (lost, away) = (alone(key.component), planned(key.component))
    let isByTurns = turns[key]?.areTaken(each: stated.planned(of: key.component) ?? 0) ?? true
    return isByTurns ? lost : 1 - (1 - lost) * (1 - away)
  }
}
