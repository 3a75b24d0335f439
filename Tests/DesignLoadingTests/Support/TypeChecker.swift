import Subprocess

@testable import DesignLoading

/// What `swiftc` says of many designs at once.
///
/// Each is checked as the body of a function of its own, with its own file name and lines: one
/// start of the compiler for all of them, where each costs a fifth of a second.
struct TypeChecker {
  /// The messages of each text, its first line's name and its own lines.
  static func diagnostics(of texts: [String]) async throws -> [[Diagnostic]] {
    let parsed = try await run(["-frontend", "-parse"], separate(texts), texts.count)
    let whole = texts.indices.filter { parsed[$0].isEmpty }
    let checked = try await run(
      [
        "-frontend", "-typecheck", "-swift-version", "6", "-I",
        Platform.folder(of: napkin) + "/Modules", "-solver-expression-time-threshold=1",
      ], [("all.swift", wrapped(texts, whole))], texts.count)
    return texts.indices.map { parsed[$0].isEmpty ? checked[$0] : parsed[$0] }
  }

  private static func separate(_ texts: [String]) -> [(name: String, text: String)] {
    texts.enumerated().map { index, text in
      ("\(index).swift", "#sourceLocation(file: \"\(index)\", line: 1)\n" + text)
    }
  }

  private static func wrapped(_ texts: [String], _ indices: [Int]) -> String {
    let functions = indices.map { index in
      let body = texts[index].replacing("import SystemDesign", with: "", maxReplacements: 1)
      return "func f\(index)() {\n#sourceLocation(file: \"\(index)\", line: 1)\n\(body)\n"
        + "#sourceLocation()\n}\n"
    }
    return "import SystemDesign\n" + functions.joined()
  }

  private static func run(
    _ arguments: [String], _ files: [(name: String, text: String)], _ count: Int
  ) async throws -> [[Diagnostic]] {
    let folder = try Scratch()
    for file in files { try folder.write(file.text, to: file.name) }
    let (end, said) = await Tool.run(
      .name("swiftc"),
      arguments + ["-diagnostic-style", "llvm"] + files.map { "\(folder.path)/\($0.name)" },
      within: .seconds(300))
    guard case .exited = end else { throw Failed(says: said) }
    // At the very end of a text the compiler forgets its name and says that of the file.
    return (0..<count).map {
      Diagnostic.read(said, about: "\($0)")
        + Diagnostic.read(said, about: "\(folder.path)/\($0).swift")
    }
  }

  /// The compiler did not come to its end.
  struct Failed: Error { let says: String }
}
