/// What is lost in a replay of the peak.
struct Losses: Hashable, Sendable {
  /// What is asked of a component in one way.
  struct Target: Hashable, Sendable {
    let part: Int
    let access: Access
  }

  /// One of several ways in a flow, by its number among those of its choice.
  struct Way: Hashable, Sendable {
    let flow: Int
    let choice: Int
    let number: Int
  }

  /// The components that are lost whole.
  var parts: Set<Int> = []
  /// What is lost of components that go on with something else, as replicas beside their primary.
  var targets: Set<Target> = []
  /// The ways that are not gone.
  var ways: Set<Way> = []
  /// The share of what is in a cache that is lost with some of its machines.
  var contents: [Int: Double] = [:]

  /// Nothing.
  static let none = Losses()

  /// Whether what a hop wants of a component is lost.
  func takes(_ part: Int, _ access: Access) -> Bool {
    parts.contains(part)
      || (!targets.isEmpty && targets.contains(Target(part: part, access: access)))
  }

  /// The components of which something is lost.
  var met: Set<Int> {
    targets.isEmpty && contents.isEmpty
      ? parts : parts.union(targets.map(\.part)).union(contents.keys)
  }

  /// The share of what is in a cache that is lost.
  func share(of part: Int, _ access: Access) -> Double {
    takes(part, access) ? 1 : contents.isEmpty ? 0 : contents[part] ?? 0
  }

  /// Whether all of another is lost as well.
  func isSuperset(of other: Losses) -> Bool {
    parts.isSuperset(of: other.parts) && targets.isSuperset(of: other.targets)
      && ways.isSuperset(of: other.ways)
      && other.contents.allSatisfy { contents[$0.key, default: 0] >= $0.value }
  }

  func union(_ other: Losses) -> Losses {
    Losses(
      parts: parts.union(other.parts), targets: targets.union(other.targets),
      ways: ways.union(other.ways),
      contents: contents.merging(other.contents, uniquingKeysWith: max))
  }
}
