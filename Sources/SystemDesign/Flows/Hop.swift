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

  private var said: Shared<Said>

  private struct Said: Sendable {
    let verb: Verb
    let from: Part
    let to: Part
    let origin: Origin
    var passages: [Part]
    var sending: Content?
    var receiving: Content?
    var times: Times
    var facts: HopFacts
  }

  /// What is done.
  public var verb: Verb { said.value.verb }
  /// Who does it.
  public var from: Part { said.value.from }
  /// To whom.
  public var to: Part { said.value.to }
  /// Where it was said.
  public var origin: Origin { said.value.origin }
  /// What the call passes through on its way.
  public var passages: [Part] {
    get { said.value.passages }
    set { said.value.passages = newValue }
  }
  /// What goes there.
  public var sending: Content? {
    get { said.value.sending }
    set { said.value.sending = newValue }
  }
  /// What comes back.
  public var receiving: Content? {
    get { said.value.receiving }
    set { said.value.receiving = newValue }
  }
  /// How often it runs for one execution of its flow.
  public var times: Times {
    get { said.value.times }
    set { said.value.times = newValue }
  }
  /// The rarely said things.
  public var facts: HopFacts {
    _read { yield said.value.facts }
    _modify { yield &said.value.facts }
  }

  /// A hop with everything said about it.
  public init(
    verb: Verb, from: Part, to: Part, passages: [Part] = [], sending: Content? = nil,
    receiving: Content? = nil, times: Times = 1.times.multiplicity, facts: HopFacts = HopFacts(),
    origin: Origin
  ) {
    said = Shared(
      Said(
        verb: verb, from: from, to: to, origin: origin, passages: passages, sending: sending,
        receiving: receiving, times: times, facts: facts))
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
