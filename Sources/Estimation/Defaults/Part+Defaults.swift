import SystemDesign

extension Part {
  /// Takes a published figure for each one it does not state and that there is one for, and tells
  /// which.
  ///
  /// What a service of one's own can do depends on its code; no published figure stands for it. Nor
  /// does one stand for what was said otherwise: how much of a processor a request takes, what a load
  /// test found, or that a cache is within the machines that ask it.
  mutating func takeDefaults(_ tell: (ReferenceNumber) -> Void) {
    func take<Value: Quantity>(_ number: ReferenceNumber, _ stated: inout Value?) {
      guard stated == nil else { return }
      stated = number.taken()
      tell(number)
    }
    if faults.availability == nil, faults.between == nil, let number = usualAvailability {
      take(number, &faults.availability)
    }
    switch kind {
    case .cache where caching.isOwn: take(.cacheFill, &storage.fill)
    case .cache:
      if capacity.measured == nil { take(.cacheRequests, &capacity.each) }
      take(.cacheFill, &storage.fill)
      takeQueryTime(tell)
    case .database:
      takeQueryTime(tell)
      guard storage.model == .relational else { return }
      guard capacity.measured == nil, capacity.computing == nil else { return }
      take(.relationalReads, &capacity.reads)
      take(.relationalWrites, &capacity.writes)
    case .loadBalancer, .gateway:
      if capacity.measured == nil, capacity.computing == nil {
        takePerProcessor(.proxyRequests, \.each, tell)
      }
      takePerProcessor(.proxyConnections, \.opening, tell)
      take(.openConnections, &capacity.connections)
      if capacity.computing == nil { take(.proxyTime, &capacity.serviceTime) }
    case .objectStore:
      take(.objectTime, &capacity.serviceTime)
      if prices.keeping == nil {
        prices.keeping = KeepingPrice(
          price: ReferenceNumber.objectPrice.taken(), size: 1.gigabyte)
        tell(.objectPrice)
      }
    case .client, .timer, .dns, .cdn, .service, .worker, .searchIndex, .queue, .stream, .external:
      break
    }
  }

  /// Nobody publishes one for what a stranger runs, and a promise of 100 %, as of a name service, is
  /// no figure.
  private var usualAvailability: ReferenceNumber? {
    switch kind {
    case .client, .timer, .dns, .external: nil
    case .cdn: .deliveryAvailability
    case .objectStore: .objectStoreAvailability
    case .loadBalancer, .gateway, .service, .worker, .cache, .database, .searchIndex, .queue,
      .stream:
      .machineAvailability
    }
  }

  /// One processor where nothing was said.
  private mutating func takePerProcessor(
    _ number: ReferenceNumber, _ place: WritableKeyPath<Capacity, Rate?>,
    _ tell: (ReferenceNumber) -> Void
  ) {
    guard capacity[keyPath: place] == nil else { return }
    let one: Rate = number.taken()
    capacity[keyPath: place] = capacity.cores.map { one * $0.times } ?? one
    tell(number)
  }

  /// What was measured includes the network, which every hop has of itself.
  private mutating func takeQueryTime(_ tell: (ReferenceNumber) -> Void) {
    guard capacity.serviceTime == nil, capacity.computing == nil else { return }
    let whole: Period = ReferenceNumber.query.taken()
    capacity.serviceTime = whole - ReferenceNumber.roundTrip.taken()
    tell(.query)
    tell(.roundTrip)
  }
}
