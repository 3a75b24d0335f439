// Products across dimensions are named methods; these say which.

extension Count {
  /// Refused: users over requests a second is no number of machines.
  @available(
    *, unavailable,
    message:
      "users over requests a second is no number of machines; first say how often each one asks: users.each(3.requests, per: .day)"
  )
  public static func / (a: Count, b: Rate) -> Count { a }
  /// Refused: it has a name.
  @available(*, unavailable, message: "say count.per(period)")
  public static func / (a: Count, b: Period) -> Rate { a.per(b) }
  /// Refused: it has a name.
  @available(*, unavailable, message: "say count.each(size)")
  public static func * (a: Count, b: DataSize) -> DataSize { b }
}

extension Rate {
  /// Refused: it has a name.
  @available(*, unavailable, message: "say rate.carrying(size)")
  public static func * (a: Rate, b: DataSize) -> Bandwidth { a.carrying(b) }
  /// Refused: it has two names.
  @available(
    *, unavailable,
    message: "say rate.over(period), or rate.lasting(period) for how many are under way"
  )
  public static func * (a: Rate, b: Period) -> Count { a.over(b) }
}
