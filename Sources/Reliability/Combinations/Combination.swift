/// Things that take a flow down when they are lost together, while fewer of them do not.
///
/// Sets that differ only in which of several alike machines is lost are one combination.
public struct Combination: Sendable {
  /// One of the things that are lost, or several alike.
  public struct Member: Sendable, Hashable {
    /// What a member is.
    public enum Kind: String, Sendable { case component, zone, region, domain }

    /// Whether machines of a component are lost, or something that several share.
    public let kind: Kind
    /// Its name.
    public let name: String
    /// How many of its machines are lost; 1 of what is no component.
    public let lost: Int
    /// How many there are of which it may be any: of a store with shards, of one of them; where
    /// others stand in a place that is lost as well, of those that do not.
    public let of: Int
    /// What they are called: "instances", "copies of one shard".
    public let noun: String
    /// What one of them is called.
    let nounOfOne: String
    /// Whether they are copies of one of several shards.
    let isOfShard: Bool
    /// The places lost as well in which others of them stand, as one says them.
    let outside: [String]
  }

  /// What is lost, in the order of the file.
  public let members: [Member]
  /// Why the rest is not enough.
  public let cause: SinglePoint.Cause
  /// The share of the flow's executions it takes; 1 where it takes all of them.
  public let share: Double
  /// How many such sets there are.
  public let count: Double
  /// Whether all of it is run by others.
  public let isManaged: Bool
  /// One of the sets.
  let example: Gone
  /// Whether it is another combination with the zone or the region in the place of a machine that
  /// stands there.
  public let isByPlace: Bool

  /// How many things are lost.
  public var order: Int { members.reduce(0) { $0 + $1.lost } }

  /// The share as one says it: "20 %".
  public var part: String { TakenFlow(name: "", share: share).part }

  /// Whether only zones, regions and what is shared are lost.
  public var isOfDomains: Bool { members.allSatisfy { $0.kind != .component } }

  /// What is lost, as one says it: "any 2 of the 3 copies of one shard of 'Feeds'".
  public var sentence: String {
    let rest = members.filter(\.outside.isEmpty)
    let outside = members.filter { !$0.outside.isEmpty }
    return (rest + outside).map(\.sentence).joined(separator: " and ")
  }
}

extension Combination.Member {
  /// How one says it.
  public var sentence: String {
    switch (kind, lost, of) {
    case (.zone, _, _), (.region, _, _): name
    case (.domain, _, _): "'\(name)'"
    case (.component, _, _) where !outside.isEmpty && isOfShard:
      (of == 1
        ? "the other copy" : "\(Wording.number(lost)) of the \(Wording.number(of)) other copies")
        + " of a shard of '\(name)' that also stands in " + outside.joined(separator: " and ")
    case (.component, 1, 1) where !outside.isEmpty: "the \(nounOfOne) \(origin)"
    case (.component, 1, 1) where isOfShard: "one shard of '\(name)'"
    case (.component, 1, 1): "'\(name)'"
    case (.component, let lost, let all) where lost >= all:
      (all == 2 ? "both \(noun) " : "all \(Wording.number(all)) \(noun) ") + origin
    case (.component, let lost, let all):
      (outside.isEmpty ? "any " : "")
        + "\(Wording.number(lost)) of the \(Wording.number(all)) \(noun) \(origin)"
    }
  }

  /// Whose they are, and where they do not stand: "of 'Feeds' outside zone 1".
  private var origin: String {
    "of '\(name)'" + (outside.isEmpty ? "" : " outside " + outside.joined(separator: " and "))
  }
}

/// The combinations of one flow, as far as they are known.
public struct Combinations: Sendable {
  /// Those of two things, of three, and so on; the smaller ones first.
  public let all: [Combination]
  /// All sets of so many things or fewer are there; less than was asked where there are too many.
  public let completeOrder: Int
  /// Whether shards, copies or zones were too many to tell all of them apart.
  public let isCutShort: Bool
}
