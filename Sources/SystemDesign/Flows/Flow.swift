/// One thing a user or a timer makes happen, at a stated rate: an ordered list of hops.
public struct Flow: Sendable {
  /// Its name.
  public let name: String
  /// How the outside asks for it.
  public let api: API?
  /// How often it happens, in the mean.
  public let rate: Rate
  /// How many times the mean the busiest moment is.
  public let peak: Ratio?
  /// The share of executions that must succeed.
  public let availability: Ratio?
  /// How long the slowest in a hundred may take.
  public let p99: Period?
  /// What happens, in order.
  public let steps: [Step]
  /// Where it was said.
  public let origin: Origin
  /// The rarely said things.
  public internal(set) var facts = FlowFacts()

  /// A flow by its name, how it is asked for, how often it happens and what it promises.
  public init(
    _ name: String, _ api: API? = nil, at rate: Rate, peak: Ratio? = nil,
    availability: Ratio? = nil, p99: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column,
    @FlowBuilder _ steps: () -> [Step]
  ) {
    self.init(
      name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
      steps: steps(), facts: FlowFacts(), origin: Origin(file, line, column))
  }

  /// A flow with everything said about it.
  public init(
    name: String, api: API?, rate: Rate, peak: Ratio?, availability: Ratio?, p99: Period?,
    steps: [Step], facts: FlowFacts, origin: Origin
  ) {
    self.name = name
    self.api = api
    self.rate = rate
    self.peak = peak
    self.availability = availability
    self.p99 = p99
    self.steps = steps
    self.facts = facts
    self.origin = origin
  }

  /// Every hop of it, fallbacks aside, in the order it was written.
  public var hops: [Hop] { steps.flatMap(\.hops) }

  /// Every hop of it, each followed by those of its fallback, in the order they were written.
  public var everyHop: [Hop] { steps.flatMap(\.everyHop) }

  func with(_ change: (inout FlowFacts) -> Void) -> Flow {
    var copy = self
    change(&copy.facts)
    return copy
  }
}
