#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything that is asked of the operating system itself stands in this folder.
enum Platform {
  /// The executable that runs now; nil where the system does not tell.
  static var executable: String? {
    #if os(Linux)
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = buffer.withUnsafeMutableBytes { raw in
        raw.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, raw.count) }
          ?? 0
      }
      return count > 0 ? String(validating: buffer.prefix(count), as: UTF8.self) : nil
    #else
      var size: UInt32 = 4_096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      return String(
        validating: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    #endif
  }

  static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The words of the system for its last error.
  static var lastError: String { String(cString: strerror(errno)).lowercased() }

  /// The folder a path stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
