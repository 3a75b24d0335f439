/// One call or message from a component to another, inside a flow.
public struct Hop: Sendable {
  /// What a component does to another; the verb says who waits.
  public enum Verb: String, Sendable, CaseIterable {
    case calls, reads, writes, updates, deletes, invalidates, looksUp
    case sends, delivers, pushes

    /// Whether the caller goes on only when the answer is there.
    public var waits: Bool {
      switch self {
      case .calls, .reads, .writes, .updates, .deletes, .invalidates, .looksUp: true
      case .sends, .delivers, .pushes: false
      }
    }

    /// Whether it changes what a store keeps.
    public var changes: Bool {
      switch self {
      case .writes, .updates, .deletes: true
      case .calls, .reads, .invalidates, .looksUp, .sends, .delivers, .pushes: false
      }
    }
  }

  /// What is done.
  public let verb: Verb
  /// Who does it.
  public let from: Part
  /// To whom.
  public let to: Part
  /// Where it was said.
  public let origin: Origin
  /// What the call passes through on its way.
  public var passages: [Part]
  /// What goes there.
  public var sending: Content?
  /// What comes back.
  public var receiving: Content?
  /// How often it runs for one execution of its flow.
  public var times: Times
  /// The rarely said things.
  public var facts: HopFacts

  /// A hop with everything said about it.
  public init(
    verb: Verb, from: Part, to: Part, passages: [Part] = [], sending: Content? = nil,
    receiving: Content? = nil, times: Times = 1.times.multiplicity, facts: HopFacts = HopFacts(),
    origin: Origin
  ) {
    self.verb = verb
    self.from = from
    self.to = to
    self.passages = passages
    self.sending = sending
    self.receiving = receiving
    self.times = times
    self.facts = facts
    self.origin = origin
  }

  /// Whether the caller goes on only when the answer is there.
  public var waits: Bool { verb.waits }

  /// Where it stops on its way: who does it, what it passes through, and to whom.
  public var stations: [Part] { [from] + passages + [to] }

  /// The record that travels, where one was named.
  public var record: Record? { sending?.record ?? receiving?.record }

  func with(_ change: (inout HopFacts) -> Void) -> Hop {
    var copy = self
    change(&copy.facts)
    return copy
  }
}
