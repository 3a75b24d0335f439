import TemporaryFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of our own that nobody else may enter, for one design on its way to a model.
struct TemporaryFolder {
  /// What may stand in it.
  enum Item: String, CaseIterable {
    case source = "design.swift"
    case object = "design.o"
    case library = "design.so"
    /// The compiler's own, between its two steps.
    case links = "design.autolink"
    case model = "model.json"
    case printed = "model.json.printed"
  }

  let path: String

  /// A new one; nil where the system gives none.
  init?() {
    let path = TemporaryFiles.randomPath(in: Self.parent)
    let items = Item.allCases.map { "\(path)/\($0.rawValue)" }
    guard TemporaryFiles.make([path] + items, { mkdir(path, 0o700) == 0 }) else { return nil }
    self.path = path
  }

  /// Where temporary folders are made.
  static var parent: String {
    let wish = Platform.environment("TMPDIR") ?? ""
    return wish.isEmpty ? "/tmp" : wish
  }

  /// The path of something in it.
  func file(_ item: Item) -> String { "\(path)/\(item.rawValue)" }

  /// Takes it away with all that is in it.
  func remove() {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(folder)
    }
    TemporaryFiles.end([path] + Item.allCases.map(file)) { rmdir(path) }
  }
}
