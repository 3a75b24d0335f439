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

    /// Feeds the name and the line: two components of one name and line in two files are rare.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(origin.line)
    }
  }

  private var said: Shared<Said>

  private struct Said: Sendable {
    let kind: Kind
    let id: ID
    var instances: Int
    var copies = 0
    var placement = Placement()
    var capacity = Capacity()
    var storage = Storage()
    var caching = Caching()
    var messaging = Messaging()
    var protection = Protection()
    var faults = Faults()
    var price: Spending?
    var prices = Prices()
    var waivers: [Waiver] = []
    var relatives: [Part] = []
    var version = Version()
  }

  /// What it is.
  public var kind: Kind { said.value.kind }
  /// What tells it from the others.
  public var id: ID { said.value.id }
  /// Machines of a thing without data, shards of a store; at least one.
  public var instances: Int {
    get { said.value.instances }
    set { said.value.instances = newValue }
  }
  /// The replicas beside each primary, so one fewer than the copies of its data.
  public var copies: Int {
    get { said.value.copies }
    set { said.value.copies = newValue }
  }
  /// Where its instances stand.
  public var placement: Placement {
    _read { yield said.value.placement }
    _modify { yield &said.value.placement }
  }
  /// What one instance can do.
  public var capacity: Capacity {
    _read { yield said.value.capacity }
    _modify { yield &said.value.capacity }
  }
  /// How it keeps what it is given.
  public var storage: Storage {
    _read { yield said.value.storage }
    _modify { yield &said.value.storage }
  }
  /// How it keeps its answers fresh.
  public var caching: Caching {
    _read { yield said.value.caching }
    _modify { yield &said.value.caching }
  }
  /// How it treats its messages.
  public var messaging: Messaging {
    _read { yield said.value.messaging }
    _modify { yield &said.value.messaging }
  }
  /// What stands between it and the wrong traffic.
  public var protection: Protection {
    _read { yield said.value.protection }
    _modify { yield &said.value.protection }
  }
  /// How often it is away.
  public var faults: Faults {
    _read { yield said.value.faults }
    _modify { yield &said.value.faults }
  }
  /// What one instance costs.
  public var price: Spending? {
    get { said.value.price }
    set { said.value.price = newValue }
  }
  /// What it costs beside its machines.
  public var prices: Prices {
    _read { yield said.value.prices }
    _modify { yield &said.value.prices }
  }
  /// The rules set aside here.
  public var waivers: [Waiver] {
    get { said.value.waivers }
    set { said.value.waivers = newValue }
  }
  /// Components that this one names, such as its dead letters.
  public var relatives: [Part] {
    get { said.value.relatives }
    set { said.value.relatives = newValue }
  }
  /// Which saying of the component this is: a modifier makes a new one.
  var version: Version {
    get { said.value.version }
    set { said.value.version = newValue }
  }

  /// A saying of a component, told from others by its identity alone.
  final class Version: Sendable {}

  /// The name as it was said.
  public var name: String { id.name }
  /// Where it was said.
  public var origin: Origin { id.origin }

  /// A component of a kind, with nothing said about it yet.
  public init(_ kind: Kind, _ name: String, _ instances: Int, _ spread: Spread?, _ origin: Origin) {
    var said = Said(kind: kind, id: ID(name: name, origin: origin), instances: instances)
    said.placement.spread = spread
    self.said = Shared(said)
  }
}
