import Estimation
import Testing

struct BirthdayTests {
  private let seven = 3_521_614_606_208.0

  @Test("birthday: a million random codes of 62^7 collide with odds 0.1323616")
  func collision() throws {
    expect(try Birthday.collision(of: 1e6, in: seven), is: 0.1323616, decimals: 7)
    expect(try Birthday.pairs(of: 1e6, in: seven), is: 0.14198018690591158, within: 1e-12)
  }

  @Test("birthday: even odds in 62^7 at 2,209,524 codes")
  func half() throws {
    expect(try Birthday.count(reaching: 0.5, in: seven), is: 2_209_524, decimals: 0)
  }

  @Test("birthday: odds of 1e-9 among 122 random bits at 1.0312e14")
  func uuid() throws {
    var size = 1.0
    for _ in 0..<122 { size *= 2 }
    expect(try Birthday.count(reaching: 1e-9, in: size) / 1e14, is: 1.0312, decimals: 4)
  }

  @Test("birthday: with 30 G of 62^7 used the next random code is taken with odds 0.0085188")
  func next() throws {
    expect(try Birthday.nextTaken(after: 30e9, in: seven), is: 0.0085188, decimals: 7)
    expect(
      try Birthday.pairs(of: 30e9, in: seven), is: 127_782_295.99761641, within: 1e-9)
  }

  @Test("odds and count are each other's inverse", arguments: [1e-15, 1e-9, 0.01, 0.5, 0.999])
  func inverse(odds: Double) throws {
    let count = try Birthday.count(reaching: odds, in: seven)
    expect(try Birthday.collision(of: count, in: seven), is: odds, within: 1e-7)
  }

  @Test("23 people share a birthday rather than not; one never does; 366 always")
  func people() throws {
    let odds = try Birthday.collision(of: 23, in: 365)
    #expect(abs(odds - 0.5073) < 0.01)
    #expect(try Birthday.collision(of: 1, in: 365) == 0)
    #expect(try Birthday.collision(of: 366, in: 365) == 1)
  }

  @Test("sure collisions and an empty space are refused")
  func refused() {
    #expect(throws: Refusal.self) { try Birthday.count(reaching: 1, in: 100) }
    #expect(throws: Refusal.self) { try Birthday.collision(of: 1, in: 0) }
  }
}
