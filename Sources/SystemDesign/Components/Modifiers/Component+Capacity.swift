extension Component {
  /// The rate it was measured or promised to receive; checked against what the flows bring.
  public func expecting(_ rate: Rate) -> Self { with { $0.capacity.expected = rate } }
  /// The network one instance has.
  public func network(_ speed: Bandwidth) -> Self { with { $0.capacity.network = speed } }
  /// The memory of one instance.
  public func memory(_ size: DataSize) -> Self { with { $0.capacity.memory = size } }
  /// The most connections one instance takes.
  public func connections(_ most: Count) -> Self { with { $0.capacity.connections = most } }
  /// The most requests one instance works on at a time.
  public func atOnce(_ most: Count) -> Self { with { $0.capacity.concurrency = most } }
  /// How far it grows by itself when load grows.
  public func scaling(to instances: Int) -> Self { with { $0.capacity.largest = instances } }
}
