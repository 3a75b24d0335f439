import SystemDesign

/// Puts the needs of a flow's hops together.
///
/// What a component does hangs behind the hops that reached it, so that what is behind an optional
/// hop or a first choice is as optional as that. Hops are taken from the last to the first: what
/// hangs behind one is then known, and no recursion follows the length of the flow.
struct FlowWalk {
  private(set) var builder: FunctionBuilder
  /// How many of several ways the peak needs, where one is not enough; more than there are where a
  /// fallback is none.
  private(set) var waysNeeded: [Ways: Int] = [:]
  private let outline: Outline
  /// What each component still does after the hop at hand.
  private var later: [Int: SuccessFunction.ID] = [:]
  /// The items that come after the one at hand, in its block and in those around it.
  private var following: [ArraySlice<Outline.Item>] = []
  /// Whether what comes later is looked at just now.
  private var isFollowing = false
  private var counts: (Int) -> Bool = { _ in true }
  /// Whether also what the flow can go on without is wanted.
  private let isFull: Bool
  /// What comes to each way when others are lost; nil where the load does not matter.
  private let situations: Situations?

  init(
    _ outline: Outline, _ builder: FunctionBuilder, isFull: Bool = false,
    situations: Situations? = nil
  ) {
    self.outline = outline
    self.builder = builder
    self.isFull = isFull
    self.situations = situations
  }

  /// A way that cannot be taken.
  private static let never: SuccessFunction.ID = -1

  /// What all the hops together need that count.
  mutating func function(_ counts: @escaping (Int) -> Bool) -> SuccessFunction.ID {
    self.counts = counts
    later = [:]
    return block(outline.items, .usual)
  }

  /// What steps need that are taken one after the other.
  private mutating func block(
    _ items: [Outline.Item], _ situation: Situation
  ) -> SuccessFunction.ID {
    let callers = callersOfItems(items)
    var whole = SuccessFunction.always
    // What happens in this block is behind nothing outside it.
    var before: [Int: SuccessFunction.ID?] = [:]
    for place in items.indices.reversed() {
      let callers = callers[place]
      following.append(items[(place + 1)...])
      let need = need(of: items[place], startsHere: callers.areFirst, situation)
      following.removeLast()
      for caller in callers.all {
        let rest = later[caller]
        if before[caller] == nil { before[caller] = .some(rest) }
        later[caller] = all([need, rest ?? SuccessFunction.always])
      }
      if callers.areFirst { whole = all([need, whole]) }
    }
    for (caller, rest) in before { later[caller] = rest }
    return whole
  }

  private mutating func need(
    of item: Outline.Item, startsHere: Bool, _ situation: Situation
  ) -> SuccessFunction.ID {
    switch item {
    case .hop(let number, let instead):
      let leg = outline.legs[number]
      guard isNeeded(number) else { return SuccessFunction.always }
      let behind = leg.reached.map { later[$0] ?? SuccessFunction.always }
      let first = all(
        [own(number, startsHere: startsHere, situation)] + behind
          + carried(behind: leg.reached, situation))
      // Full quality is the first choice's.
      if instead.isEmpty || isFull { return first }
      return any([first, block(instead, number, situation)])
    case .oneOf(let number, let choices):
      return ways(choices, number, situation)
    }
  }

  private func isNeeded(_ number: Int) -> Bool {
    let leg = outline.legs[number]
    return counts(number) && (isFull || !leg.isDispensable) && !leg.hop.to.protection.isTelemetry
  }

  private mutating func own(
    _ number: Int, startsHere: Bool, _ situation: Situation
  ) -> SuccessFunction.ID {
    let leg = outline.legs[number]
    builder.raised = situation.raised
    defer { builder.raised = [:] }
    if builder.isTooMuch(for: leg) { return Self.never }
    return builder.own(
      leg, number: number, share: outline.shares[number], startsHere: startsHere, isFull: isFull)
  }

  /// What is done instead of a hop, with what then comes to it.
  private mutating func block(
    _ instead: [Outline.Item], _ hop: Int, _ situation: Situation
  ) -> SuccessFunction.ID {
    guard let situations else { return block(instead, situation) }
    let failing = situations.situation(in: situation, failing: hop, instead: instead)
    let other = block(instead, failing)
    if other == Self.never, !isFollowing { waysNeeded[.fallback(hop)] = 2 }
    return other
  }

  /// Enough of several ways, each with what comes to it while so many are gone.
  private mutating func ways(
    _ ways: [[Outline.Item]], _ choice: Int, _ situation: Situation
  ) -> SuccessFunction.ID {
    guard let situations, !isFull, ways.count > 1 else {
      return any(ways.map { block($0, situation) })
    }
    var known: [[SuccessFunction.ID]] = []
    var enough: [SuccessFunction.ID] = []
    for open in ways.indices.map({ $0 + 1 }) {
      let each = ways.indices.map { way in
        block(
          ways[way],
          open == ways.count
            ? situation
            : situations.situation(
              in: situation, taking: way, of: ways, choice: choice, open: open))
      }
      // What fewer can do with as many machines, more can.
      guard !known.contains(each) else { continue }
      known.append(each)
      enough.append(atLeast(open, each))
    }
    let fewest = enough.firstIndex { $0 != Self.never } ?? 0
    if fewest > 0, !isFollowing { waysNeeded[.choice(choice)] = fewest + 1 }
    return any(enough)
  }

  /// What hangs behind components that are asked more than usual, with all that then comes to it.
  ///
  /// In the usual situation what hangs behind is known already. What is behind another way of one of
  /// these in turn is taken at its usual load.
  private mutating func carried(
    behind reached: [Int], _ situation: Situation
  ) -> [SuccessFunction.ID] {
    guard !situation.ranMore.isEmpty, situations != nil, !isFollowing else { return [] }
    isFollowing = true
    defer { isFollowing = false }
    var reached = Set(reached)
    var found: [SuccessFunction.ID] = []
    for item in following.reversed().joined() {
      guard callers(of: item).contains(where: reached.contains) else { continue }
      switch item {
      case .hop(let number, let instead):
        guard situation.ranMore.contains(number), isNeeded(number) else { continue }
        reached.formUnion(outline.legs[number].reached)
        let first = own(number, startsHere: false, situation)
        found.append(instead.isEmpty ? first : any([first, block(instead, number, situation)]))
      case .oneOf(let number, let choices):
        guard !situation.ranMore.isDisjoint(with: outline.hops(of: choices)) else { continue }
        reach(item, &reached)
        found.append(ways(choices, number, situation))
      }
    }
    return found
  }

  private mutating func all(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID {
    parts.contains(Self.never) ? Self.never : builder.all(parts)
  }

  private mutating func any(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID {
    let left = parts.filter { $0 != Self.never }
    return left.isEmpty && !parts.isEmpty ? Self.never : builder.any(left)
  }

  private mutating func atLeast(
    _ count: Int, _ parts: [SuccessFunction.ID]
  ) -> SuccessFunction.ID {
    let left = parts.filter { $0 != Self.never }
    return left.count < count ? Self.never : builder.atLeast(count, left)
  }

  private typealias Callers = (all: [Int], areFirst: Bool)

  /// Who takes each item, and whether nothing in the block had reached them before.
  private func callersOfItems(_ items: [Outline.Item]) -> [Callers] {
    var reached: Set<Int> = []
    return items.map { item in
      let callers = callers(of: item)
      let areFirst = callers.contains { !reached.contains($0) }
      reach(item, &reached)
      return (callers, areFirst)
    }
  }

  private func callers(of item: Outline.Item) -> [Int] {
    switch item {
    case .hop(let number, _):
      return counts(number) ? [outline.legs[number].from] : []
    case .oneOf(_, let choices):
      return distinct(
        choices.flatMap { choice in
          zip(choice, callersOfItems(choice)).flatMap { $1.areFirst ? $1.all : [] }
        })
    }
  }

  private func reach(_ item: Outline.Item, _ reached: inout Set<Int>) {
    switch item {
    case .hop(let number, let instead):
      guard counts(number) else { return }
      reached.formUnion(outline.legs[number].reached)
      for item in instead { reach(item, &reached) }
    case .oneOf(_, let choices):
      for item in choices.joined() { reach(item, &reached) }
    }
  }
}
