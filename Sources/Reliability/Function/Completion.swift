/// When all of an execution is done, as a sum of functions each of which counts so often.
///
/// An execution that finds its first choice away takes the other, and what is then done out of sight
/// is the other's. So a further failure may complete it, and no function that more failures only
/// make fail says when that is. A sum of such functions does: completed by the first choice, and by
/// the other one, but for when the first choice could have been taken.
struct Completion: Sendable {
  /// A way that an execution takes where there are several.
  enum Turn: Hashable, Sendable {
    /// The first choice.
    case first
    /// What is done instead of it: whenever that can be done, or when the first choice can be too.
    case other(besidesFirst: Bool)
    /// One of several ways, when these others can be taken too.
    case way(Int, besides: [Int])

    /// How often it counts; of ways that can be taken each is taken as often as any other.
    var share: Double {
      switch self {
      case .first, .other(besidesFirst: false): 1
      case .other(besidesFirst: true): -1
      case .way(_, let others):
        (others.count.isMultiple(of: 2) ? 1 : -1) / Double(others.count + 1)
      }
    }
  }

  struct Term: Sendable {
    let share: Double
    let root: SuccessFunction.ID
  }

  /// What completes an execution whichever way it takes.
  let least: SuccessFunction.ID
  /// What counts how often; nil where there are more than can be added up.
  let terms: [Term]?

  /// Of a walk, which writes down the functions.
  init(of walk: inout FlowWalk, hops: Int) {
    least = walk.completion()
    var ways: [(share: Double, turns: [Ways: Turn])] = [(1, [:])]
    for (place, turns) in walk.splits.sorted(by: { $0.key < $1.key }) {
      guard !turns.isEmpty, ways.count * turns.count <= Self.mostTerms(hops) else {
        terms = nil
        return
      }
      ways = ways.flatMap { way in
        turns.map { (way.share * $0.share, way.turns.merging([place: $0]) { $1 }) }
      }
    }
    var shares: [SuccessFunction.ID: Double] = [:]
    for way in ways {
      let root = way.turns.isEmpty ? least : walk.completion(way.turns)
      shares[root, default: 0] += way.share
    }
    terms = shares.sorted { $0.key < $1.key }.filter { $0.value != 0 }
      .map { Term(share: $0.value, root: $0.key) }
  }

  /// As many functions are added up; of a long flow each takes its time.
  private static func mostTerms(_ hops: Int) -> Int { min(243, max(9, 20_000 / max(hops, 1))) }

  /// What may be done where there is a first choice.
  static let turnsOfFallback: [Turn] = [
    .first, .other(besidesFirst: false), .other(besidesFirst: true),
  ]

  /// What may be done where there are several ways; nothing that is told where they are many.
  static func turns(of count: Int) -> [Turn] {
    guard count <= 6 else { return [] }
    return (0..<count).flatMap { way in
      StructuralLosses.subsets(of: (0..<count).filter { $0 != way }, upTo: count)
        .map { .way(way, besides: $0) }
    }
  }
}
