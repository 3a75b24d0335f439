/// Where a read goes on that those asked before it could not answer.
public struct Tier: Sendable {
  /// Who is asked then.
  public let holder: Part
  /// The share of what it was asked that the one before it answered.
  public let hit: Ratio?
  /// Whether its copies answer, not its primary.
  public let fromReplica: Bool

  fileprivate var readsReplicas: Bool { fromReplica && holder.kind == .database }

  /// The next to ask, and what the one before it leaves.
  public init(holder: Part, hit: Ratio?, fromReplica: Bool = false) {
    self.holder = holder
    self.hit = hit
    self.fromReplica = fromReplica
  }
}

extension Hop {
  /// Goes on to another holder with what the ones before lack; the hit ratio is that of the one
  /// before: `app.reads(page, from: own, else: shared, hit: 60.percent).else(store, hit: 90.percent)`.
  public func `else`(_ holder: any Source, hit: Ratio? = nil) -> Hop {
    with {
      $0.further.append(Tier(holder: holder.part, hit: hit, fromReplica: holder is Replicas))
    }
  }

  /// Who is asked in turn: the one it goes to, and those that what is lacking comes from.
  public var asked: [Part] {
    [to] + (facts.store.map { [$0] } ?? []) + facts.further.map(\.holder)
  }

  /// Whether one of those is asked for what its copies have, by its place among them: only a
  /// database has copies that are read by themselves.
  public func readsReplicas(at place: Int) -> Bool {
    switch place {
    case 0: facts.fromReplica && to.kind == .database
    case 1 where facts.store != nil: facts.storeFromReplica && facts.store?.kind == .database
    default: facts.further[place - (facts.store == nil ? 1 : 2)].readsReplicas
    }
  }

  /// The share of what it is asked that one of those answers, by its place among them, where that
  /// was said on the hop or of the component.
  public func hit(at place: Int) -> Ratio? {
    guard asked.indices.contains(place) else { return nil }
    let stated =
      place == 0
      ? facts.hit
      : facts.further.indices.contains(place - 1) ? facts.further[place - 1].hit : nil
    return stated ?? asked[place].caching.hit
  }
}
