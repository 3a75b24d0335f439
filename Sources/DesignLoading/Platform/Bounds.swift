#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Platform {
  /// What a design may use while it runs.
  enum Limit {
    /// Seconds of processor time.
    ///
    /// The parent watches the clock on the wall; this ends what has lost its parent.
    static let processorTime = 12
    /// Bytes of memory of its own.
    ///
    /// Not of address space: Swift reserves far more than it uses.
    static let memory = 1 << 30
    /// Bytes of any file it writes, what it prints among them.
    static let printed = 1 << 20
  }

  /// Binds this process and those it starts; a crash leaves no core behind.
  static func bindResources() {
    lower(RLIMIT_CORE, to: 0)
    lower(RLIMIT_CPU, to: Limit.processorTime)
    lower(RLIMIT_DATA, to: Limit.memory)
    lower(RLIMIT_FSIZE, to: Limit.printed)
    // Who started us may have it ignored; here it ends what prints without end.
    signal(SIGXFSZ, SIG_DFL)
  }

  /// Lets the model be longer than what a design may print.
  static func unbindFiles() { lower(RLIMIT_FSIZE, to: JSON.mostBytes + 1) }

  #if canImport(Glibc)
    private static func lower(_ resource: __rlimit_resource, to value: Int) {
      lower(Int32(resource.rawValue), to: value)
    }
  #endif

  private static func lower(_ resource: Int32, to value: Int) {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return }
    limit.rlim_cur = min(rlim_t(value), limit.rlim_max)
    setrlimit(resource, &limit)
  }

  /// Sends what this process prints, and what is said when it stops, to a new file.
  static func redirectOutput(to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return dup2(descriptor, STDOUT_FILENO) >= 0 && dup2(descriptor, STDERR_FILENO) >= 0
  }

  /// A new file for the model, opened before the design's own code can touch it.
  static func create(_ path: String) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    return descriptor >= 0 ? descriptor : nil
  }

  /// What stopped a process, by the number of its signal.
  enum Stop {
    static func isOutOfTime(_ signal: Int32) -> Bool { signal == SIGXCPU }
    static func isOutOfRoom(_ signal: Int32) -> Bool { signal == SIGXFSZ }
    static func isBadMemory(_ signal: Int32) -> Bool { signal == SIGSEGV || signal == SIGBUS }
  }
}
