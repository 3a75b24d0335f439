import SystemDesign

/// Puts the needs of a flow's hops together.
///
/// What a component does hangs behind the hops that reached it, so that what is behind an optional
/// hop or a first choice is as optional as that. Hops are taken from the last to the first: what
/// hangs behind one is then known, and no recursion follows the length of the flow.
///
/// Of what hangs behind a hop its caller sees what it waits for, and only that makes it go another
/// way: a message that was taken is not sent again elsewhere because nobody works it off. So each
/// need is two, what is seen and the whole; what becomes of the rest is in `Completion`.
struct FlowWalk {
  /// What a step needs.
  struct Need {
    /// As far as somebody waits for it.
    let seen: SuccessFunction.ID
    let whole: SuccessFunction.ID

    static let nothing = Need(SuccessFunction.always)

    init(seen: SuccessFunction.ID, whole: SuccessFunction.ID) {
      (self.seen, self.whole) = (seen, whole)
    }

    init(_ both: SuccessFunction.ID) { self.init(seen: both, whole: both) }

    var isSeenWhole: Bool { seen == whole }
  }

  var builder: FunctionBuilder
  /// How many of several ways the peak needs, where one is not enough; more than there are where a
  /// fallback is none.
  var waysNeeded: [Ways: Int] = [:]
  /// The hops with a fallback that carries what then comes to it, at least while others do their part.
  var carried: Set<Int> = []
  /// The hops whose fallback needs all that they need themselves.
  var repeated: Set<Int> = []
  let outline: Outline
  /// What each component still does after the hop at hand.
  private var later: [Int: Need] = [:]
  /// Where an execution goes on out of sight whichever way it took, with how many turns it may take.
  var splits: [Ways: [Completion.Turn]] = [:]
  /// The turns taken there; where none is, what is done out of sight is the first way's, or of all
  /// ways.
  private(set) var turns: [Ways: Completion.Turn] = [:]
  /// Whether what nobody waits for counts as well.
  private(set) var isCompleting = false
  /// The items that come after the one at hand, in its block and in those around it.
  private var following: [ArraySlice<Outline.Item>] = []
  /// The choices among several ways that the item at hand stands in.
  var choices: [EnclosingChoice] = []
  /// Whether what comes later is looked at just now.
  private(set) var isFollowing = false
  private var counts: (Int) -> Bool = { _ in true }
  /// Whether also what the flow can go on without is wanted.
  let isFull: Bool
  /// What comes to each way when others are lost; nil where the load does not matter.
  let situations: Situations?
  /// The hops that matter where it is only written down when what has another way is up.
  var decisive: Set<Int>?
  var isRecording: Bool { decisive != nil }
  /// What the hops need instead of which the one at hand is done.
  private(set) var before: [SuccessFunction.ID] = []
  /// What is needed that another way is not taken: of each shard where these fail one by one.
  var firsts: [Diversion.Place: [Portion]] = [:]
  /// What each of several ways needs at the usual load that all others need as well, by the number of
  /// the choice; nothing where it needs nothing else.
  var neededByAllWays: [Int: [Set<SuccessFunction.ID>]] = [:]
  /// The share of executions for which all has failed instead of which the hop at hand is done, and
  /// the stores of which they lack a shard.
  private var failed: (share: Double, stores: Set<Int>) = (1, [])
  /// What hops need that were met before.
  var met: [MetHop: SuccessFunction.ID] = [:]
  /// How many overloads that follow from each other are looked at.
  var depth = 1
  /// To which components more comes than they carry when a component is lost, with others or alone.
  var overloads: [Int: Set<Int>] = [:]

  init(
    _ outline: Outline, _ builder: FunctionBuilder, isFull: Bool = false,
    situations: Situations? = nil
  ) {
    self.outline = outline
    self.builder = builder
    self.isFull = isFull
    self.situations = situations
  }

  /// The same anew, with so many overloads that follow from each other.
  func again(inARow depth: Int) -> FlowWalk {
    var walk = FlowWalk(outline, builder, isFull: isFull, situations: situations)
    walk.depth = depth
    return walk
  }

  /// A way that cannot be taken.
  static let never: SuccessFunction.ID = -1

  /// What all the hops together need that count.
  mutating func function(_ counts: @escaping (Int) -> Bool) -> SuccessFunction.ID {
    self.counts = counts
    (later, isCompleting) = ([:], false)
    return whole
  }

  /// What all hops need while the execution takes these turns.
  mutating func completion(_ turns: [Ways: Completion.Turn] = [:]) -> SuccessFunction.ID {
    (counts, self.turns) = ({ _ in true }, turns)
    (later, isCompleting) = ([:], true)
    return whole
  }

  /// What the whole flow needs: what no way can carry is never done.
  private var whole: SuccessFunction.ID {
    mutating get {
      let need = block(outline.items, .usual).whole
      return need == Self.never ? builder.never() : need
    }
  }

  /// What steps need that are taken one after the other.
  mutating func block(
    _ items: [Outline.Item], _ situation: Situation
  ) -> Need {
    let callers = outline.callersOfItems(items, counts)
    var whole = Need.nothing
    // What happens in this block is behind nothing outside it.
    var before: [Int: Need?] = [:]
    for place in items.indices.reversed() {
      let callers = callers[place]
      following.append(items[(place + 1)...])
      let need = need(of: items[place], startsHere: callers.areFirst, situation)
      following.removeLast()
      for caller in callers.all {
        let rest = later[caller]
        if before[caller] == nil { before[caller] = .some(rest) }
        later[caller] = all([need, rest ?? .nothing])
      }
      if callers.areFirst { whole = all([need, whole]) }
    }
    for (caller, rest) in before { later[caller] = rest }
    return whole
  }

  private mutating func need(
    of item: Outline.Item, startsHere: Bool, _ situation: Situation
  ) -> Need {
    switch item {
    case .hop(let number, let instead):
      let leg = outline.legs[number]
      guard isNeeded(number) else { return .nothing }
      let behind = leg.reached.map { later[$0] ?? .nothing }
      let after = behind + carried(behind: leg.reached, situation)
      let first = all([Need(carrying(number, startsHere: startsHere, situation))] + after)
      let isDiverting = !instead.isEmpty || !before.isEmpty && !builder.caches(of: leg).isEmpty
      // Whose caller is lost is asked nowhere else instead, unless somebody else would.
      let called =
        isRecording && startsHere && outline.isBegun(instead, by: leg.from)
        ? all([Need(carrying(number, startsHere: false, situation))] + after) : first
      if isRecording, isDiverting, firsts[.hop(number)] == nil {
        record(number, first: called.seen)
      }
      // Full quality is the first choice's.
      if instead.isEmpty || isFull { return asSeen(first, number) }
      before.append(called.seen)
      let other = block(instead, number, first.seen, situation)
      before.removeLast()
      return asSeen(either(first, other, number), number)
    case .oneOf(let number, let choices):
      return ways(choices, number, situation)
    }
  }

  /// What nobody waits for is out of sight.
  private func asSeen(_ need: Need, _ number: Int) -> Need {
    !isCompleting || outline.legs[number].hop.isAwaitedItself
      ? need : Need(seen: SuccessFunction.always, whole: need.whole)
  }

  /// The first choice, or what is done where its caller sees it fail.
  private mutating func either(_ first: Need, _ instead: Need, _ hop: Int) -> Need {
    // Where one of them is no way, the other is the only one, with all that hangs behind it.
    guard instead.seen != Self.never else { return first }
    guard first.seen != Self.never else { return instead }
    let seen = any([first.seen, instead.seen])
    guard isCompleting else { return Need(any([first.whole, instead.whole])) }
    guard !first.isSeenWhole || !instead.isSeenWhole else { return Need(seen) }
    splits[.fallback(hop)] = Completion.turnsOfFallback
    switch turns[.fallback(hop)] {
    case .other(let isBoth):
      let whole = isBoth ? all([first.seen, instead.whole]) : instead.whole
      return Need(seen: seen, whole: whole)
    case .first, .way, nil: return Need(seen: seen, whole: first.whole)
    }
  }

  private func isNeeded(_ number: Int) -> Bool {
    let leg = outline.legs[number]
    return counts(number) && (decisive?.contains(number) ?? (isFull || !leg.isDispensable))
      && !leg.hop.to.protection.isTelemetry
  }

  mutating func own(
    _ number: Int, startsHere: Bool, _ raised: [Int: GroupMaker.Loads]
  ) -> SuccessFunction.ID {
    if situations?.isRefused(number) ?? false { return Self.never }
    // What the flow's own walks need at the usual load they need alike.
    let usual = FunctionBuilder.UsualHop(hop: number, startsHere: startsHere)
    let isUsual = raised.isEmpty && !isRecording
    if isUsual, let known = builder.usual[usual] { return known }
    let need = newlyOwn(number, startsHere: startsHere, raised)
    if isUsual { builder.usual[usual] = need }
    return need
  }

  private mutating func newlyOwn(
    _ number: Int, startsHere: Bool, _ raised: [Int: GroupMaker.Loads]
  ) -> SuccessFunction.ID {
    let leg = outline.legs[number]
    builder.raised = raised
    defer { builder.raised = [:] }
    if builder.isTooMuch(for: leg) { return Self.never }
    let chances = isRecording ? [] : outline.chances[number]
    let need = builder.own(leg, neededBy: chances, startsHere: startsHere, isFull: isFull)
    return isFull ? need : builder.all([need] + builder.cold(leg, neededBy: chances))
  }

  /// What is done instead of a hop that needs this, with what then comes to it.
  private mutating func block(
    _ instead: [Outline.Item], _ hop: Int, _ first: SuccessFunction.ID, _ situation: Situation
  ) -> Need {
    guard let situations else {
      let other = block(instead, situation)
      note(other.seen, insteadOf: hop, first)
      return other
    }
    // Where shards fail one by one, the others that are lost come besides; who asks a store again
    // meets the same shard.
    let leg = outline.legs[hop]
    let shards =
      builder.shardsApart(of: leg).map { (part: leg.store ?? leg.to, shards: $0) }
      ?? (first == Self.never || !situations.isOnlyFallback
        ? nil : builder.shardsApart(behind: first))
    let outer = failed
    if let shards, !outer.stores.contains(shards.part) {
      failed = (outer.share / Double(shards.shards), outer.stores.union([shards.part]))
    }
    defer { failed = outer }
    let failing = situations.situation(
      in: situation, failing: hop, share: failed.share, shardOf: shards)
    let other = block(instead, failing)
    if other.seen == Self.never, !isFollowing {
      waysNeeded[.fallback(hop)] = 2
      if outline.asksSometimes(instead) { builder.simplifications.insert(.askedBySome) }
    }
    note(other.seen, insteadOf: hop, first)
    return other
  }

  /// Writes down whether what is done instead of a hop is of any use.
  private mutating func note(
    _ other: SuccessFunction.ID, insteadOf hop: Int, _ first: SuccessFunction.ID
  ) {
    guard !isFollowing, !isRecording, other != Self.never else { return }
    let firsts = (before + [first]).filter { $0 != Self.never }
    if firsts.contains(where: { builder.function.isNeeded($0, by: other) }) {
      repeated.insert(hop)
    } else {
      carried.insert(hop)
    }
  }

  /// What hangs behind components that are asked more than usual, with all that then comes to it.
  ///
  /// In the usual situation what hangs behind is known already. What is behind another way of one of
  /// these in turn is taken at its usual load.
  private mutating func carried(
    behind reached: [Int], _ situation: Situation
  ) -> [Need] {
    guard !situation.ranMore.isEmpty, situations != nil, !isFollowing else { return [] }
    isFollowing = true
    defer { isFollowing = false }
    var reached = Set(reached)
    // Who was reached by what somebody waits for; what others do is out of sight.
    var waitedFor = reached
    var found: [Need] = []
    for item in following.reversed().joined() {
      let callers = outline.callers(of: item, counts)
      guard callers.contains(where: reached.contains) else { continue }
      let isWaitedFor = callers.contains(where: waitedFor.contains)
      func add(_ need: Need) {
        let isSeen = isWaitedFor || !isCompleting
        found.append(isSeen ? need : Need(seen: SuccessFunction.always, whole: need.whole))
      }
      switch item {
      case .hop(let number, let instead):
        guard situation.ranMore.contains(number), isNeeded(number) else { continue }
        let leg = outline.legs[number]
        reached.formUnion(leg.reached)
        if isWaitedFor, leg.hop.isAwaitedItself { waitedFor.formUnion(leg.reached) }
        let first = Need(carrying(number, startsHere: false, situation))
        let need =
          instead.isEmpty
          ? first : either(first, block(instead, number, first.seen, situation), number)
        add(asSeen(need, number))
      case .oneOf(let number, let choices):
        guard !situation.ranMore.isDisjoint(with: outline.hops(of: choices)) else { continue }
        outline.reach(item, &reached, counts)
        if isWaitedFor {
          for leg in outline.hops(of: choices).map({ outline.legs[$0] })
          where leg.hop.isAwaitedItself { waitedFor.formUnion(leg.reached) }
        }
        add(ways(choices, number, situation))
      }
    }
    return found
  }

  mutating func all(_ needs: [Need]) -> Need {
    let seen = all(needs.map(\.seen))
    return needs.allSatisfy(\.isSeenWhole)
      ? Need(seen) : Need(seen: seen, whole: all(needs.map(\.whole)))
  }

  mutating func all(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID {
    parts.contains(Self.never) ? Self.never : builder.all(parts)
  }

  mutating func any(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID {
    let left = parts.filter { $0 != Self.never }
    return left.isEmpty && !parts.isEmpty ? Self.never : builder.any(left)
  }

  mutating func atLeast(
    _ count: Int, _ parts: [SuccessFunction.ID]
  ) -> SuccessFunction.ID {
    let left = parts.filter { $0 != Self.never }
    return left.count < count ? Self.never : builder.atLeast(count, left)
  }
}
