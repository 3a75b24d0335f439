/// Answers worked out before, by the operation and its two operands.
///
/// One place for each; a later answer takes the place of an earlier one, so that memory is bounded
/// and a lost answer is worked out again.
struct AnswerTable: ~Copyable {
  struct Entry {
    var first: UInt32
    var second: UInt32
    var operation: UInt32
    var answer: UInt32
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private let most: Int

  private static let empty = Entry(first: 0, second: 0, operation: .max, answer: 0)

  /// A small table that may grow to so many places, a power of two.
  init(most: Int = 1 << 22) {
    capacity = 1 << 7
    self.most = most
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Self.empty, count: capacity)
  }

  deinit { entries.deallocate() }

  @inline(__always)
  subscript(operation: UInt32, first: UInt32, second: UInt32) -> UInt32? {
    get {
      let entry = entries[NodeTable.hash(first, second, operation) & (capacity - 1)]
      return entry.first == first && entry.second == second && entry.operation == operation
        ? entry.answer : nil
    }
    set {
      guard let newValue else { return }
      entries[NodeTable.hash(first, second, operation) & (capacity - 1)] =
        Entry(first: first, second: second, operation: operation, answer: newValue)
    }
  }

  /// Grows to hold about as many answers as there are nodes.
  mutating func grow(to nodes: Int) {
    guard nodes > capacity, capacity < most else { return }
    let (old, oldCapacity) = (entries, capacity)
    while capacity < min(nodes, most) { capacity *= 2 }
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Self.empty, count: capacity)
    for place in 0..<oldCapacity where old[place].operation != .max {
      let entry = old[place]
      entries[NodeTable.hash(entry.first, entry.second, entry.operation) & (capacity - 1)] = entry
    }
    old.deallocate()
  }
}
