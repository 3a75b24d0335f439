import SystemDesign

/// Puts the needs of a flow's hops together.
///
/// What a component does hangs behind the hops that reached it, so that what is behind an optional
/// hop or a first choice is as optional as that. Hops are taken from the last to the first: what
/// hangs behind one is then known, and no recursion follows the length of the flow.
struct FlowWalk {
  private(set) var builder: FunctionBuilder
  private let outline: Outline
  /// What each component still does after the hop at hand.
  private var later: [Int: SuccessFunction.ID] = [:]
  private var counts: (Int) -> Bool = { _ in true }
  /// Whether also what the flow can go on without is wanted.
  private let isFull: Bool
  private let waysNeeded: (Ways) -> Int

  init(
    _ outline: Outline, _ builder: FunctionBuilder, isFull: Bool = false,
    waysNeeded: @escaping (Ways) -> Int = { _ in 1 }
  ) {
    self.outline = outline
    self.builder = builder
    self.isFull = isFull
    self.waysNeeded = waysNeeded
  }

  /// What all the hops together need that count.
  mutating func function(_ counts: @escaping (Int) -> Bool) -> SuccessFunction.ID {
    self.counts = counts
    later = [:]
    return block(outline.items)
  }

  /// What steps need that are taken one after the other.
  private mutating func block(_ items: [Outline.Item]) -> SuccessFunction.ID {
    let callers = callersOfItems(items)
    var whole = SuccessFunction.always
    // What happens in this block is behind nothing outside it.
    var before: [Int: SuccessFunction.ID?] = [:]
    for (item, callers) in zip(items, callers).reversed() {
      let need = need(of: item, startsHere: callers.areFirst)
      for caller in callers.all {
        let rest = later[caller]
        if before[caller] == nil { before[caller] = .some(rest) }
        later[caller] = builder.all([need, rest ?? SuccessFunction.always])
      }
      if callers.areFirst { whole = builder.all([need, whole]) }
    }
    for (caller, rest) in before { later[caller] = rest }
    return whole
  }

  private mutating func need(of item: Outline.Item, startsHere: Bool) -> SuccessFunction.ID {
    switch item {
    case .hop(let number, let instead):
      let leg = outline.legs[number]
      guard counts(number), isFull || !leg.isDispensable, !leg.hop.to.protection.isTelemetry else {
        return SuccessFunction.always
      }
      let own = builder.own(
        leg, number: number, share: outline.shares[number], startsHere: startsHere,
        isFull: isFull)
      let behind = leg.reached.map { later[$0] ?? SuccessFunction.always }
      let first = builder.all([own] + behind)
      // Full quality is the first choice's, and one that cannot carry the load is none.
      if instead.isEmpty || isFull || waysNeeded(.fallback(number)) > 1 { return first }
      return builder.any([first, block(instead)])
    case .oneOf(let number, let choices):
      let needed = isFull ? 1 : waysNeeded(.choice(number))
      return builder.atLeast(needed, choices.map { block($0) })
    }
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
