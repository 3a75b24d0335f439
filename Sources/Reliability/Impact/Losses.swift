/// A hop of a flow, by its number.
struct FlowHop: Hashable, Sendable {
  let flow: Int
  let number: Int
}

/// What is lost in a replay of the peak.
struct Losses: Hashable, Sendable {
  /// One of several ways in a flow, by its number among those of its choice.
  struct Way: Hashable, Sendable {
    let flow: Int
    let choice: Int
    let number: Int
  }

  /// The components that are lost whole.
  var parts: Set<Int> = []
  /// The hops that fail, whatever does it, with the share of all executions of the flow; of what is
  /// done instead of others of those for which they fail as well.
  var hops: [FlowHop: Double] = [:]
  /// Of these hops those that are asked all the same: what they ask is up and cannot carry it.
  var asked: Set<FlowHop> = []
  /// The ways that are closed, whatever does it.
  var ways: Set<Way> = []
  /// The share of what is in a cache that is lost with some of its machines.
  var contents: [Int: Double] = [:]

  /// Nothing.
  static let none = Losses()

  /// The components of which something is lost.
  var met: Set<Int> { contents.isEmpty ? parts : parts.union(contents.keys) }

  /// The flows in which a hop fails or a way is closed.
  var flows: Set<Int> { Set(hops.keys.map(\.flow)).union(ways.map(\.flow)) }

  /// The share of what is in a component, a cache, that is lost.
  func share(of part: Int) -> Double {
    parts.contains(part) ? 1 : contents.isEmpty ? 0 : contents[part] ?? 0
  }

  /// The share of executions in which a hop fails.
  func share(ofHop number: Int, in flow: Int) -> Double {
    hops.isEmpty ? 0 : hops[FlowHop(flow: flow, number: number)] ?? 0
  }

  /// Whether a hop fails and is asked all the same.
  func isAsked(_ number: Int, in flow: Int) -> Bool {
    !asked.isEmpty && asked.contains(FlowHop(flow: flow, number: number))
  }

  /// Whether all of another is lost as well.
  func isSuperset(of other: Losses) -> Bool {
    parts.isSuperset(of: other.parts) && ways.isSuperset(of: other.ways)
      && other.hops.allSatisfy { hops[$0.key, default: 0] >= $0.value }
      && other.contents.allSatisfy { contents[$0.key, default: 0] >= $0.value }
  }

  func union(_ other: Losses) -> Losses {
    Losses(
      parts: parts.union(other.parts), hops: hops.merging(other.hops, uniquingKeysWith: max),
      asked: asked.union(other.asked), ways: ways.union(other.ways),
      contents: contents.merging(other.contents, uniquingKeysWith: max))
  }
}
