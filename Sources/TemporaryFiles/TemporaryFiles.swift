#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files and folders of this process that must be gone when it is told to stop.
///
/// SIGINT, SIGTERM and SIGHUP take away what stands here and then end the process as they would have
/// done; a signal that was ignored before stays ignored, as under `nohup`.
public enum TemporaryFiles {
  /// Makes a file or a folder, and knows of it from the first moment of its life.
  ///
  /// - Parameters:
  ///   - paths: What there will be, the folders before the files in them.
  ///   - work: One short call of the system that makes it; true where it did.
  @discardableResult
  public static func make(_ paths: [String], _ work: () -> Bool) -> Bool {
    Interruption.deferred {
      guard work() else { return false }
      Interruption.watchForSignals()
      for path in paths { Traces.add(path) }
      return true
    }
  }

  /// Ends the life of something that was made here: the work renames or removes it.
  @discardableResult
  public static func end<Result>(_ paths: [String], _ work: () -> Result) -> Result {
    Interruption.deferred {
      let result = work()
      for path in paths { Traces.drop(path) }
      return result
    }
  }

  /// A path in a folder that nobody else will think of.
  public static func randomPath(in folder: String) -> String {
    folder + "/napkin-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
