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

  /// What empties a folder in which others, such as a compiler, have left something.
  nonisolated(unsafe) private static let emptying = {
    let words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: 5)
    for (index, word) in ["rm", "-rf", "--"].enumerated() {
      (words + index).initialize(to: strdup(word))
    }
    (words + 3).initialize(repeating: nil, count: 2)
    return words
  }()

  /// What it says goes nowhere: that a folder is not empty yet is no news to the user.
  nonisolated(unsafe) private static let silence = {
    let actions = UnsafeMutablePointer<posix_spawn_file_actions_t>.allocate(capacity: 1)
    posix_spawn_file_actions_init(actions)
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    return actions
  }()

  static func add(_ path: String) {
    // Made now: the handler of signals may allocate nothing.
    _ = (emptying, silence)
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
      guard let path = paths[index], unlink(path) != 0, rmdir(path) != 0,
        errno == ENOTEMPTY || errno == EEXIST
      else { continue }
      empty(path)
    }
  }

  /// Takes a folder away with all that is in it; reading a folder allocates, so another program does.
  ///
  /// A linker that was just killed may have left a file after its folder was read, so it is tried again.
  private static func empty(_ path: UnsafeMutablePointer<CChar>) {
    emptying[3] = path
    _ = Children.holds(within: 1_000) {
      var remover: pid_t = 0
      // The last of the words is the end of an empty environment as well.
      guard posix_spawn(&remover, "/bin/rm", silence, nil, emptying, emptying + 4) == 0 else {
        return true
      }
      waitpid(remover, nil, 0)
      return access(path, F_OK) != 0
    }
  }

  private static func isSame(_ kept: UnsafeMutablePointer<CChar>?, _ path: String) -> Bool {
    kept.map { strcmp($0, path) == 0 } ?? false
  }
}
