/// What is here for reading a design with the compiler.
public struct CompilerInspection: Sendable {
  /// The folder the module SystemDesign stands in, or the folders it was looked for in.
  public let modules: String
  /// Whether the module is there.
  public let hasModule: Bool
  /// The version of the `swiftc` on the path, such as "6.3.1"; nil where there is none.
  public let version: String?
  /// Why the compiler cannot use the module; nil where it can, or where one of them is missing.
  public let disagreement: String?

  private static let limit = Duration.seconds(30)

  init(compiler: String, modules: String) async {
    self.modules = modules
    hasModule = ModuleFolder.isComplete(modules)
    let folder = TemporaryFolder()
    defer { folder?.remove() }
    let (end, said) = await Tool.run(
      .name(compiler), ["--version"], environment: folder?.environment ?? [:], within: Self.limit)
    if case .notStarted = end {
      version = nil
      disagreement = nil
      return
    }
    version = Self.version(in: said) ?? "of a version it does not say"
    if case .exited(0) = end {
      disagreement =
        if let folder, hasModule { await Self.trial(compiler, modules, in: folder) } else { nil }
    } else {
      disagreement = said.split(separator: "\n").first.map(String.init) ?? "it cannot be started"
    }
  }

  /// The number after "Swift version".
  static func version(in said: String) -> String? {
    said.firstRange(of: "Swift version ").map { range in
      String(said[range.upperBound...].prefix { !$0.isWhitespace })
    }
  }

  /// Has the compiler import the module; what it says where it cannot.
  private static func trial(
    _ compiler: String, _ modules: String, in folder: TemporaryFolder
  ) async -> String? {
    guard Platform.write(Array("import SystemDesign\n".utf8), to: folder.file(.source)) else {
      return nil
    }
    let (end, said) = await Tool.run(
      .name(compiler), ["-typecheck", folder.file(.source), "-I", modules],
      environment: folder.environment, within: limit)
    if case .exited(0) = end { return nil }
    return Compilation.mismatch(said)
      ?? said.split(separator: "\n").first { $0.contains("error: ") }.map(String.init)
      ?? "the compiler cannot read the module"
  }
}
