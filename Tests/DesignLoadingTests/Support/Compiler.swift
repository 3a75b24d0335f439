import SystemDesign
import Testing

@testable import DesignLoading

/// The `napkin` that was built with the tests and runs compiled designs for them.
let napkin = Platform.folder(of: Platform.executable ?? "") + "/napkin"

/// Whether the compiler road can be walked here; says so once where it cannot.
let hasCompiler: Bool = {
  let path = Platform.environment("PATH") ?? ""
  let found = path.split(separator: ":").contains { Platform.exists("\($0)/swiftc") }
  if !found { print("skipped what needs a compiler: there is no swiftc on the path") }
  return found
}()

// The module with the functions of C on this platform.
#if canImport(Glibc)
  let libraryOfC = "Glibc"
#elseif canImport(Musl)
  let libraryOfC = "Musl"
#else
  let libraryOfC = "Darwin"
#endif

extension DesignLoader {
  /// The compiler's road; it is patient, since the machine may have other things to do.
  static let compiling = DesignLoader(
    .compiling, childExecutable: napkin, timeLimit: .seconds(60))

  /// Loads a text as a file of a name, and tells what is wrong with it.
  func complaints(about source: String, named path: String = "my.swift") async -> [String] {
    do {
      return try await load(Array(source.utf8), from: path).warnings
    } catch {
      return error.lines
    }
  }
}
