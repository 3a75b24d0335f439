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
/// the next. What other flows, and other places of this one, bring when further things are lost is
/// not looked at, nor that a cache is lost together with the store behind it. Where what a way can do
/// is not stated it is taken to be enough.
struct WayCapacity: Sendable {
  let replay: PeakReplay
  private let usual: [Double?]
  private let usualOf: [Int: GroupMaker.Loads]

  init(_ replay: PeakReplay) {
    self.replay = replay
    usual = replay.usual
    usualOf = Self.byPart(usual.enumerated().map { ($0, $1) }, replay)
  }

  /// Of bytes that come and bytes that go the larger counts.
  private static func byPart(
    _ loads: [(resource: Int, load: Double?)], _ replay: PeakReplay
  ) -> [Int: GroupMaker.Loads] {
    var all: [Int: GroupMaker.Loads] = [:]
    for (number, load) in loads {
      guard let load else { continue }
      let one = replay.resources[number]
      all[one.part, default: [:]][one.resource, default: 0].formMaximum(load)
    }
    return all
  }

  /// What is more than usual when these are lost.
  func raised(losing lost: Losses) -> [Int: GroupMaker.Loads] {
    let now = replay.loads(losing: lost).map { ($0.resource, $0.load) }
    return Self.byPart(now, replay).compactMapValues { $0 }.reduce(into: [:]) { raised, entry in
      let before = usualOf[entry.key] ?? [:]
      let more = entry.value.filter { $0.value > (before[$0.key] ?? 0) * (1 + 1e-9) }
      if !more.isEmpty { raised[entry.key] = more }
    }
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = max(self, other) }
}
