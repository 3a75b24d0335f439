import DesignEvaluation
import SystemDesign

/// Reads designs: a `.swift` file as text, or by the compiler where that was asked for; a `.json`
/// model by itself.
public struct DesignLoader: Sendable {
  /// How a `.swift` file is read.
  public enum Road: Sendable {
    /// As text; nothing of it runs.
    case reading
    /// By the Swift compiler; the file is a program and runs.
    case compiling
  }

  /// How a `.swift` file is read.
  private let road: Road
  /// The executable that runs compiled designs when called with `__run-design LIBRARY OUTPUT`.
  private let child: String
  /// The folder that holds the module that design files import.
  private let modules: String
  /// How long a design's own code may take.
  private let timeLimit: Duration
  /// The name of the compiler on the path.
  private let compiler: String

  /// The most bytes of a design file; the longest reference design has eight thousand.
  private static let mostSource = 1 << 20

  /// A loader that reads text, or runs compiled designs in another process of this executable.
  ///
  /// The modules of the compiler's road stand where `ModuleFolder` looks, unless
  /// NAPKIN_MODULES names another folder.
  public init(
    _ road: Road = .reading, childExecutable: String? = nil, modules: String? = nil,
    timeLimit: Duration = .seconds(10)
  ) {
    self.init(
      road, childExecutable: childExecutable, modules: modules, timeLimit: timeLimit,
      compiler: "swiftc")
  }

  init(
    _ road: Road, childExecutable: String?, modules: String?, timeLimit: Duration = .seconds(10),
    compiler: String
  ) {
    self.road = road
    self.compiler = compiler
    let child = childExecutable ?? Platform.executable ?? ""
    self.child = child
    self.modules = modules ?? ModuleFolder.path(for: child)
    self.timeLimit = timeLimit
  }

  /// What is here for reading a design with the compiler.
  public func inspectCompiler() async -> CompilerInspection {
    await CompilerInspection(compiler: compiler, modules: modules)
  }

  /// Reads a design from a file.
  public func load(_ path: String) async throws(LoadingError) -> LoadedDesign {
    try await load(try Self.bytes(of: path), from: path)
  }

  /// The bytes of a design's file, with a clear word where there are none.
  public static func bytes(of path: String) throws(LoadingError) -> [UInt8] {
    do {
      return try Platform.read(path, atMost: JSON.mostBytes)
    } catch {
      throw .unreadable(path: path, says: error.says)
    }
  }

  /// Reads a design from bytes that stand for a file: standard input, with the path `-`.
  ///
  /// A path that ends in neither `.json` nor `.swift` is taken for a model where its first
  /// character is a brace.
  public nonisolated(nonsending) func load(
    _ bytes: [UInt8], from path: String
  ) async throws(LoadingError) -> LoadedDesign {
    guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }) else {
      throw .unreadable(path: path, says: "it is empty")
    }
    let isModel =
      path.hasSuffix(".json") || (!path.hasSuffix(".swift") && first == UInt8(ascii: "{"))
    if isModel { return LoadedDesign(design: try Model.read(bytes, from: path), path: path) }
    let source = try source(bytes, from: path)
    switch road {
    case .reading: return try read(source, from: path)
    case .compiling:
      return try await Compilation(
        path: path, source: source, modules: modules, child: child, compiler: compiler,
        timeLimit: timeLimit
      ).load()
    }
  }

  private func read(_ source: String, from path: String) throws(LoadingError) -> LoadedDesign {
    let reading = Reading(source, path: path)
    guard reading.errors.isEmpty else {
      throw .refused(path: path, reading.errors.map { Diagnostic($0, .error) })
    }
    let made = reading.designs.map { Part.ID(name: $0.name, origin: $0.origin) }
    guard let design = reading.designs.first, made.count == 1 else {
      throw .made(path: path, made)
    }
    guard design.mistakes.isEmpty else { throw .mistakes(design.mistakes) }
    // A formula that is taken out of its quantity has lost its type; the model still asks for it.
    if source.utf8.contains(word: "ormula") {
      let model = DesignOutcome.design(design).json.text
      _ = try CompiledRun(path: path, child: child, timeLimit: timeLimit)
        .design(from: Array(model.utf8))
    }
    return LoadedDesign(
      design: design, path: path,
      warnings: reading.warnings.map { Diagnostic($0, .warning).text(in: path) })
  }

  private func source(_ bytes: [UInt8], from path: String) throws(LoadingError) -> String {
    guard bytes.count <= Self.mostSource else {
      throw .unreadable(
        path: path, says: "it has more than \(Self.mostSource.inMegabytes), and no design has")
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, says: "it is no text in UTF-8, so no design")
    }
    // A line for the shell may only be the first, and the copy has one before it.
    return text.hasPrefix("#!") ? "//" + text.dropFirst(2) : text
  }
}

extension String.UTF8View {
  /// Whether the bytes of a word stand in it; Swift's own search compares characters, and takes
  /// longer over a design than its parser does.
  fileprivate func contains(word: StaticString) -> Bool {
    word.withUTF8Buffer { word in indices.contains { self[$0...].starts(with: word) } }
  }
}
