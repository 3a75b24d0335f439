// A bare number is never a quantity; these say which word it lacks.

@available(*, unavailable, message: "a number needs its word, as in 2.times")
extension Int: Multiplicity {
  /// What the number would mean, were it one: so many times.
  public var multiplicity: Times { times.multiplicity }
}

@available(*, unavailable, message: "a number needs its unit, as in 400.bytes")
extension Int: Payload {
  /// What the number would mean, were it one: so many bytes.
  public var content: Content { bytes.content }
}
