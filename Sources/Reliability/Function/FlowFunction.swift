import SystemDesign

/// What must be up for one flow, as two answers: that it was accepted, and that it was completed.
struct FlowFunction: Sendable {
  let function: SuccessFunction
  /// That the caller was told it is done, or safely handed over.
  let accepted: SuccessFunction.ID
  /// The same where every other way can carry the load.
  let acceptedUnloaded: SuccessFunction.ID
  /// That also what happens after the hand-over is done; nil where nothing does.
  let completed: SuccessFunction.ID?
  /// Whether a part of it was too large to be written down whole.
  let isCutShort: Bool

  /// `waysNeeded` says how many of several ways it takes to carry the peak.
  init(of flow: Flow, _ maker: GroupMaker, waysNeeded: [Ways: Int] = [:]) {
    let outline = Outline(of: flow, maker.topology)
    var builder = FunctionBuilder(maker, outline)
    func root(
      _ waysNeeded: [Ways: Int], _ counts: @escaping (Int) -> Bool
    ) -> SuccessFunction.ID {
      var walk = FlowWalk(outline, builder) { waysNeeded[$0] ?? 1 }
      let root = walk.function(counts)
      builder = walk.builder
      return root
    }
    accepted = root(waysNeeded) { outline.isAwaited[$0] }
    acceptedUnloaded = waysNeeded.isEmpty ? accepted : root([:]) { outline.isAwaited[$0] }
    completed = outline.isAwaited.allSatisfy { $0 } ? nil : root(waysNeeded) { _ in true }
    function = builder.function
    isCutShort = builder.isCutShort
  }

  /// What a flow needs to be all that it should be: also what it can go on without.
  init(fullQualityOf flow: Flow, _ maker: GroupMaker) {
    let outline = Outline(of: flow, maker.topology)
    var walk = FlowWalk(outline, FunctionBuilder(maker, outline), isFull: true)
    accepted = walk.function { _ in true }
    acceptedUnloaded = accepted
    completed = nil
    function = walk.builder.function
    isCutShort = walk.builder.isCutShort
  }
}

/// A place in a flow where there are several ways.
enum Ways: Hashable, Sendable {
  /// A hop, by its number, and what is done instead.
  case fallback(Int)
  /// Any one of several, by its number among these.
  case choice(Int)
}
