import Estimation
import SystemDesign

/// What comes to each component when ways of a flow are lost and others are taken instead.
///
/// A fallback must carry what comes to it once everything before it is lost, and each of several
/// ways its part of what the lost ones would have done: so many machines of it are needed as that
/// takes, and one that all of its machines could not carry is no way. What further losses send to the
/// same component, in this flow and in others, counts as well, see `Diversions`; and what is
/// overloaded sends its work on as what is lost does, eight times in a row at most. More losses only
/// leave less, so that the function stays one that failures can only make fail.
///
/// A fallback behind a cache and its store carries what the cache lacks while that is up, and all of
/// it once both are lost, or the delivery network that was the cache. Else a cache takes no part: that
/// its loss alone asks more of its store than that can do is a single point and not part of the
/// availability.
///
/// Exact for up to six ways and six losses that meet, one shard after the other where a store has up
/// to 64. On the safe side beyond that; where all of a flow fails, which then asks for nothing; where
/// only some executions need what is overloaded; and where the loss of one thing takes load off
/// another, for which no credit is given. Where a part of one of several ways is lost it counts as
/// lost whole, which leaves others more and what is left of it less. Where what a way can do is not
/// stated it is taken to be enough.
struct WayCapacity: Sendable {
  let replay: PeakReplay
  let diversions: Diversions

  init(replay: PeakReplay) { (self.replay, diversions) = (replay, Diversions(of: replay)) }

  /// What comes to each component at a time when it is more than usual, as these are lost.
  func raised(losing lost: Losses) -> [Int: GroupMaker.Loads] { replay.raised(losing: lost) }
}

extension PeakReplay {
  /// What comes to each component at a time when it is more than usual, as these are lost.
  ///
  /// Of bytes that come and bytes that go the larger counts.
  func raised(losing lost: Losses) -> [Int: GroupMaker.Loads] {
    loads(losing: lost).reduce(into: [:]) { all, sum in
      guard let load = sum.raised else { return }
      let one = resources[sum.resource]
      all[one.part, default: [:]][one.resource, default: 0].formMaximum(load)
    }
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = max(self, other) }
}
