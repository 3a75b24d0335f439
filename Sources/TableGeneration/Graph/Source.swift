import Foundation

/// One file of a module's sources.
public struct Source: Sendable {
  /// Its name, and the folder it lies in.
  let name: String, folder: String
  /// What stands in it.
  let text: String

  /// A file by its name, folder and text.
  public init(name: String, folder: String, text: String) {
    self.name = name
    self.folder = folder
    self.text = text
  }

  /// Every file of a folder, in the order of their paths.
  public static func all(in root: String) throws -> [Source] {
    let root = URL(filePath: root).resolvingSymlinksInPath().path
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let file = URL(filePath: root).appending(path: path)
      return Source(
        name: file.lastPathComponent, folder: file.deletingLastPathComponent().lastPathComponent,
        text: try String(contentsOf: file, encoding: .utf8))
    }
  }
}
