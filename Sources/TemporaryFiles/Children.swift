#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The processes that were started here and that must not outlive this one.
///
/// Each leads a group of its own: those that it starts are ended with it.
public enum Children {
  /// Plain memory, since a handler of signals may allocate nothing; more than are ever there at once.
  nonisolated(unsafe) private static let groups = UnsafeMutablePointer<pid_t>.allocate(capacity: 16)
  nonisolated(unsafe) private static var count = 0

  /// Has a group end when this process is told to stop.
  public static func began(_ group: pid_t) {
    Interruption.deferred {
      Interruption.watchForSignals()
      guard count < 16 else { return }
      (groups + count).initialize(to: group)
      count += 1
    }
  }

  /// Ends whatever is left of a group whose leader is gone.
  public static func ended(_ group: pid_t) {
    Interruption.deferred {
      kill(-group, SIGKILL)
      guard let index = (0..<count).first(where: { groups[$0] == group }) else { return }
      count -= 1
      groups[index] = groups[count]
    }
  }

  /// Ends them all, and waits until their leaders are gone; called by the handler of signals.
  ///
  /// What a leader started may still end a write when the leader is gone, into a folder that is about
  /// to be taken away: it is waited for as well, two seconds at most, since it is not ours to reap.
  static func end() {
    for index in 0..<count { kill(-groups[index], SIGKILL) }
    for index in 0..<count { waitpid(groups[index], nil, 0) }
    for index in 0..<count {
      var left = 1_000
      while left > 0, kill(-groups[index], 0) == 0 {
        usleep(2_000)
        left -= 1
      }
    }
  }
}
