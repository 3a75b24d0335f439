/// Something that will go wrong: what is felt, and what is done.
public struct Failure: Sendable {
  /// What goes wrong.
  public enum Subject: Sendable {
    /// All of it.
    case component(Part.ID)
    /// One of its machines.
    case machine(Part.ID)
    case domain(String)
    case zone
    case region
    case event(String)
  }

  /// A place that can be lost.
  public enum Place: String, Sendable, CaseIterable { case zone, region }

  /// What goes wrong.
  public let subject: Subject
  /// What is felt.
  public let effect: Sentence
  /// What is done.
  public let response: Sentence
  /// The most work that is lost, as time.
  public let losing: Period?
  /// How long until all is well.
  public let within: Period?
  /// The flows that are claimed to stop, by name.
  public internal(set) var stopped: [String] = []
  /// The flows that are claimed to go on with less, by name.
  public internal(set) var degraded: [String] = []
  /// Where it was said.
  public let origin: Origin

  /// The loss of a component with all its machines.
  public init(
    of component: any Component, effect: Sentence, response: Sentence, losing: Period? = nil,
    within: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      subject: .component(component.part.id), effect: effect, response: response, losing: losing,
      within: within, origin: Origin(file, line, column))
  }

  /// The loss of one machine of a component, whichever it is.
  public init(
    oneOf component: any Component, effect: Sentence, response: Sentence, losing: Period? = nil,
    within: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      subject: .machine(component.part.id), effect: effect, response: response, losing: losing,
      within: within, origin: Origin(file, line, column))
  }

  /// The loss of a zone or a region.
  public init(
    of place: Place, effect: Sentence, response: Sentence, losing: Period? = nil,
    within: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      subject: place == .zone ? .zone : .region, effect: effect, response: response,
      losing: losing, within: within, origin: Origin(file, line, column))
  }

  /// The loss of something that several components share.
  public init(
    of domain: Domain, effect: Sentence, response: Sentence, losing: Period? = nil,
    within: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      subject: .domain(domain.name), effect: effect, response: response, losing: losing,
      within: within, origin: Origin(file, line, column))
  }

  /// Anything else that goes wrong.
  public init(
    _ event: String, effect: Sentence, response: Sentence, losing: Period? = nil,
    within: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      subject: .event(event), effect: effect, response: response, losing: losing, within: within,
      origin: Origin(file, line, column))
  }

  /// A failure with everything said about it.
  public init(
    subject: Subject, effect: Sentence, response: Sentence, losing: Period?, within: Period?,
    stopped: [String] = [], degraded: [String] = [], origin: Origin
  ) {
    self.subject = subject
    self.effect = effect
    self.response = response
    self.losing = losing
    self.within = within
    self.stopped = stopped
    self.degraded = degraded
    self.origin = origin
  }
}
