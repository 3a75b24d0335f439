/// A stack of plain values in flat memory.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
  private var elements: UnsafeMutablePointer<Element>
  private var capacity = 64
  private var count = 0

  init() { elements = .allocate(capacity: 64) }

  deinit { elements.deallocate() }

  var isEmpty: Bool { @inline(__always) get { count == 0 } }

  /// The element pushed last.
  var top: Element { @inline(__always) get { elements[count - 1] } }

  @inline(__always)
  mutating func push(_ element: Element) {
    if count == capacity { grow() }
    (elements + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func setTop(_ change: (inout Element) -> Void) { change(&elements[count - 1]) }

  @inline(__always)
  mutating func pop() { count -= 1 }

  mutating func clear() { count = 0 }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: elements, count: count)
    elements.deallocate()
    elements = larger
    capacity *= 2
  }
}
