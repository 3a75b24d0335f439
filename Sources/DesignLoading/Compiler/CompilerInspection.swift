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
    let (end, said) = await Tool.run(.name(compiler), ["--version"], within: Self.limit)
    guard case .exited(0) = end else {
      version = nil
      disagreement = nil
      return
    }
    version = Self.version(in: said) ?? "of a version it does not say"
    disagreement = hasModule ? await Self.trial(compiler, modules) : nil
  }

  /// The number after "Swift version".
  static func version(in said: String) -> String? {
    said.firstRange(of: "Swift version ").map { range in
      String(said[range.upperBound...].prefix { !$0.isWhitespace })
    }
  }

  /// Has the compiler import the module; what it says where it cannot.
  private static func trial(_ compiler: String, _ modules: String) async -> String? {
    guard let folder = TemporaryFolder() else { return nil }
    defer { folder.remove() }
    guard Platform.write(Array("import SystemDesign\n".utf8), to: folder.file(.source)) else {
      return nil
    }
    let (end, said) = await Tool.run(
      .name(compiler), ["-typecheck", folder.file(.source), "-I", modules], within: limit)
    if case .exited(0) = end { return nil }
    return Compilation.mismatch(said)
      ?? said.split(separator: "\n").first { $0.contains("error: ") }.map(String.init)
      ?? "the compiler cannot read the module"
  }
}
