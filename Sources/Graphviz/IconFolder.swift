// The one file that knows of folders and files.

import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A private folder in which Graphviz finds the icons while it draws.
///
/// Graphviz keeps every image it ever met under the path it met it by, and up to 50 of the files
/// open. So the folder has one path as long as the process lives, and a file is named for what is
/// in it: then Graphviz keeps each icon once, and never an old drawing under a new name.
enum IconFolder {
  private static let path = Mutex<String?>(nil)

  /// Makes the folder, removes it after the work, and lets no other work into it meanwhile.
  static func open<Result: Sendable>(
    _ work: (_ folder: String) throws(RenderingError) -> Result
  ) throws(RenderingError) -> Result {
    try path.withLock { path throws(RenderingError) in
      let folder = try make(path)
      path = folder
      // A folder that cannot be removed is left to the system, which cleans its temporary folder.
      defer { try? FileManager.default.removeItem(atPath: folder) }
      return try work(folder)
    }
  }

  /// Writes a file.
  static func write(_ content: String, to path: String) throws(RenderingError) {
    guard FileManager.default.createFile(atPath: path, contents: Data(content.utf8)) else {
      throw .noTemporaryFolder(problem: "cannot write '\(path)'")
    }
  }

  /// Makes the folder at the path of before, or at a new one if that is taken.
  private static func make(_ before: String?) throws(RenderingError) -> String {
    var problem = ""
    for path in [before, randomPath(), randomPath()] {
      guard let path else { continue }
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return path
      } catch {
        problem = "cannot make the folder '\(path)'"
      }
    }
    throw .noTemporaryFolder(problem: problem)
  }

  private static func randomPath() -> String {
    // Graphviz writes the path of an image into SVG as it stands, even with a quote in it.
    var parent = FileManager.default.temporaryDirectory.path
    if parent.isEmpty || parent.contains(where: { "\"'&<>".contains($0) }) { parent = "/tmp" }
    while parent.hasSuffix("/") { parent.removeLast() }
    return parent + "/napkin-" + String(UInt64.random(in: .min ... .max), radix: 36)
  }
}
