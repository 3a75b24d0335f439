/// How many of the copies of a thing take part in each read and each write.
///
/// Source: Gifford, Weighted voting for replicated data, 1979.
public struct Quorum: Sendable, Equatable {
  /// N: copies.
  public let copies: Int
  /// R: copies asked by a read.
  public let reads: Int
  /// W: copies that a write waits for.
  public let writes: Int

  /// So many of the copies for each read and each write.
  ///
  /// - Parameters:
  ///   - copies: 1 or more.
  ///   - reads: from 1 to `copies`.
  ///   - writes: from 1 to `copies`.
  public init(copies: Int, reads: Int, writes: Int) throws(Refusal) {
    self.copies = try copies.countable("number of copies")
    for (name, count) in [("copies a read asks", reads), ("copies a write waits for", writes)] {
      guard count >= 1, count <= copies else {
        throw Refusal("number of \(name)", Double(count), wanted: "from 1 to \(copies)")
      }
    }
    (self.reads, self.writes) = (reads, writes)
  }

  /// The smallest of which any two meet: ⌊N ÷ 2⌋ + 1 for reads and writes.
  public static func majority(of copies: Int) throws(Refusal) -> Quorum {
    let needed = try copies.countable("number of copies") / 2 + 1
    return try Quorum(copies: copies, reads: needed, writes: needed)
  }

  /// Whether every read meets the last write: R + W > N.
  public var readsSeeWrites: Bool { reads + writes > copies }

  /// Whether any two writes meet: 2 W > N.
  public var writesMeet: Bool { 2 * writes > copies }

  /// The share of time a read finds enough copies.
  public func readAvailability(of copy: Double) throws(Refusal) -> Double {
    try Parallel.availability(needing: reads, of: copies, each: copy)
  }

  /// The share of time a write finds enough copies.
  public func writeAvailability(of copy: Double) throws(Refusal) -> Double {
    try Parallel.availability(needing: writes, of: copies, each: copy)
  }
}
