import Estimation
import RealModule
import Testing

struct FanOutTests {
  @Test("push: 6,000 posts a second to 75 followers are 450 k deliveries a second")
  func push() throws {
    #expect(try FanOut.push(posts: 6_000, followers: 75) == 450_000)
  }

  @Test("pull: 300 k reads a second of 150 followees are 45 M look-ups a second")
  func pull() throws {
    #expect(try FanOut.pull(reads: 300_000, followees: 150) == 45e6)
  }

  @Test("a million followers and ten posts a day are 10 M deliveries, and 5 M reads are cheaper")
  func celebrity() throws {
    #expect(try FanOut.push(posts: 10, followers: 1e6) == 10e6)
    #expect(try FanOut.cheaper(posts: 10, followers: 1e6, reads: 5e6) == .pull)
    #expect(try FanOut.cheaper(posts: 1, followers: 1e6, reads: 5e6) == .push)
  }

  @Test(
    "a distribution of followers has the mean and the top it was made of",
    arguments: [(75, 31e6), (1.01, 1e6), (200, 1_000), (700, 1_000), (1.5, 2), (17.25, 31e6)])
  func fitted(mean: Double, top: Double) throws {
    let followers = try FollowerDistribution(mean: mean, top: top)
    expect(followers.reached(upTo: top), is: mean, within: 1e-9)
    expect(followers.mean(cappedAt: top), is: mean, within: 1e-9)
    #expect(followers.share(above: top) == 0 && followers.share(above: 1) == 1)
  }

  @Test("what is counted up to a limit grows with it, and counts are those of a numerical integral")
  func partial() throws {
    let followers = try FollowerDistribution(mean: 75, top: 31e6)
    let limits = [1, 10, 1e3, 1e5, 1e6, 31e6]
    let reached = limits.map(followers.reached)
    #expect(reached == reached.sorted())
    // E[min(f, T)] is the integral of the share above, from 0 to T.
    for limit in limits.dropFirst() {
      let steps = 20_000
      var (sum, x) = (1.0, 1.0)
      for step in 1...steps {
        let next = exponential(of: limit, Double(step) / Double(steps))
        sum += (next - x) * (followers.share(above: x) + followers.share(above: next)) / 2
        x = next
      }
      expect(followers.mean(cappedAt: limit), is: sum, within: 1e-5)
    }
  }

  private func exponential(of limit: Double, _ power: Double) -> Double {
    Double.pow(limit, power)
  }

  @Test("the limit of the workers' budget is the one that uses it up")
  func budget() throws {
    let followers = try FollowerDistribution(mean: 75, top: 31e6)
    let limit = try FanOut.limit(posts: 4_600, followers, budget: 200_000)
    let hybrid = try FanOut.hybrid(posts: 4_600, followers, upTo: limit)
    expect(hybrid.deliveries, is: 200_000, within: 1e-9)
    expect(hybrid.saved, is: 1 - 200_000 / (4_600.0 * 75), within: 1e-9)
    #expect(hybrid.gatheredAuthors > 0 && hybrid.gatheredAuthors < 0.001)
    #expect(try FanOut.limit(posts: 4_600, followers, budget: 1e9) == 31e6)
  }

  @Test("a mean above the top, a top of one and a negative budget are refused")
  func refused() throws {
    #expect(throws: Refusal.self) { try FollowerDistribution(mean: 80, top: 75) }
    #expect(throws: Refusal.self) { try FollowerDistribution(mean: 1, top: 1) }
    #expect(throws: Refusal.self) { try FollowerDistribution(mean: 0.5, top: 75) }
    let followers = try FollowerDistribution(mean: 75, top: 31e6)
    #expect(throws: Refusal.self) { try FanOut.limit(posts: 0, followers, budget: 1) }
    #expect(throws: Refusal.self) { try FanOut.limit(posts: 1, followers, budget: -1) }
  }
}
