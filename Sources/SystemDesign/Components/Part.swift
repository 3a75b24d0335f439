/// Everything said about one component, whatever its kind.
public struct Part: Sendable {
  /// What a component is.
  public enum Kind: String, Sendable, CaseIterable {
    case client, timer, dns, cdn, loadBalancer, gateway, service, worker, cache, database
    case objectStore, searchIndex, queue, stream, external
  }

  /// What tells two components apart: the name alone is not enough until a design has checked it.
  public struct ID: Sendable, Hashable {
    /// The name as it was said.
    public let name: String
    /// Where it was said.
    public let origin: Origin

    /// A component by its name and place.
    public init(name: String, origin: Origin) {
      self.name = name
      self.origin = origin
    }
  }

  /// What it is.
  public let kind: Kind
  /// What tells it from the others.
  public let id: ID
  /// Machines of a thing without data, shards of a store; at least one.
  public var instances: Int
  /// The replicas beside each primary, so one fewer than the copies of its data.
  public var copies = 0
  /// Where its instances stand.
  public var placement = Placement()
  /// What one instance can do.
  public var capacity = Capacity()
  /// How it keeps what it is given.
  public var storage = Storage()
  /// How it keeps its answers fresh.
  public var caching = Caching()
  /// How it treats its messages.
  public var messaging = Messaging()
  /// What stands between it and the wrong traffic.
  public var protection = Protection()
  /// How often it is away.
  public var faults = Faults()
  /// What one instance costs.
  public var price: Spending?
  /// The rules set aside here.
  public var waivers: [Waiver] = []
  /// Components that this one names, such as its dead letters.
  public var relatives: [Part] = []

  /// Which saying of the component this is: a modifier makes a new one.
  var version = Version()

  /// A saying of a component, told from others by its identity alone.
  final class Version: Sendable {}

  /// The name as it was said.
  public var name: String { id.name }
  /// Where it was said.
  public var origin: Origin { id.origin }

  /// A component of a kind, with nothing said about it yet.
  public init(_ kind: Kind, _ name: String, _ instances: Int, _ spread: Spread?, _ origin: Origin) {
    self.kind = kind
    self.id = ID(name: name, origin: origin)
    self.instances = instances
    self.placement.spread = spread
  }
}
