import Estimation
import SystemDesign
import Testing

struct GuessTests {
  private func spread(_ quantity: some Quantity) throws -> Amount.Spread {
    let amount = Evaluation(of: [quantity.formula]).amount(of: quantity.formula)
    guard case .known(let spread) = amount else {
      throw Issue("unknown: \(amount.missing)")
    }
    return spread
  }

  private struct Issue: Error {
    let says: String
    init(_ says: String) { self.says = says }
  }

  @Test("the middle of a guess is the geometric mean of its ends, and its ends are its range")
  func lognormal() throws {
    let found = try spread(80.million.users...125.million.users)
    #expect(abs(found.value / 1e8 - 1) < 1e-12)
    #expect(abs(found.low / 80e6 - 1) < 1e-12)
    #expect(abs(found.high / 125e6 - 1) < 1e-12)
  }

  @Test("a guess that reaches zero is spread evenly about its middle")
  func normal() throws {
    let found = try spread(0.percent...10.percent)
    #expect(abs(found.value - 0.05) < 1e-12)
    #expect(abs(found.low) < 0.004 && abs(found.high - 0.1) < 0.004)
  }

  @Test("a guess used twice is one unknown: over itself it is one, for sure")
  func oneUnknown() throws {
    let people = 10.million.users...90.million.users
    let found = try spread(people.each(2.items).each(1.item, per: .day).over(1.day).each(1.item))
    #expect(abs(found.value - 6e7) < 1)
    let ratio = people.per(.day).over(1.day)
    let one = Ratio(Formula(.quotient(ratio.formula, people.formula), .ratio))
    let same = try spread(one)
    #expect(same.low == same.high && abs(same.value - 1) < 1e-12)
  }

  @Test("two guesses multiplied spread by the root of the sum of squares")
  func product() throws {
    let found = try spread((1.million.users...4.million.users).each(1.item...4.items))
    // ln 4 / 2 each; together √2 times as far.
    #expect(abs(found.value - 4e6) < 1e-3)
    #expect(abs(found.high / found.value - 2.6651441) < 1e-6)
  }

  @Test("what is rounded up lies between its ends rounded up")
  func roundedUp() throws {
    let found = try spread((5.users...20.users).relative(to: 0.9.users).roundedUp())
    // 5.56 and 22.2; in the middle 10 ÷ 0.9.
    #expect(found.value == 12 && found.low == 6 && found.high == 23)
    // 11.11 × e^(0.4214² ÷ 2) = 12.14 before it is rounded up, which adds about a half.
    #expect(abs(try #require(found.mean) - 12.64) < 0.05)
  }

  @Test("a sum of two guesses is sampled, and agrees with the closed form where there is one")
  func sampling() throws {
    let one = 1.million.users...4.million.users
    let closed = try spread(one * 2.times)
    let sampled = try spread(one * 2.times + 0.users.atLeast(0.users) * (1.times...2.times))
    #expect(abs(sampled.low / closed.low - 1) < 0.05)
    #expect(abs(sampled.high / closed.high - 1) < 0.05)
    #expect(try spread(one + (1.user...2.users)) == spread(one + (1.user...2.users)))
  }

  @Test("a divisor of zero makes an unknown, not a number")
  func zero() {
    let nothing = 100.users.each(1.request).at(0.perSecond)
    #expect(Evaluation(of: [nothing.formula]).amount(of: nothing.formula).value == nil)
  }

  @Test("a sum of ten thousand terms is worked out without overflowing the stack")
  func deep() {
    let sum = (1...10_000).reduce(0.bytes) { total, _ in total + 1.byte }
    #expect(sum.median == 10_000)
  }

  @Test("a sum of twenty thousand calls is worked out and taken apart")
  func manyTerms() {
    let service = Service("Service")
    let client = Client("Client")
    let design = Design("Many") {
      Traffic(peak: 2.times)
      Flow("Flow", at: 1.perSecond) {
        for _ in 0..<20_000 { client.calls(service, sending: 1.byte, receiving: 1.byte) }
      }
    }
    #expect(value(.rateMean, of: .component("Service"), in: design) == 20_000)
  }
}

extension Int {
  fileprivate var user: Count { users }
}
