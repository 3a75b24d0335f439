import SystemDesign

/// What one hop adds to one store, or what was said to be there anyway.
struct Deposit: Sendable {
  let record: Record?
  let store: Part
  /// The flow that brings it; nil for a stock.
  let flow: String?
  /// Bytes that arrive a second in the mean, with the room their indexes take; nil for a stock.
  let arriving: Term?
  /// How old it is when it arrives; nil for what is new.
  var age: Term?
  /// Whether it comes from another store of the design, and so is no news to the whole.
  let isMoved: Bool
  /// The bytes it comes to at the horizon, each thing once.
  let raw: Term
  /// The same with copies.
  let stored: Term
  /// What a reader should know that the figure does not count.
  let remarks: [String]
}
