#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of a program from its start to its end.
struct Run {
  let milliseconds: Double
  /// The most memory it held at once.
  let megabytes: Double
  let status: Int32

  /// Starts a program with nothing to read and nobody who reads its answers, and waits for it; nil
  /// where it cannot be started.
  init?(_ command: [String]) {
    guard let program = command.first else { return nil }
    var actions = Self.noActions
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor: Int32 in [1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let clock = ContinuousClock()
    let start = clock.now
    var child: pid_t = 0
    guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else { return nil }
    var (ended, usage): (Int32, rusage) = (0, rusage())
    while wait4(child, &ended, 0, &usage) < 0 {
      guard errno == EINTR else { return nil }
    }
    let time = start.duration(to: clock.now).components
    milliseconds = Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
    megabytes = Double(usage.ru_maxrss) / Self.residentUnitsInMegabyte
    // What a signal ended has no status of its own.
    status = ended & 0x7F == 0 ? ended >> 8 & 0xFF : 128 + ended & 0x7F
  }

  #if canImport(Darwin)
    private static var noActions: posix_spawn_file_actions_t? { nil }
    private static let residentUnitsInMegabyte = 1_048_576.0
  #else
    private static var noActions: posix_spawn_file_actions_t { posix_spawn_file_actions_t() }
    private static let residentUnitsInMegabyte = 1_024.0
  #endif
}
