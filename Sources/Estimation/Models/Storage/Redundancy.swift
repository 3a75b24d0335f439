/// How many bytes are kept for each byte of data, so that a loss destroys nothing.
public enum Redundancy: Sendable, Equatable {
  /// So many whole copies, the first one counted; 1 or more.
  case copies(Int)
  /// Cut into data pieces with spare ones; any `data` of them bring the whole back.
  case erasure(data: Int, spare: Int)

  /// The bytes kept for each byte: R for copies, (k + m) ÷ k for an erasure code.
  ///
  /// Source: Weatherspoon and Kubiatowicz, Erasure coding vs. replication, 2002.
  ///
  /// - Returns: 1 or more; refused without a copy, a data piece, or with a negative spare.
  public func factor() throws(Refusal) -> Double {
    switch self {
    case .copies(let copies): return Double(try copies.countable("number of copies"))
    case .erasure(let data, let spare):
      let data = Double(try data.countable("number of data pieces"))
      return try (data + Double(spare).notNegative("number of spare pieces")) / data
    }
  }

  /// How many losses it bears: copies − 1, or the spare pieces.
  public var survivableLosses: Int {
    switch self {
    case .copies(let copies): max(0, copies - 1)
    case .erasure(_, let spare): max(0, spare)
    }
  }
}
