import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Each element made into another, some of them side by side where there are many.
  ///
  /// The list is always cut in the same way, so that what comes out does not hang on the machine. Each
  /// part has a tool of its own, as a table of what was found before.
  package func mapSideBySide<Tool, Made: Sendable>(
    with tool: @Sendable () -> Tool, _ make: @Sendable (Element, Tool) -> Made
  ) -> [Made] {
    guard count >= SideBySide.fewest else {
      let tool = tool()
      return map { make($0, tool) }
    }
    let found = Mutex<[Int: [Made]]>([:])
    DispatchQueue.concurrentPerform(iterations: SideBySide.parts) { part in
      let tool = tool()
      let made = stride(from: part, to: count, by: SideBySide.parts).map { make(self[$0], tool) }
      found.withLock { $0[part] = made }
    }
    let parts = found.withLock { $0 }
    return indices.compactMap { parts[$0 % SideBySide.parts]?[$0 / SideBySide.parts] }
  }

  /// The same without a tool.
  package func mapSideBySide<Made: Sendable>(
    _ make: @Sendable (Element) -> Made
  ) -> [Made] {
    mapSideBySide(with: {}, { element, _ in make(element) })
  }

  /// Each of a few made into another, in their order, one begun whenever another is done.
  package func mapApart<Made: Sendable>(_ make: @Sendable (Element) -> Made) -> [Made] {
    let found = Mutex<[Int: Made]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { place in
      let made = make(self[place])
      found.withLock { $0[place] = made }
    }
    let all = found.withLock { $0 }
    return indices.compactMap { all[$0] }
  }
}

private enum SideBySide {
  static let parts = 4
  /// A small design takes milliseconds and begins no threads.
  static let fewest = 16
}
