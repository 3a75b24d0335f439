import SystemDesign

/// What must be up for one flow, as two answers: that it was accepted, and that it was completed.
struct FlowFunction: Sendable {
  let function: SuccessFunction
  /// That the caller was told it is done, or safely handed over.
  let accepted: SuccessFunction.ID
  /// The same where every other way can carry the load.
  let acceptedUnloaded: SuccessFunction.ID
  /// That also what happens after the hand-over is done; nil where nothing does.
  let completed: Completion?
  /// Whether a part of it was too large to be written down whole.
  let isCutShort: Bool
  /// What was taken to be worse, or better, than it may be.
  let simplifications: Set<Simplification>
  /// How many of several ways the peak needs, where one is not enough.
  let waysNeeded: [Ways: Int]
  /// The hops with a fallback that counts, at least while others do their part.
  let carried: Set<Int>
  /// Which components cannot carry what then comes to them when a component is lost that this flow
  /// does not ask itself.
  let overloads: [Int: Set<Int>]

  /// With what comes to each way when others are lost, where that is known; without `completed`
  /// where only that it is accepted is wanted.
  init(
    of flow: Flow, _ maker: GroupMaker, number: Int = 0, book: SituationBook? = nil,
    withCompletion: Bool = true
  ) {
    let outline = book?.diversions.outlines[number] ?? Outline(of: flow, maker.topology)
    let isReached =
      book?.diversions.reach(
        outline.legs.lazy.flatMap {
          $0.stations + $0.behind + $0.stations.flatMap(maker.topology.counts)
        }) ?? false
    let situations =
      isReached || Notes.hasWays(flow) ? book?.situations(of: number) : nil
    let askedFirst = situations == nil ? [] : book?.diversions.askedFirst ?? []
    var builder = FunctionBuilder(maker, outline, askedFirst: askedFirst)
    var waysNeeded: [Ways: Int] = [:]
    var overloads: [Int: Set<Int>] = [:]
    var carried: Set<Int> = []
    // What a fallback needs of its first choice whatever the load is no matter of the peak.
    var repeated: (atPeak: Set<Int>, always: Set<Int>) = ([], [])
    var depth = 1
    func walked<Made>(_ situations: Situations?, _ make: (inout FlowWalk) -> Made) -> Made {
      var walk = FlowWalk(outline, builder, situations: situations)
      walk.depth = depth
      var made = make(&walk)
      // What follows from one overload more is looked at until nothing does.
      while !walk.isSettled() {
        guard depth < FlowWalk.mostInARow else {
          walk.builder.simplifications.insert(.fewInARow)
          break
        }
        depth += 1
        walk = walk.again(inARow: depth)
        made = make(&walk)
      }
      builder = walk.builder
      waysNeeded.merge(walk.waysNeeded, uniquingKeysWith: max)
      if situations == nil {
        repeated.always.formUnion(walk.repeated)
      } else {
        repeated.atPeak.formUnion(walk.repeated)
        carried.formUnion(walk.carried)
      }
      overloads.merge(walk.overloads) { $0.union($1) }
      return made
    }
    func accepting(_ walk: inout FlowWalk) -> SuccessFunction.ID {
      walk.function { outline.isAwaited[$0] }
    }
    accepted = walked(situations, accepting)
    acceptedUnloaded = situations == nil ? accepted : walked(nil, accepting)
    completed =
      !withCompletion || outline.isAwaited.allSatisfy { $0 }
      ? nil : walked(situations) { Completion(of: &$0, hops: outline.legs.count) }
    function = builder.function
    isCutShort = builder.isCutShort
    simplifications = builder.simplifications
    for hop in repeated.atPeak.subtracting(repeated.always) { waysNeeded[.fallback(hop)] = 2 }
    self.waysNeeded = waysNeeded
    self.carried = carried.union(repeated.always)
    let own = Set(outline.legs.flatMap(\.reached))
    self.overloads = overloads.filter { !own.contains($0.key) }
  }

  /// What a flow needs to be all that it should be: also what it can go on without, as far as hops
  /// count.
  init(
    fullQualityOf flow: Flow, _ maker: GroupMaker,
    counting counts: @escaping (Int) -> Bool = { _ in true }
  ) {
    let outline = Outline(of: flow, maker.topology)
    var walk = FlowWalk(outline, FunctionBuilder(maker, outline), isFull: true)
    accepted = walk.function(counts)
    acceptedUnloaded = accepted
    completed = nil
    (waysNeeded, carried, overloads) = ([:], [], [:])
    function = walk.builder.function
    isCutShort = walk.builder.isCutShort
    simplifications = []
  }
}

/// A place in a flow where there are several ways.
enum Ways: Hashable, Sendable, Comparable {
  /// A hop, by its number, and what is done instead.
  case fallback(Int)
  /// Any one of several, by its number among these.
  case choice(Int)
}
