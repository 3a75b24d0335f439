import Subprocess
import SystemDesign

/// Turns a design file into a library that can be run, and runs it.
///
/// Two steps, since `swiftc -emit-library` alone leaves out the `main` that the file's own code
/// stands in.
struct Compilation {
  /// The path of the design, as it was typed.
  let path: String
  /// Its text.
  let source: String
  /// The folder that holds `SystemDesign.swiftmodule`.
  let modules: String
  /// The executable that runs `__run-design`.
  let child: String
  /// The name of the compiler on the path.
  let compiler: String
  /// How long the design's own code may take.
  let timeLimit: Duration

  /// The longest that the compiler may take; a design of 80 components takes 5 s.
  private static let compileLimit = Duration.seconds(60)

  func load() async throws(LoadingError) -> LoadedDesign {
    guard ModuleFolder.isComplete(modules) else {
      throw .helper(
        says: "no module SystemDesign in '\(modules)'; set NAPKIN_MODULES to the folder that has it"
      )
    }
    guard let folder = TemporaryFolder() else {
      throw .helper(
        says: "no temporary folder can be made in '\(TemporaryFolder.parent)': "
          + "\(Platform.lastError); set TMPDIR to a folder that can be written to")
    }
    defer { folder.remove() }
    let warnings = try await compile(in: folder)
    try await link(in: folder)
    let run = CompiledRun(path: path, child: child, timeLimit: timeLimit)
    return LoadedDesign(
      design: try await run.design(in: folder), path: path,
      warnings: warnings.map { $0.text(in: path) })
  }

  /// Compiles a copy that says which file it is a copy of; gives back the warnings.
  private func compile(in folder: TemporaryFolder) async throws(LoadingError) -> [Diagnostic] {
    let name = quotable(path)
    // A byte order mark may only be the first of all.
    let text =
      source.unicodeScalars.first == "\u{FEFF}" ? String(source.unicodeScalars.dropFirst()) : source
    let copy = "#sourceLocation(file: \"\(name)\", line: 1)\n" + text
    guard Platform.write(Array(copy.utf8), to: folder.file(.source)) else {
      throw .helper(says: "the temporary folder takes no file: \(Platform.lastError)")
    }
    let (end, said) = await swiftc(
      in: folder,
      [
        "-c", folder.file(.source), "-o", folder.file(.object),
        "-module-name", "design", "-swift-version", "6", "-I", modules,
        "-diagnostic-style", "llvm",
        // Lines alone, for the place where a design stops; they cost nothing that can be measured.
        "-gline-tables-only",
        // What takes longer than a second is refused; otherwise the wait is six.
        "-Xfrontend", "-solver-expression-time-threshold=1",
      ])
    let diagnostics = Wording(source).better(Diagnostic.read(said, about: name))
    switch end {
    case .exited(0): return diagnostics.filter { $0.severity == .warning }
    case .notStarted: throw .helper(says: Self.noCompiler)
    case .outOfTime:
      throw .stopped(
        path: path, line: nil, column: nil,
        says: "the compiler did not finish in \(Self.compileLimit.components.seconds) s")
    case .exited, .signalled:
      if let mismatch = Self.mismatch(said) { throw .helper(says: mismatch) }
      let errors = diagnostics.filter { $0.severity == .error }
      guard errors.isEmpty else { throw .refused(path: path, errors) }
      throw .helper(says: "the compiler failed: " + Self.firstLine(said))
    }
  }

  /// The path as it may stand between quotes; the compiler repeats it as it stands there.
  private func quotable(_ path: String) -> String {
    path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private func link(in folder: TemporaryFolder) async throws(LoadingError) {
    let (end, said) = await swiftc(
      in: folder,
      ["-emit-library", folder.file(.object), "-o", folder.file(.library)]
        + CompiledLibrary.linkArguments)
    guard case .exited(0) = end else {
      throw .helper(says: "the compiled design cannot be linked: " + Self.firstLine(said))
    }
  }

  private func swiftc(
    in folder: TemporaryFolder, _ arguments: [String]
  ) async -> (end: Tool.End, said: String) {
    // The driver ends its linker where it is interrupted, a moment later on a busy machine.
    await Tool.run(
      .name(compiler), arguments, environment: folder.environment, within: Self.compileLimit,
      patience: 10)
  }

  private static let noCompiler =
    "no swiftc on the path; install Swift from swift.org to read a .swift file, "
    + "or take a .json model or a built-in scenario, which need none"

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? "it says nothing"
  }

  /// Says so where the module was built by another compiler than the one that was found.
  static func mismatch(_ said: String) -> String? {
    let pattern = /module compiled with (.+?) cannot be imported by the (.+?) compiler/
    guard let match = said.firstMatch(of: pattern) else {
      // Of two compilers that call themselves by one version.
      return said.contains("compiled module was created by a")
        ? "napkin was built with another compiler than the swiftc found; "
          + "build napkin anew with that one, or put the other first on the path" : nil
    }
    return "napkin was built with \(match.1), and the swiftc found is \(match.2); "
      + "build napkin anew with that one, or put the other first on the path"
  }
}
