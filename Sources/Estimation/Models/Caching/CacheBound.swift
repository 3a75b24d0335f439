/// What keeps a cache from answering more: its memory, or how soon its entries expire.
public enum CacheBound: Sendable, Equatable {
  /// What does not fit is thrown out before it is asked for again.
  case memory(hitRatio: Double)
  /// What is there has expired before it is asked for again.
  case expiry(hitRatio: Double)

  /// The share of requests it answers.
  public var hitRatio: Double {
    switch self {
    case .memory(let ratio), .expiry(let ratio): ratio
    }
  }

  /// The smaller of what memory and expiry allow; either may be left out, not both.
  ///
  /// An upper bound: a cache that is short of both answers a little less than either allows.
  public static func smaller(memory: Double?, expiry: Double?) throws(Refusal) -> CacheBound? {
    let memory = try memory.map { ratio throws(Refusal) in try ratio.share("hit ratio") }
    let expiry = try expiry.map { ratio throws(Refusal) in try ratio.share("hit ratio") }
    return switch (memory, expiry) {
    case (let memory?, let expiry?):
      expiry < memory ? .expiry(hitRatio: expiry) : .memory(hitRatio: memory)
    case (let memory?, nil): .memory(hitRatio: memory)
    case (nil, let expiry?): .expiry(hitRatio: expiry)
    case (nil, nil): nil
    }
  }
}
