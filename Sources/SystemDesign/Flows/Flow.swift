/// One thing a user or a timer makes happen, at a stated rate: an ordered list of hops.
public struct Flow: Sendable {
  private var said: Shared<Said>

  private struct Said: Sendable {
    let name: String
    let api: API?
    let rate: Rate
    let peak: Ratio?
    let availability: Ratio?
    let p99: Period?
    let steps: [Step]
    let origin: Origin
    var facts: FlowFacts
  }

  /// Its name.
  public var name: String { said.value.name }
  /// How the outside asks for it.
  public var api: API? { said.value.api }
  /// How often it happens, in the mean.
  public var rate: Rate { said.value.rate }
  /// How many times the mean the busiest moment is.
  public var peak: Ratio? { said.value.peak }
  /// The share of executions that must succeed.
  public var availability: Ratio? { said.value.availability }
  /// How long the slowest in a hundred may take.
  public var p99: Period? { said.value.p99 }
  /// What happens, in order.
  public var steps: [Step] { said.value.steps }
  /// Where it was said.
  public var origin: Origin { said.value.origin }
  /// The rarely said things.
  public internal(set) var facts: FlowFacts {
    _read { yield said.value.facts }
    _modify { yield &said.value.facts }
  }

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
    said = Shared(
      Said(
        name: name, api: api, rate: rate, peak: peak, availability: availability, p99: p99,
        steps:
          steps, origin: origin, facts: facts))
  }

  /// Every hop of it, fallbacks aside, in the order it was written.
  public var hops: [Hop] { steps.flatMap(\.hops) }

  /// Every hop of it, each followed by those of its fallback, in the order they were written.
  public var everyHop: [Hop] {
    var found: [Hop] = []
    for step in steps { step.eachHop { found.append($0) } }
    return found
  }

  func with(_ change: (inout FlowFacts) -> Void) -> Flow {
    var copy = self
    change(&copy.facts)
    return copy
  }
}
