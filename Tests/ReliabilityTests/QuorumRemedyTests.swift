import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What helps a store whose quorum is too large")
struct QuorumRemedyTests {
  private func votes(_ copies: Int, _ reads: Int, _ writes: Int) -> Database {
    Database("Votes", replicas: copies - 1)
      .replicating(.quorum(reads: reads, writes: writes)).available(99.percent)
  }

  private func first(_ store: Database, _ hops: (Database) -> [Hop]) throws -> Improvement? {
    let made = ReliabilityTests.design { for hop in hops(store) { hop } }
    let reliability = Reliability(of: Estimate(of: made))
    let flow = try #require(reliability.flows.first)
    return reliability.remedies(of: flow).first
  }

  // Two of three are up: 0.99³ + 3 × 0.99² × 0.01 = 0.999702.
  private let twoOfThree = 1 - 0.999702

  @Test("writes to all of three: quorums of two need no machine more")
  func allOfThree() throws {
    let found = try #require(try first(votes(3, 1, 3)) { [client.writes(thing, to: $0)] })
    #expect(found.change == "a quorum of 2 to read and 2 to write for 'Votes'")
    #expect(agree(found.awayBefore, 1 - 0.970299))
    #expect(agree(found.awayAfter, twoOfThree))
  }

  @Test("reads of all of three, likewise")
  func readsOfAll() throws {
    let found = try #require(try first(votes(3, 3, 1)) { [client.reads(thing, from: $0)] })
    #expect(found.change == "a quorum of 2 to read and 2 to write for 'Votes'")
    #expect(agree(found.awayAfter, twoOfThree))
  }

  @Test("writes to both of two: with a third copy alone a read could miss them")
  func bothOfTwo() throws {
    let found = try #require(try first(votes(2, 1, 2)) { [client.writes(thing, to: $0)] })
    #expect(
      found.change == "one more copy of 'Votes' and a quorum of 2 to read and 2 to write")
    #expect(agree(found.awayBefore, 1 - 0.9801))
    #expect(agree(found.awayAfter, twoOfThree))
  }

  @Test("where reads and writes ask for both of two, a third copy is enough")
  func both() throws {
    let found = try #require(try first(votes(2, 2, 2)) { [client.writes(thing, to: $0)] })
    #expect(found.change == "one more copy of 'Votes'")
    #expect(agree(found.awayAfter, twoOfThree))
  }

  @Test("of one copy there are two more")
  func alone() throws {
    let found = try #require(
      try first(votes(1, 1, 1)) { [client.writes(thing, to: $0), client.reads(thing, from: $0)] })
    #expect(
      found.change == "two more copies of 'Votes' and a quorum of 2 to read and 2 to write")
    #expect(agree(found.awayBefore, 0.01))
    #expect(agree(found.awayAfter, twoOfThree))
  }

  @Test("whoever reads the last write still does, and nothing bears fewer losses")
  func overlap() {
    for copies in 1...7 {
      for reads in 1...copies {
        for writes in 1...copies {
          let old = QuorumSetting(copies: copies, reads: reads, writes: writes)
          #expect(!old.bolder.isEmpty)
          for new in old.bolder {
            #expect(new.reads <= new.copies && new.writes <= new.copies)
            #expect((reads + writes > copies) == (new.reads + new.writes > new.copies))
            let (before, after) = (
              [copies - reads, copies - writes],
              [new.copies - new.reads, new.copies - new.writes]
            )
            // Of as many copies one gives what the other takes, down to one that may be lost.
            let least = new.copies == copies ? [1, 1] : before
            #expect(zip(after, least).allSatisfy { $0 >= $1 })
            #expect(after != before)
          }
        }
      }
    }
  }

  @Test("what one more copy alone would do to a read is not advised")
  func advice() {
    #expect(votes(3, 1, 3).part.quorumWithoutOne == QuorumSetting(copies: 3, reads: 2, writes: 2))
    #expect(votes(2, 1, 2).part.quorumWithoutOne == QuorumSetting(copies: 3, reads: 2, writes: 2))
    #expect(votes(2, 2, 2).part.quorumWithoutOne == QuorumSetting(copies: 3, reads: 2, writes: 2))
    #expect(votes(1, 1, 1).part.quorumWithoutOne == QuorumSetting(copies: 3, reads: 2, writes: 2))
    #expect(votes(3, 2, 2).part.quorumWithoutOne == nil)
  }
}
