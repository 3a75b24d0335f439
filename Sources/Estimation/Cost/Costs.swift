import SystemDesign

/// What each component costs a month, and for which flow it is spent.
///
/// What is paid by the request and by the byte sent or kept is the flow's that brought it. Machines,
/// and what a store holds whatever the flows write, are shared by the mean requests that each flow
/// brings to the component.
struct Costs {
  /// One thing that is paid for, each time what is known of it and what is not.
  private struct Item {
    /// What is spent on it in all.
    let whole: [Term]
    /// What of it is spent for each flow.
    let byFlow: [String: [Term]]
  }

  private let load: Load
  private let deposits: [Part.ID: [Deposit]]
  private let items: [Part.ID: [Item]]

  init(of load: Load, _ deposits: [Deposit]) {
    self.load = load
    // What a cache holds is no storage, for another has it as well, but is paid for.
    let cached = load.design.components.filter { $0.kind == .cache }.flatMap(Deposits.stocks)
    let byStore = Dictionary(grouping: deposits + cached) { $0.store.id }
    self.deposits = byStore
    items = Dictionary(
      load.design.components.map { ($0.id, Self.items(of: $0, load, byStore[$0.id] ?? [])) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a component costs, item by item; nil where it was not priced.
  func costs(of part: Part) -> [Term]? {
    guard let items = items[part.id], !items.isEmpty else { return nil }
    return items.flatMap(\.whole)
  }

  /// What is spent for a flow, component by component.
  func costs(of flow: Flow) -> [Term] {
    load.design.components.flatMap { part -> [Term] in
      let own = (items[part.id] ?? []).flatMap { $0.byFlow[flow.name] ?? [] }
      let known = own.filter { $0.formula != nil }
      let sum = Term.sum(known, .money).named("'\(part.name)' for '\(flow.name)'")
      return (known.isEmpty ? [] : [sum]) + own.filter { $0.formula == nil }
    }
  }

  private static func items(of part: Part, _ load: Load, _ deposits: [Deposit]) -> [Item] {
    let arriving = load.arriving(at: part)
    var items: [Item] = []
    if let price = part.price {
      let count = Term.number(part.machines, part.machines == 1 ? "machine" : "machines")
      let whole = count.times(aMonth(of: price), .money).named("machines of '\(part.name)'")
      items.append(Item(whole: [whole], byFlow: shared([whole], by: arriving)))
    }
    if let price = part.prices.keeping { items += kept(price, in: part, deposits, arriving) }
    if let price = part.prices.answering {
      items.append(
        item("requests to '\(part.name)'", arriving) {
          $0.rate(\.mean).over(.known(price.count.formula), .rate)
            .times(.known(Period.month.formula), .count)
            .times(.known(price.price.formula), .money)
        })
    }
    if let price = part.prices.sending {
      let legs = (arriving + load.leaving(part)).filter { $0.bytesLeaving(part) != nil }
      items.append(
        item("bytes out of '\(part.name)'", legs) { legs in
          Term.sum(legs.compactMap { $0.bytesLeaving(part) }, .bandwidth)
            .over(.known(price.size.formula), .rate).times(.known(Period.month.formula), .count)
            .times(.known(price.price.formula), .money)
        })
    }
    return items
  }

  /// What each flow's own legs cost, and all of them together.
  private static func item(_ name: String, _ legs: [Leg], _ cost: ([Leg]) -> Term) -> Item {
    let byFlow = Dictionary(grouping: legs) { $0.flow.name }
    return Item(
      whole: apart(legs, cost).named(name), byFlow: byFlow.mapValues { apart($0, cost) })
  }

  /// What those cost together of which it is known, and what would settle what the others cost.
  private static func apart<T>(_ things: [T], _ cost: ([T]) -> Term) -> [Term] {
    let unknown = things.filter { cost([$0]).formula == nil }
    guard !unknown.isEmpty else { return [cost(things)] }
    let known = things.filter { cost([$0]).formula != nil }
    return (known.isEmpty ? [] : [cost(known)]) + [cost(unknown)]
  }

  /// Somebody else's store is paid for what it holds; one's own for every copy on its disks.
  private static func kept(
    _ price: KeepingPrice, in part: Part, _ deposits: [Deposit], _ arriving: [Leg]
  ) -> [Item] {
    func cost(_ deposits: [Deposit]) -> Term {
      let bytes = Term.sum(deposits.map { part.isManaged ? $0.raw : $0.stored }, .dataSize)
      return bytes.over(.known(price.size.formula), .ratio)
        .times(aMonth(of: price.price), .money)
    }
    guard !deposits.isEmpty else {
      let unknown = Term.unknown([
        "what '\(part.name)' keeps: "
          + (part.kind == .cache ? "" : "write a record to it, or ")
          + "say .holding(1.million.items, of:)"
      ])
      return [Item(whole: [unknown], byFlow: shared([unknown], by: arriving))]
    }
    let written = deposits.filter { $0.flow != nil }
    let stocks = deposits.filter { $0.flow == nil }
    var items: [Item] = []
    if !written.isEmpty {
      items.append(
        Item(
          whole: apart(written, cost).named("what '\(part.name)' keeps at the horizon"),
          byFlow: Dictionary(grouping: written) { $0.flow ?? "" }
            .mapValues { apart($0, cost) }))
    }
    if !stocks.isEmpty {
      let whole = apart(stocks, cost).named("what '\(part.name)' holds")
      items.append(Item(whole: whole, byFlow: shared(whole, by: arriving)))
    }
    return items
  }

  /// Shared among the flows by their mean requests; a flow that is alone bears all of it.
  private static func shared(_ whole: [Term], by legs: [Leg]) -> [String: [Term]] {
    let byFlow = Dictionary(grouping: legs) { $0.flow.name }
    guard byFlow.count > 1 else { return byFlow.mapValues { _ in whole } }
    let all = legs.rate(\.mean)
    return byFlow.mapValues { own in
      whole.map { $0.times(own.rate(\.mean).over(all, .ratio), .money) }
    }
  }

  /// In months before it is added: a price by the year is a twelfth.
  private static func aMonth(of price: Spending) -> Term {
    Term.known(price.formula).times(.known(Period.month.formula), .money)
  }
}

extension [Term] {
  /// Those that are known under a name.
  fileprivate func named(_ name: String) -> [Term] { map { $0.named(name) } }
}

extension Leg {
  /// The bytes it carries from a component to clients and services of others; nil where it carries
  /// none that way.
  fileprivate func bytesLeaving(_ part: Part) -> Term? {
    guard !part.isOutside else { return nil }
    if from.id == part.id, to.isOutside { return mean.times(there, .bandwidth) }
    if to.id == part.id, from.isOutside { return mean.times(back, .bandwidth) }
    return nil
  }
}

extension Part {
  /// Whether anything of it was priced.
  package var isPriced: Bool {
    price != nil || prices.keeping != nil || prices.answering != nil || prices.sending != nil
  }

  /// What would settle what it costs.
  var unpriced: String {
    "what '\(name)' costs: say .costing(300.dollars.per(.month))"
  }
}
