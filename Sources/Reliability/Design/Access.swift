import Estimation
import SystemDesign

/// What a hop wants of a component.
enum Access: Hashable, Sendable {
  /// Its work, whatever machine does it.
  case work
  /// What is stored, up to date.
  case reads
  /// What is stored, perhaps a little behind.
  case replicaReads
  /// The same, of all copies, one of which is the primary or has become it.
  case readsBesidePrimary
  /// That something is stored, or forgotten.
  case writes

  /// What of a component's capacity it takes, of a store its network and the like aside.
  func resources(of part: Part) -> [Use.Resource] {
    switch self {
    case .work: Use.Resource.allCases
    case .reads: [.reads, .requests]
    // Where no machine is there for these reads alone they are among the others.
    case .replicaReads, .readsBesidePrimary:
      [part.hasReadCopies ? .replicaReads : .reads, .requests]
    case .writes: [.writes, .requests]
    }
  }
}

/// Which copies of a piece of data can do what is asked, and how many it takes.
struct Copies {
  let role: RedundancyGroup.Role
  /// Their numbers; the primary is number 0.
  let numbers: Range<Int>
  let needed: Int

  /// The copies of one shard.
  init(of part: Part, for access: Access) {
    let all = 0..<part.copiesOfData
    let count = part.copiesOfData
    func choose(_ role: RedundancyGroup.Role, _ needed: Int, of numbers: Range<Int>) -> Self {
      Copies(role: role, numbers: numbers, needed: min(max(needed, 1), numbers.count))
    }
    switch part.storage.replication {
    // A read that may be behind is answered by any one copy, whatever the others think.
    case .majority where access == .replicaReads, .quorum where access == .replicaReads:
      self = choose(.copies, 1, of: all)
    case .majority: self = choose(.majority, count / 2 + 1, of: all)
    case .quorum(let reads, let writes):
      self = choose(.quorum, access == .writes ? writes : reads, of: all)
    case .erasure(let data, let spare):
      let data = min(max(data, 1), Self.most)
      self = choose(.pieces, data, of: 0..<(data + min(max(spare, 0), Self.most)))
    case .asynchronous, .synchronous, nil:
      self =
        switch (part.kind, access, part.storage.failover) {
        // None of these has a failover to state: another copy takes over by itself.
        case (.cache, _, _), (.queue, _, _), (.stream, _, _), (.searchIndex, _, _):
          choose(.copies, 1, of: all)
        case (_, .replicaReads, _) where count > 1: choose(.replicas, 1, of: 1..<count)
        case (_, .readsBesidePrimary, _): choose(.copies, 1, of: all)
        case (_, _, .automatic) where count > 1: choose(.promoted, 1, of: all)
        default: choose(.primary(of: count), 1, of: 0..<1)
        }
    }
  }

  /// Whether each of them answers as well as any other.
  var anyAnswers: Bool {
    switch role {
    case .copies, .majority, .quorum, .pieces, .instances: true
    case .whole, .replicas, .primary, .promoted, .place: false
    }
  }

  private init(role: RedundancyGroup.Role, numbers: Range<Int>, needed: Int) {
    (self.role, self.numbers, self.needed) = (role, numbers, needed)
  }

  /// As many machines as a design may count of one component.
  static let most = 1_000_000
}
