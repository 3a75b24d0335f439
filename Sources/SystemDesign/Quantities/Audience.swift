/// How many others one thing reaches: most reach few, a handful reach millions.
public struct Audience: Multiplicity {
  /// Its name.
  public let name: String
  /// How many one thing reaches in the mean.
  public let mean: Count
  /// How many the most followed reaches.
  public let top: Count
  /// The largest audience served this way, where larger ones are served another way.
  public let limit: Count?

  /// An audience by its mean and its largest.
  public init(
    _ name: String, mean: Count, top: Count, from source: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.name = name
    self.mean = assume("mean \(name)", mean, from: source, file: file, line: line, column: column)
    self.top = assume("most \(name)", top, from: source, file: file, line: line, column: column)
    self.limit = nil
  }

  private init(_ whole: Audience, limit: Count) {
    name = whole.name
    mean = whole.mean
    top = whole.top
    self.limit = limit
  }

  /// Those with no more than so many.
  public func upTo(_ limit: Count) -> Audience { Audience(self, limit: limit) }

  /// Those that so many deliveries a second are enough for, when this happens so often: the largest
  /// audiences are left out until the others fit.
  ///
  /// `followers.fitting(400_000.perSecond, at: posted)`; everyone where that is enough for all.
  public func fitting(_ deliveries: Rate, at rate: Rate) -> Audience {
    let each = Formula(.quotient(deliveries.formula, rate.formula), .count)
    let limit = Formula(
      .function(.limitForMean, [mean.formula, top.formula, each]), .count)
    return upTo(Count(Formula(.named("most \(name) that fit", limit), .count)))
  }

  /// How many one thing reaches, in the mean and at most.
  public var multiplicity: Times {
    guard let limit else { return Times(mean: mean.formula, top: top.formula) }
    let inputs = [mean.formula, top.formula, limit.formula]
    let reached = Formula(.function(.meanUpTo, inputs), .count)
    return Times(
      mean: Formula(.named("mean \(name) up to \(limit.formula)", reached), .count),
      top: limit.formula)
  }
}
