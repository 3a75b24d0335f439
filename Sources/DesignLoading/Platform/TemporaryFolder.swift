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

  /// What a program is told that shall put its own temporary files here.
  var environment: [String: String] { ["TMPDIR": path] }

  /// The path of something in it.
  func file(_ item: Item) -> String { "\(path)/\(item.rawValue)" }

  /// Takes it away with all that is in it.
  func remove() {
    Self.empty(path)
    TemporaryFiles.end([path] + Item.allCases.map(file)) { rmdir(path) }
  }

  /// The compiler's driver leaves folders of its own in the one for temporary files.
  private static func empty(_ path: String) {
    guard let folder = opendir(path) else { return }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", unlink("\(path)/\(name)") != 0 else { continue }
      // A link to a folder was unlinked, so this is a folder in ours.
      empty("\(path)/\(name)")
      rmdir("\(path)/\(name)")
    }
  }
}
