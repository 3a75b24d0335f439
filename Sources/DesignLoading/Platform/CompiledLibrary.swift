#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A library made from a design file, in the process that runs nothing else.
struct CompiledLibrary {
  private typealias Main =
    @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32

  private let main: Main

  /// Opens it; the words of the system where it cannot.
  init(path: String) throws(FileError) {
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw FileError(says: dlerror().map { String(cString: $0) } ?? "it cannot be opened")
    }
    guard let symbol = dlsym(library, "main") else { throw FileError(says: "it has no main") }
    main = unsafeBitCast(symbol, to: Main.self)
  }

  /// Runs the file's own code to its end.
  func run() -> Int32 { main(0, nil) }
}
