import Estimation
import SystemDesign

/// What comes to each component when ways of a flow are lost and others are taken instead.
///
/// A fallback must carry what comes to it once everything before it is lost, and each of several
/// ways its part of what the lost ones would have done: so many machines of it are needed as that
/// takes, and one that all of its machines could not carry is no way. What is lost is lost for every
/// flow. More losses only leave less, so that the function stays one that failures can only make
/// fail.
///
/// Exact where ways are lost whole, however they stand within each other. On the safe side where a
/// part of a way is lost, or what hangs behind it: then too all that came to it is taken to come to
/// the next. What other flows, and other places of this one, bring when further things are lost counts
/// as well, see `Diversions`. Not looked at is that a cache is lost together with the store behind it.
/// Where what a way can do is not stated it is taken to be enough.
struct WayCapacity: Sendable {
  let replay: PeakReplay
  let diversions: Diversions

  init(replay: PeakReplay) { (self.replay, diversions) = (replay, Diversions(of: replay)) }

  /// What comes to each component at a time when it is more than usual, as these are lost.
  ///
  /// Of bytes that come and bytes that go the larger counts.
  func raised(losing lost: Losses) -> [Int: GroupMaker.Loads] {
    replay.loads(losing: lost).reduce(into: [:]) { all, sum in
      guard let load = sum.raised else { return }
      let one = replay.resources[sum.resource]
      all[one.part, default: [:]][one.resource, default: 0].formMaximum(load)
    }
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = max(self, other) }
}
