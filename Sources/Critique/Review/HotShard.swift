import Estimation
import SystemDesign

/// What one shard is asked, for the most wanted key and for the others that are on it.
struct HotShard {
  let use: Use
  let key: Double
  let others: Double
  let able: Double

  var share: Double { (key + others) / able }

  /// Whether what each copy takes of it, however many there are, is too much already.
  var isTooMuchForAnyCopy: Bool {
    if use.resource == .writes { return true }
    guard let most = use.bearings.max(by: { $0.share < $1.share }), most.share > 0 else {
      return false
    }
    return isMore(share * most.borne / most.share, than: 1)
  }

  /// What it is asked and can do: "600 /s at the peak, 60 % of all, and 200 /s of the others; …".
  var inWords: String {
    let load = use.load.value ?? 0
    let what = use.resource == .requests ? "" : "\(use.resource.rawValue): "
    let others = others > 0 ? ", and \(Words.rate(others)) of the others" : ""
    return "\(what)\(Words.rate(key)) at the peak, \(QuantityText.percent(key / load)) of "
      + "all\(others); a shard can do \(Words.rate(able))"
  }

  /// Of each kind of work that is told apart; none where it is too much for all shards already.
  static func all(of part: Part, _ review: Review) -> [HotShard] {
    let uses = review.estimate.uses(of: part).filter(\.resource.isAsked)
    guard part.instances > 0, let first = uses.first,
      let wanted = review.estimate.figure(.hotKeyRate, of: .component(part.name))?.value
    else { return [] }
    return uses.compactMap { use in
      guard let load = use.load.value, let capacity = use.capacity.value, load <= capacity,
        capacity > 0
      else { return nil }
      let isFirst = use.resource == first.resource
      let key =
        part.topShareStated.map { top in
          asksEveryShard(part, use, review) ? min(load, wanted / top) * top : load * top
        } ?? (isFirst ? wanted : nil)
      guard let key else { return nil }
      // The copies of one shard, where they answer as well.
      let shards = Double(part.instances)
      return HotShard(use: use, key: key, others: (load - key) / shards, able: capacity / shards)
    }
  }

  /// Whether some of what uses a resource asks all shards, whatever key is wanted.
  private static func asksEveryShard(_ part: Part, _ use: Use, _ review: Review) -> Bool {
    review.hops(to: part).contains { hop in
      hop.verb.changes == (use.resource == .writes)
        && (hop.facts.scatter ?? 1) >= max(part.instances, 2)
    }
  }
}

extension Part {
  /// The share of the most wanted key by what is said of the keys: that of it, and no less than an
  /// even part; nil where the popularity of what is asked says it.
  fileprivate var topShareStated: Double? {
    let even = storage.distinctKeys?.median.flatMap { $0 >= 1 ? 1 / $0 : nil }
    guard let stated = storage.topKeyShare?.median else {
      return caching.popularity == nil ? even : nil
    }
    return max(stated, even ?? 0)
  }
}
