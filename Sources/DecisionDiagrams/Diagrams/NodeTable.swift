/// The nodes of decision diagrams, each held once.
///
/// A node says what holds where the variable of its level is false and where it is true. Nodes
/// stand after those below them; 0 and 1 are the ends. Flat memory of 16 bytes a node, freed with
/// the table.
struct NodeTable: ~Copyable {
  typealias Ref = UInt32

  struct Node {
    var level: UInt32
    var low: Ref
    var high: Ref
    /// The next node in the same bucket, 0 for none.
    var next: Ref
  }

  private(set) var nodes: UnsafeMutablePointer<Node>
  private(set) var count = 2
  private var capacity: Int
  private var buckets: UnsafeMutablePointer<Ref>
  private var mask: Int
  /// The nodes there may be.
  let most: Int
  /// Whether there would have been more.
  private(set) var isFull = false

  init(most: Int) {
    capacity = 1 << 7
    self.most = min(max(most, 2), Int(Ref.max) - 1)
    nodes = .allocate(capacity: capacity)
    let end = Node(level: .max, low: 0, high: 0, next: 0)
    nodes.initialize(to: end)
    (nodes + 1).initialize(to: end)
    mask = capacity - 1
    buckets = .allocate(capacity: capacity)
    buckets.initialize(repeating: 0, count: capacity)
  }

  deinit {
    nodes.deallocate()
    buckets.deallocate()
  }

  /// The node of a level with these below it; 0 where there is no room for it.
  ///
  /// Whether it can be left out is for the kind of diagram to say.
  @inline(__always)
  mutating func node(_ level: UInt32, _ low: Ref, _ high: Ref) -> Ref {
    let bucket = Self.hash(level, low, high) & mask
    var place = buckets[bucket]
    while place != 0 {
      let node = nodes[Int(place)]
      if node.low == low && node.high == high && node.level == level { return place }
      place = node.next
    }
    return append(level, low, high, bucket)
  }

  private mutating func append(_ level: UInt32, _ low: Ref, _ high: Ref, _ bucket: Int) -> Ref {
    guard count < most else {
      isFull = true
      return 0
    }
    var bucket = bucket
    if count == capacity {
      grow()
      bucket = Self.hash(level, low, high) & mask
    }
    (nodes + count).initialize(
      to: Node(level: level, low: low, high: high, next: buckets[bucket]))
    buckets[bucket] = Ref(count)
    count += 1
    return Ref(count - 1)
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
    buckets.deallocate()
    buckets = .allocate(capacity: capacity)
    buckets.initialize(repeating: 0, count: capacity)
    mask = capacity - 1
    for place in 2..<count {
      let bucket = Self.hash(nodes[place].level, nodes[place].low, nodes[place].high) & mask
      nodes[place].next = buckets[bucket]
      buckets[bucket] = Ref(place)
    }
  }

  @inline(__always)
  static func hash(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int {
    // Multipliers of SplitMix (Steele, Lea and Flood, 2014).
    let mixed =
      (UInt64(a) &* 0x9E37_79B9_7F4A_7C15) ^ (UInt64(b) &* 0xBF58_476D_1CE4_E5B9)
      ^ (UInt64(c) &* 0x94D0_49BB_1331_11EB)
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) >> 5)
  }
}
