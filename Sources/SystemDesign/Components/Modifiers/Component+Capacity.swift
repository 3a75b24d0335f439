extension Component {
  /// The rate it was measured or promised to receive; checked against what the flows bring.
  public func expecting(_ rate: Rate) -> Self { with { $0.capacity.expected = rate } }
  /// The network one instance has.
  public func network(_ speed: Bandwidth) -> Self { with { $0.capacity.network = speed } }
  /// The memory of one instance, and what of it one request takes while it is worked on.
  public func memory(_ size: DataSize, perRequest share: DataSize? = nil) -> Self {
    with { ($0.capacity.memory, $0.capacity.memoryPerRequest) = (size, share) }
  }
  /// The disk of one instance.
  public func disk(_ size: DataSize) -> Self { with { $0.capacity.disk = size } }
  /// The processor cores of one instance, and how long one request keeps one of them.
  public func cores(_ count: Int, perRequest time: Period? = nil) -> Self {
    with { ($0.capacity.cores, $0.capacity.computing) = (count, time) }
  }
  /// How far service times differ: their standard deviation over their mean; one time of it is
  /// what an exponential has.
  public func varying(by share: Ratio) -> Self { with { $0.capacity.variation = share } }
  /// What a load test found with so many machines, all of them together:
  /// `.measured([1: 955.perSecond, 8: 5_900.perSecond], from: "load test, May 2026")`.
  public func measured(_ points: Measurements, from source: String? = nil) -> Self {
    with { $0.capacity.measured = ScalingTest(points: points.list, source: source) }
  }
  /// The most connections one instance takes, and how many new ones it opens a second.
  public func connections(_ most: Count, opening rate: Rate? = nil) -> Self {
    with { ($0.capacity.connections, $0.capacity.opening) = (most, rate) }
  }
  /// The most requests one instance works on at a time.
  public func atOnce(_ most: Count) -> Self { with { $0.capacity.concurrency = most } }
  /// No more than this share of the requests waits for a place at the peak; all others are worked on
  /// at once.
  public func queueing(atMost share: Ratio) -> Self { with { $0.capacity.waiting = share } }
  /// How far it grows by itself when load grows.
  public func scaling(to instances: Int) -> Self { with { $0.capacity.largest = instances } }
}
