import Estimation
import Testing

struct KeySpaceTests {
  @Test(
    "key space: 62 characters to the power of the length",
    arguments: [(6, 56_800_235_584), (7, 3_521_614_606_208), (8, 218_340_105_584_896)])
  func size(length: Int, size: Int) throws {
    #expect(try KeySpace(alphabet: 62, length: length).exactSize == size)
    #expect(try KeySpace(alphabet: 62, length: length).size == Double(size))
  }

  @Test(
    "code length by multiplying: 30 G need 6, 365 G need 7, and what fills a length exactly needs no more",
    arguments: [
      (30e9, 6), (365e9, 7), (56_800_235_584, 6), (56_800_235_585, 7), (1, 1), (62, 1), (63, 2),
    ])
  func length(count: Double, length: Int) throws {
    #expect(try KeySpace.shortest(naming: count, alphabet: 62).length == length)
  }

  @Test(
    "powers of two and ten that logarithms miss",
    arguments: [(1_000.0, 10, 3), (8, 2, 3), (125, 5, 3)])
  func powers(count: Double, alphabet: Int, length: Int) throws {
    #expect(try KeySpace.shortest(naming: count, alphabet: alphabet).length == length)
  }

  @Test("a space beyond every integer is still a number")
  func large() throws {
    let space = try KeySpace(alphabet: 16, length: 32)
    #expect(space.exactSize == nil)
    expect(space.size, is: 3.402823669209385e38, within: 1e-12)
    #expect(try KeySpace(alphabet: 62, length: 1_000_000_000).size == .infinity)
  }

  @Test("an alphabet of one and a code of no characters are refused")
  func refused() {
    #expect(throws: Refusal.self) { try KeySpace(alphabet: 1, length: 5) }
    #expect(throws: Refusal.self) { try KeySpace(alphabet: 62, length: 0) }
    #expect(throws: Refusal.self) { try KeySpace.shortest(naming: 0, alphabet: 62) }
  }
}
