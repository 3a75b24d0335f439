import SystemDesign

/// How many copies there are, and of how many of them a read and a write wait.
public struct QuorumSetting: Sendable, Hashable {
  /// The copies of each shard.
  public let copies: Int
  /// Copies that answer before a read is answered.
  public let reads: Int
  /// Copies that have it before a write is written.
  public let writes: Int

  /// Nobody waits for more copies than there are.
  init(copies: Int, reads: Int, writes: Int) {
    self.copies = min(max(copies, 1), Copies.most)
    self.reads = min(max(reads, 1), self.copies)
    self.writes = min(max(writes, 1), self.copies)
  }

  /// Whether a read meets a copy that has the last write.
  private var overlaps: Bool { reads + writes > copies }

  /// Whether reads and writes go on without one of the copies.
  fileprivate var losesOne: Bool { reads < copies && writes < copies }

  /// Those that go on with fewer of their copies, the least change first.
  ///
  /// Whoever reads what was written still does: of one more copy alone a read would no longer be sure
  /// to meet the last write where both together ask for just one copy more than there are.
  var bolder: [QuorumSetting] {
    func more(_ copies: Int, reads: Int = 0, writes: Int = 0) -> QuorumSetting {
      QuorumSetting(
        copies: self.copies + copies, reads: self.reads + reads, writes: self.writes + writes)
    }
    if !overlaps || more(1).overlaps { return [more(1)] }
    let shifted = [more(0, reads: 1, writes: -1), more(0, reads: -1, writes: 1)]
    return shifted.filter { $0.losesOne && !losesOne && $0.overlaps }
      + [more(1, reads: 1), more(1, writes: 1), more(2, reads: 1, writes: 1)]
  }
}

extension Part {
  /// The quorum it was said to have; nil where it has none.
  var quorum: QuorumSetting? {
    guard case .quorum(let reads, let writes) = storage.replication else { return nil }
    return QuorumSetting(copies: copiesOfData, reads: reads, writes: writes)
  }

  /// The least change of its quorum with which reads and writes go on without one copy; nil where it
  /// has no quorum, or where they do already.
  public var quorumWithoutOne: QuorumSetting? {
    guard let quorum, !quorum.losesOne else { return nil }
    return quorum.bolder.first(where: \.losesOne)
  }
}
