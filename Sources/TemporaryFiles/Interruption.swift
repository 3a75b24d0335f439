import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps signals and temporary files apart: no signal comes between making a file and knowing of it.
///
/// A signal may reach any thread, so blocking it in one is not enough: there is a gate besides. Who
/// holds it has all signals blocked in its own thread, so a handler never waits for itself.
enum Interruption {
  private static let gate = Atomic<Bool>(false)
  nonisolated(unsafe) private static var isWatching = false

  /// Does a short work that no handler of ours may come between.
  static func deferred<Result>(_ work: () -> Result) -> Result {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    close()
    defer {
      gate.store(false, ordering: .releasing)
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return work()
  }

  /// Has the signals that stop a process take its files away first; call it while deferred.
  static func watchForSignals() {
    guard !isWatching else { return }
    isWatching = true
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, stopped)
      if address(before) == address(SIG_IGN) { signal(number, before) }
    }
  }

  fileprivate static func close() {
    while !gate.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing)
      .exchanged
    {
      sched_yield()
    }
  }

  private static func address(_ handler: (@convention(c) (Int32) -> Void)?) -> Int {
    unsafeBitCast(handler, to: Int.self)
  }
}

/// Ends the children, takes the files away and ends the process as the signal would have; the gate stays closed, so that
/// no other thread makes another file meanwhile.
private func stopped(_ number: Int32) {
  var all = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_SETMASK, &all, nil)
  Interruption.close()
  Children.end()
  Traces.sweep()
  signal(number, SIG_DFL)
  raise(number)
  var this = sigset_t()
  sigemptyset(&this)
  sigaddset(&this, number)
  pthread_sigmask(SIG_UNBLOCK, &this, nil)
}
