import SystemDesign

/// Reads designs: a `.swift` file by the compiler, a `.json` model by itself.
public struct DesignLoader: Sendable {
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

  /// A loader that runs compiled designs in another process of this executable.
  ///
  /// The modules stand beside it, as a build leaves them, unless NAPKIN_MODULES names another
  /// folder.
  public init(
    childExecutable: String? = nil, modules: String? = nil, timeLimit: Duration = .seconds(10)
  ) {
    self.init(
      childExecutable: childExecutable, modules: modules, timeLimit: timeLimit, compiler: "swiftc")
  }

  init(
    childExecutable: String?, modules: String?, timeLimit: Duration = .seconds(10), compiler: String
  ) {
    self.compiler = compiler
    let child = childExecutable ?? Platform.executable ?? ""
    self.child = child
    self.modules =
      modules ?? Platform.environment("NAPKIN_MODULES") ?? Platform.folder(of: child) + "/Modules"
    self.timeLimit = timeLimit
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
  public func load(
    _ bytes: [UInt8], from path: String
  ) async throws(LoadingError) -> LoadedDesign {
    guard let first = bytes.first(where: { !" \n\r\t".utf8.contains($0) }) else {
      throw .unreadable(path: path, says: "it is empty")
    }
    let isModel =
      path.hasSuffix(".json") || (!path.hasSuffix(".swift") && first == UInt8(ascii: "{"))
    if isModel { return LoadedDesign(design: try Model.read(bytes, from: path), path: path) }
    return try await Compilation(
      path: path, source: try source(bytes, from: path), modules: modules, child: child,
      compiler: compiler, timeLimit: timeLimit
    ).load()
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
