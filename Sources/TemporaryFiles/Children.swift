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
  /// How many milliseconds each has to end by itself once it is interrupted.
  nonisolated(unsafe) private static let patience = UnsafeMutablePointer<Int>.allocate(capacity: 16)
  nonisolated(unsafe) private static var count = 0

  /// Has a group end when this process is told to stop.
  ///
  /// - Parameters:
  ///   - group: The process that leads it.
  ///   - patience: How many milliseconds it has to end by itself, and what it started in other groups;
  ///     none where it is not trusted to.
  public static func began(_ group: pid_t, patience milliseconds: Int = 0) {
    Interruption.deferred {
      Interruption.watchForSignals()
      guard count < 16 else { return }
      (groups + count).initialize(to: group)
      (patience + count).initialize(to: milliseconds)
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
      patience[index] = patience[count]
    }
  }

  /// Ends them all, and waits until they are gone; called by the handler of signals.
  ///
  /// Who is given time is interrupted first: the driver of the Swift compiler gives each program it
  /// starts, the linker too, a group of its own, so only the driver can end them.
  static func end() {
    for index in 0..<count { kill(-groups[index], patience[index] > 0 ? SIGINT : SIGKILL) }
    for index in 0..<count {
      let leader = groups[index]
      if !holds(within: patience[index], { waitpid(leader, nil, WNOHANG) != 0 }) {
        kill(-leader, SIGKILL)
        waitpid(leader, nil, 0)
      }
      // What the leader started may still end a write when it is gone, and is not ours to reap.
      kill(-leader, SIGKILL)
      _ = holds(within: 2_000) { kill(-leader, 0) != 0 }
    }
  }

  /// Whether something comes to hold within so many milliseconds; for handlers of signals as well.
  static func holds(within milliseconds: Int, _ condition: () -> Bool) -> Bool {
    for _ in 0..<milliseconds / 2 {
      if condition() { return true }
      usleep(2_000)
    }
    return condition()
  }
}
