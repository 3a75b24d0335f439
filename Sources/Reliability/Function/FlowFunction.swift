import SystemDesign

/// What must be up for one flow, as two answers: that it was accepted, and that it was completed.
struct FlowFunction: Sendable {
  let function: SuccessFunction
  /// That the caller was told it is done, or safely handed over.
  let accepted: SuccessFunction.ID
  /// That also what happens after the hand-over is done; nil where nothing does.
  let completed: SuccessFunction.ID?
  /// Whether a part of it was too large to be written down whole.
  let isCutShort: Bool

  /// The same root where the load does not matter.
  func unloaded(_ root: SuccessFunction.ID) -> SuccessFunction.ID { root }

  init(of flow: Flow, _ maker: GroupMaker) {
    let outline = Outline(of: flow, maker.topology)
    var builder = FunctionBuilder(maker)
    var walk = FlowWalk(outline, builder)
    accepted = walk.function { outline.isAwaited[$0] }
    builder = walk.builder
    if outline.isAwaited.allSatisfy({ $0 }) {
      completed = nil
    } else {
      var whole = FlowWalk(outline, builder)
      completed = whole.function { _ in true }
      builder = whole.builder
    }
    function = builder.function
    isCutShort = builder.isCutShort
  }
}
