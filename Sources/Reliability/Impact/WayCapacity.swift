import Estimation
import SystemDesign

/// How many of several ways it takes to carry the peak.
///
/// A fallback that would be overloaded by what comes to it is none, and neither is one of two ways
/// that cannot do the work of both. Where what a way can do is not stated it is taken to be enough.
struct WayCapacity {
  let replay: PeakReplay

  /// The places of a flow where more than one way is needed, with how many are.
  func needed(in outline: Outline) -> [Ways: Int] {
    var needed: [Ways: Int] = [:]
    var open = outline.items
    while let item = open.popLast() {
      switch item {
      case .hop(let number, let instead):
        open += instead
        let lost = outline.legs[number].to
        if !instead.isEmpty,
          isOverloaded(
            parts(of: instead, outline), asking: callers(of: instead, outline), losing: [lost])
        {
          needed[.fallback(number)] = 2
        }
      case .oneOf(let number, let ways):
        open += ways.joined()
        let count = waysNeeded(ways, outline)
        if count > 1 { needed[.choice(number)] = count }
      }
    }
    return needed
  }

  /// More combinations than anybody has ways for.
  private static let mostLost = 3

  private func waysNeeded(_ ways: [[Outline.Item]], _ outline: Outline) -> Int {
    let targets = ways.map { firstTarget($0, outline) }
    for lost in 1...Self.mostLost where lost < ways.count {
      let isTooMuch = StructuralLosses.subsets(of: Array(ways.indices), upTo: lost).contains {
        gone in
        let left = ways.indices.filter { !gone.contains($0) }.map { ways[$0] }
        return gone.count == lost
          && isOverloaded(
            Set(left.flatMap { parts(of: $0, outline) }),
            asking: Set(left.flatMap { callers(of: $0, outline) }),
            losing: Set(gone.compactMap { targets[$0] }))
      }
      if isTooMuch { return ways.count - lost + 1 }
    }
    return 1
  }

  private func firstTarget(_ way: [Outline.Item], _ outline: Outline) -> Int? {
    guard case .hop(let number, _)? = way.first else { return nil }
    return outline.legs[number].to
  }

  private func parts(of items: [Outline.Item], _ outline: Outline) -> Set<Int> {
    Set(
      items.flatMap { item -> [Int] in
        switch item {
        case .hop(let number, _): return outline.legs[number].reached
        case .oneOf(_, let ways): return ways.flatMap { Array(parts(of: $0, outline)) }
        }
      })
  }

  /// Who asks in it: the answers come over its network.
  private func callers(of items: [Outline.Item], _ outline: Outline) -> Set<Int> {
    Set(
      items.flatMap { item -> [Int] in
        switch item {
        case .hop(let number, _): return [outline.legs[number].from]
        case .oneOf(_, let ways): return ways.flatMap { Array(callers(of: $0, outline)) }
        }
      })
  }

  /// Whether the loss brings too much to one of these, or to the network of one of those who ask
  /// them, at a time when it brings more than usual.
  private func isOverloaded(
    _ parts: Set<Int>, asking callers: Set<Int>, losing lost: Set<Int>
  ) -> Bool {
    guard parts.isDisjoint(with: lost) else { return false }
    return replay.loads(losing: lost).contains { sum in
      let resource = replay.resources[sum.resource]
      guard
        parts.contains(resource.part)
          || (resource.direction != nil && callers.contains(resource.part)),
        let use = replay.share(sum.resource, sum.raised)
      else { return false }
      return use > 1 + 1e-9
    }
  }
}
