// Written for Int and Double alone: on BinaryInteger each literal costs the type checker a search.
extension Int {
  /// So many hundredths.
  public var percent: Ratio { Ratio(Double(self), "%", 0.01) }
  /// So many times as much.
  public var times: Ratio { Ratio(Double(self), "times") }

  /// So many United States dollars.
  public var dollars: Money { Money(Double(self), "dollars") }
}

extension Double {
  /// So many hundredths.
  public var percent: Ratio { Ratio(self, "%", 0.01) }
  /// So many times as much.
  public var times: Ratio { Ratio(self, "times") }

  /// So many United States dollars.
  public var dollars: Money { Money(self, "dollars") }
}
