#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The paths that a signal takes away; touched only while `Interruption` is deferred.
enum Traces {
  /// Plain memory, since a handler of signals may allocate nothing.
  nonisolated(unsafe) private static var paths = UnsafeMutablePointer<
    UnsafeMutablePointer<CChar>?
  >.allocate(capacity: 16)
  nonisolated(unsafe) private static var capacity = 16
  nonisolated(unsafe) private static var count = 0

  static func add(_ path: String) {
    if count == capacity {
      let larger = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
        capacity: capacity * 2)
      larger.moveInitialize(from: paths, count: count)
      paths.deallocate()
      paths = larger
      capacity *= 2
    }
    (paths + count).initialize(to: strdup(path))
    count += 1
  }

  static func drop(_ path: String) {
    guard let index = (0..<count).last(where: { isSame(paths[$0], path) }) else { return }
    free(paths[index])
    for next in index + 1..<count { paths[next - 1] = paths[next] }
    count -= 1
  }

  /// Takes everything away, the files before the folders they are in.
  static func sweep() {
    var index = count
    while index > 0 {
      index -= 1
      if let path = paths[index], unlink(path) != 0 { rmdir(path) }
    }
  }

  private static func isSame(_ kept: UnsafeMutablePointer<CChar>?, _ path: String) -> Bool {
    kept.map { strcmp($0, path) == 0 } ?? false
  }
}
