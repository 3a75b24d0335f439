import Testing

/// Whether a value is another to so many printed decimals.
func expect(
  _ value: Double, is printed: Double, decimals: Int,
  at place: SourceLocation = #_sourceLocation
) {
  let half = (0..<decimals).reduce(0.5) { half, _ in half / 10 } * (1 + 1e-9)
  #expect(abs(value - printed) <= half, "\(value) is not \(printed)", sourceLocation: place)
}

/// Whether a value is another to a relative error.
func expect(
  _ value: Double, is other: Double, within error: Double,
  at place: SourceLocation = #_sourceLocation
) {
  #expect(
    abs(value - other) <= error * abs(other), "\(value) is not \(other)", sourceLocation: place)
}
