#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Platform {
  /// Makes a process that was started oddly an ordinary one.
  ///
  /// A closed standard output would give its number to the next file that is opened, and an answer
  /// would be written into that. A file that may grow no more is told of like a full disk, where the
  /// system would end the process with its files half-written.
  static func prepare() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // For reading only, so that what is written to it still fails.
      _ = open("/dev/null", O_RDONLY)
    }
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Keeps a value until the process ends: to let go of some hundred thousand expressions one by one
  /// takes a tenth of a command's time, and the end of the process takes none.
  static func keep(_ value: some Sendable) { _ = Unmanaged.passRetained(Kept(value)) }

  private final class Kept: Sendable {
    private let value: any Sendable

    init(_ value: any Sendable) { self.value = value }
  }

  /// Does a work whose libraries write to the standard error on their own: what they say there is
  /// said by 'napkin doctor' in our words.
  static func withoutNoise<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer {
      if kept >= 0 {
        dup2(kept, STDERR_FILENO)
        close(kept)
      }
      if nowhere >= 0 { close(nowhere) }
    }
    if kept >= 0, nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
    return try work()
  }
}
