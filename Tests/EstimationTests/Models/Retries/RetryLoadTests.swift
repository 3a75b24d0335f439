import Estimation
import Testing

struct RetryLoadTests {
  @Test("retries: one in ten fails and is asked up to three times again: 1.111 times the load")
  func amplification() throws {
    expect(try RetryLoad.amplification(failing: 0.1, retries: 3), is: 1.111, within: 1e-12)
  }

  @Test("retries: where everything fails, three retries make four times the load")
  func outage() throws {
    #expect(try RetryLoad.amplification(failing: 1, retries: 3) == 4)
    expect(
      try RetryLoad.amplification(failing: 1 - 1e-12, retries: 3), is: 4, within: 1e-9)
  }

  @Test("a budget bounds it, layers multiply it, and what is left fails")
  func bounded() throws {
    #expect(try RetryLoad.amplification(failing: 1, retries: 3, budget: 0.1) == 1.1)
    #expect(try RetryLoad.worst([2, 2, 3]) == 36)
    expect(try RetryLoad.failing(0.1, retries: 3), is: 1e-4, within: 1e-12)
    #expect(try RetryLoad.amplification(failing: 0, retries: 3) == 1)
    #expect(try RetryLoad.amplification(failing: 0.7, retries: 0) == 1)
  }

  @Test("three attempts of which each half fails are 1.75; through three layers 5.3594")
  func expectedAttempts() throws {
    let half = try RetryLoad.amplification(failing: 0.5, retries: 2)
    #expect(half == 1.75)
    expect(half * half * half, is: 5.3594, within: 1e-4 / 5.3594)
    #expect(try RetryLoad.worst([2, 2, 2]) == 27)
    #expect(try RetryLoad.worst([3, 3, 3]) == 64)
    #expect(try RetryLoad.worst([1, 1, 1, 1, 1]) == 32)
  }

  @Test("a share above one and fewer than no retries are refused")
  func refused() {
    #expect(throws: Refusal.self) { try RetryLoad.amplification(failing: 1.2, retries: 1) }
    #expect(throws: Refusal.self) { try RetryLoad.amplification(failing: 0.2, retries: -1) }
  }
}
