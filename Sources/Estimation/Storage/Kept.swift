import SystemDesign

/// What a store keeps at the horizon of what one flow writes, or of what was said to be there.
public struct Kept: Sendable {
  /// The record; nil for bytes without one.
  public let record: Record?
  /// The flow that brings it; nil for what is there anyway.
  public let flow: String?
  /// Whether it comes from another store when it is old.
  public let isMoved: Bool
  /// Its bytes, each thing once; nil where they are unknown.
  public let bytes: Double?
}

extension Estimate {
  /// What a store keeps, in the order of the file; a sum of it is the store's bytes at the horizon.
  ///
  /// Worked out when it is asked for.
  public func kept(in store: Part) -> [Kept] {
    let own = deposits[store.id] ?? []
    let values = Evaluation(of: own.compactMap(\.raw.formula), ranging: [], .standard)
    return own.map { deposit in
      Kept(
        record: deposit.record, flow: deposit.flow, isMoved: deposit.isMoved,
        bytes: deposit.raw.formula.flatMap { values.amount(of: $0).value })
    }
  }
}

extension [Kept] {
  /// All of its bytes; nil where some are unknown.
  public var bytes: Double? {
    reduce(.some(0)) { sum, one in sum.flatMap { sum in one.bytes.map { sum + $0 } } }
  }
}
