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

  // What the linker is told so that a library may use what the executable that opens it has.
  #if os(macOS)
    static let linkArguments = ["-Xlinker", "-undefined", "-Xlinker", "dynamic_lookup"]
  #else
    // The usual linker needs no word for it; lld takes 0.1 s where that one takes 0.2 s.
    static let linkArguments = ["-use-ld=lld"]
  #endif

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
