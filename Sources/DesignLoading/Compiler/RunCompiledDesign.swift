import Synchronization
import SystemDesign

/// Runs a compiled design in this process and writes what it made; the status to exit with.
///
/// This is the body of `napkin __run-design LIBRARY OUTPUT`, which only napkin itself calls. The
/// output is opened before the design's own code runs and written after it has ended; what that
/// code prints goes to the file `OUTPUT.printed`. Call it on the main thread, first thing, and exit
/// with its result at once.
public func runCompiledDesign(library: String, output: String) -> Int32 {
  guard let descriptor = Platform.create(output),
    Platform.redirectOutput(to: output + ".printed")
  else { return RunStatus.notStarted }
  Platform.bindResources()
  Design.listener = { design in made.withLock { $0.append(design) } }
  do {
    _ = try CompiledLibrary(path: library).run()
  } catch {
    print(error.says)
    return RunStatus.notStarted
  }
  Design.listener = nil
  Platform.unbindFiles()
  let text = DesignOutcome(made.withLock { $0 }).json.text
  return Platform.write(Array(text.utf8), to: descriptor) ? 0 : RunStatus.notWritten
}

/// How the process that runs a design ends when it is not the design that ends it.
enum RunStatus {
  /// As EX_OSERR and EX_IOERR of sysexits.h, which a design has no reason to use.
  static let notStarted: Int32 = 71
  static let notWritten: Int32 = 74
}

/// The designs a file has made so far; kept to the end of the process, since letting go of a very
/// deep expression takes more stack than there may be.
private let made = Mutex<[Design]>([])
