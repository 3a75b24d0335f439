import Estimation
import RealModule
import Testing

struct LeastRecentlyUsedTests {
  @Test(
    "Che's approximation: the hit ratio of a cache by its size",
    arguments: [
      (10_000, 1.0, 1_000, 0.675602), (1_000, 1.0, 100, 0.576525),
      (1_000_000, 0.8, 100_000, 0.487113), (1_000_000, 1.0, 10_000, 0.585138),
      (100_000, 0.9, 20_000, 0.707456),
    ])
  func hitRatio(items: Double, exponent: Double, capacity: Double, ratio: Double) throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: items, exponent: exponent))
    expect(try cache.hitRatio(capacity: capacity), is: ratio, decimals: 6)
  }

  @Test(
    "Che's approximation: the time an entry stays",
    arguments: [
      (10_000, 1.0, 1_000, 2352.18, 2), (1_000, 1.0, 100, 180.929, 3),
      (1_000_000, 0.8, 100_000, 161_660, 0), (1_000_000, 1.0, 10_000, 20_649.7, 1),
      (100_000, 0.9, 20_000, 49_897.2, 1),
    ])
  func time(
    items: Double, exponent: Double, capacity: Double, time: Double, decimals: Int
  ) throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: items, exponent: exponent))
    expect(try cache.characteristicTime(capacity: capacity), is: time, decimals: decimals)
  }

  @Test(
    "in buckets as item by item, up to a million items, to 1e-9",
    arguments: [
      (0, 65), (0.6, 65), (1, 65), (2, 65), (0, 9_000), (0.3, 9_000), (0.8, 9_000), (1.2, 9_000),
      (2, 9_000), (0.8, 1_000_000), (1, 1_000_000),
    ])
  func buckets(exponent: Double, items: Double) throws {
    let popularity = try ZipfPopularity(items: items, exponent: exponent)
    let shares = try (1...Int(items)).map { try popularity.share(ofRank: Double($0)) }
    let cache = LeastRecentlyUsed(popularity)
    for part in items > 1e5 ? [0.1] : [0.001, 0.1, 0.9] where part * items >= 1 {
      let time = try cache.characteristicTime(capacity: part * items)
      var (inside, hits) = (0.0, 0.0)
      for share in shares {
        let found = -Double.expMinusOne(-share * time)
        inside += found
        hits += share * found
      }
      expect(inside, is: part * items, within: 1e-9)
      expect(try cache.hitRatio(capacity: part * items), is: hits, within: 1e-9)
    }
  }

  @Test(
    "memory from the hit ratio is the inverse of the hit ratio from memory",
    arguments: [1_000, 1e6, 1e12], [0.05, 0.4, 0.7, 0.95, 0.999])
  func inverse(items: Double, ratio: Double) throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: items, exponent: 0.9))
    let capacity = try cache.capacity(hitRatio: ratio)
    #expect(capacity > 0 && capacity < items)
    expect(try cache.hitRatio(capacity: capacity), is: ratio, within: 1e-9)
  }

  @Test("the hit ratio grows with the memory, from nothing to everything")
  func monotone() throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: 1e9, exponent: 0.8))
    let ratios = try [0, 1, 10, 1e3, 1e5, 1e7, 5e8, 9.9e8, 1e9, 1e10]
      .map { try cache.hitRatio(capacity: $0) }
    #expect(ratios == ratios.sorted())
    #expect(ratios.first == 0 && ratios.last == 1)
    #expect(try cache.capacity(hitRatio: 0) == 0)
    #expect(try cache.capacity(hitRatio: 1) == 1e9)
  }

  @Test("items wanted alike: the hit ratio is the share that fits")
  func flat() throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: 5_000, exponent: 0))
    expect(try cache.hitRatio(capacity: 1_250), is: 0.25, within: 1e-10)
  }

  @Test(
    "a simulated cache answers as Che's approximation says, within 0.5 %",
    arguments: [(10_000, 1_000), (1_000, 100)])
  func simulated(items: Int, capacity: Int) throws {
    let popularity = try ZipfPopularity(items: Double(items), exponent: 1)
    var simulation = try SimulatedCache(popularity, capacity: capacity, seed: 1)
    let found = simulation.hitRatio(requests: 300_000)
    let cache = LeastRecentlyUsed(popularity)
    expect(found, is: try cache.hitRatio(capacity: Double(capacity)), within: 0.005)
  }

  @Test(
    "a hit ratio over 100 %, a negative size and the time of a cache that holds all are refused")
  func refused() throws {
    let cache = try LeastRecentlyUsed(ZipfPopularity(items: 10, exponent: 1))
    #expect(throws: Refusal("hit ratio", 1.2, wanted: "between 0 and 1")) {
      try cache.capacity(hitRatio: 1.2)
    }
    #expect(throws: Refusal.self) { try cache.hitRatio(capacity: -1) }
    #expect(throws: Refusal.self) { try cache.characteristicTime(capacity: 10) }
  }
}

/// A cache that throws out what was not asked for the longest, asked at random.
private struct SimulatedCache {
  private let chances: [Double]
  private let capacity: Int
  private var dice: Random
  /// When each item was last asked for, and who is inside in the order of that.
  private var newer: [Int]
  private var older: [Int]
  private var isInside: [Bool]
  private var count = 0

  init(_ popularity: ZipfPopularity, capacity: Int, seed: UInt64) throws {
    let items = Int(popularity.items)
    var sum = 0.0
    chances = try (1...items).map { rank in
      sum += try popularity.share(ofRank: Double(rank))
      return sum
    }
    self.capacity = capacity
    dice = Random(seed: seed)
    // A ring of neighbours; the place after the last item is its head.
    newer = [Int](repeating: items, count: items + 1)
    older = newer
    isInside = [Bool](repeating: false, count: items + 1)
  }

  mutating func hitRatio(requests: Int) -> Double {
    var (hits, counted) = (0, 0)
    for request in 0..<requests {
      let found = ask(item())
      guard request >= requests / 4 else { continue }
      counted += 1
      if found { hits += 1 }
    }
    return Double(hits) / Double(counted)
  }

  private mutating func item() -> Int {
    let chance = Double.random(in: 0..<1, using: &dice)
    var (low, high) = (0, chances.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if chances[middle] > chance { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func ask(_ item: Int) -> Bool {
    let head = chances.count
    let found = isInside[item]
    if found {
      remove(item)
    } else {
      if count == capacity {
        let last = newer[head]
        remove(last)
        (isInside[last], count) = (false, count - 1)
      }
      (isInside[item], count) = (true, count + 1)
    }
    let first = older[head]
    (older[item], newer[item]) = (first, head)
    (newer[first], older[head]) = (item, item)
    return found
  }

  private mutating func remove(_ item: Int) {
    newer[older[item]] = newer[item]
    older[newer[item]] = older[item]
  }
}
