// A price is for something; these say what it lacks.

extension Component {
  /// Refused: an amount is spent in a time, or on something.
  @available(
    *, unavailable,
    message:
      "a price is for a time or for something; say costing(300.dollars.per(.month)), or costing(_:answering:) or costing(_:sending:)"
  )
  public func costing(_ price: Money) -> Self { self }
  /// Refused: what is kept is paid for again and again.
  @available(
    *, unavailable,
    message:
      "what is kept costs something every month; say costing(23.dollars.per(.month), keeping: 1.terabyte)"
  )
  public func costing(_ price: Money, keeping size: DataSize) -> Self { self }
}
