import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import DesignLoading

/// The folder of the package, found from this file.
let package = Platform.folder(
  of: Platform.folder(of: Platform.folder(of: Platform.folder(of: #filePath))))

/// The text of a file; a test that needs one that is not there fails.
func text(of path: String) throws -> String {
  String(decoding: try Platform.read(path, atMost: 1 << 24), as: UTF8.self)
}

/// The names in a folder, sorted.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    names.append(
      withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      })
  }
  return names.filter { !$0.hasPrefix(".") }.sorted()
}

/// Every Swift file under a folder, the folders in it included.
func sources(under folder: String) -> [String] {
  names(in: folder).flatMap { name in
    name.hasSuffix(".swift") ? ["\(folder)/\(name)"] : sources(under: "\(folder)/\(name)")
  }
}
