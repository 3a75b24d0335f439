#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of our own that nobody else may enter.
struct TemporaryFolder {
  let path: String

  /// A new one; nil where the system gives none.
  init?() {
    let parent = Platform.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/napkin.XXXXXX".utf8CString)
    // mkdtemp makes it for its owner alone (0700).
    guard mkdtemp(&template) != nil else { return nil }
    path = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Takes it away with the files in it.
  func remove() {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink(file(name)) }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
