import Estimation
import Testing

struct QuorumTests {
  @Test(
    "quorum: a read sees the last write where R + W > N",
    arguments: [
      (3, 2, 2, true), (3, 1, 2, false), (3, 1, 3, true), (5, 3, 3, true), (5, 2, 3, false),
    ])
  func overlap(copies: Int, reads: Int, writes: Int, sees: Bool) throws {
    #expect(try Quorum(copies: copies, reads: reads, writes: writes).readsSeeWrites == sees)
  }

  @Test("k of n: 2 of 3 at 0.99 are there 0.999702 of the time, 3 of 5 0.99999015")
  func availability() throws {
    expect(try Quorum.majority(of: 3).readAvailability(of: 0.99), is: 0.999702, decimals: 6)
    expect(try Quorum.majority(of: 5).writeAvailability(of: 0.99), is: 0.99999015, decimals: 8)
  }

  @Test("any two majorities meet", arguments: 1...9)
  func majority(copies: Int) throws {
    let quorum = try Quorum.majority(of: copies)
    #expect(quorum.readsSeeWrites && quorum.writesMeet)
    #expect(quorum.reads == copies / 2 + 1)
  }

  @Test("more copies read than there are, and none, are refused")
  func refused() {
    #expect(throws: Refusal("number of copies a read asks", 4, wanted: "from 1 to 3")) {
      try Quorum(copies: 3, reads: 4, writes: 1)
    }
    #expect(throws: Refusal.self) { try Quorum(copies: 3, reads: 1, writes: 0) }
  }
}
