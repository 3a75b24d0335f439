// The one file that knows of folders and files. It asks the system itself: Foundation would wait
// until the disk has each file, which takes longer than the drawing.

import Synchronization
import TemporaryFiles

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A private folder in which Graphviz finds the icons while it draws.
///
/// Graphviz keeps every image it ever met under the path it met it by, and up to 50 of the files
/// open. So the folder has one path as long as the process lives, and a file is named for what is
/// in it: then Graphviz keeps each icon once, and never an old drawing under a new name.
struct IconFolder {
  let path: String
  private var files: Set<String> = []

  private static let lastPath = Mutex<String?>(nil)

  /// Makes the folder, removes it after the work, and lets no other work into it meanwhile.
  static func open<Result: Sendable>(
    _ work: (inout IconFolder) throws(RenderingError) -> Result
  ) throws(RenderingError) -> Result {
    try lastPath.withLock { last throws(RenderingError) in
      let random = (0..<2).map { _ in TemporaryFiles.randomPath(in: parent) }
      var folder = try IconFolder(at: [last].compactMap(\.self) + random)
      last = folder.path
      defer { folder.remove() }
      return try work(&folder)
    }
  }

  /// Writes a file, once, and returns its path.
  mutating func write(_ content: String, to name: String) throws(RenderingError) -> String {
    let file = "\(path)/\(name)"
    guard !files.contains(file) else { return file }
    var stream: UnsafeMutablePointer<FILE>?
    let isMade = TemporaryFiles.make([file]) {
      // "x" refuses a file, or a link, that somebody else put there.
      stream = fopen(file, "wx")
      return stream != nil
    }
    guard isMade, let stream else { throw .noTemporaryFolder(path: Self.parent) }
    files.insert(file)
    let written = fputs(content, stream)
    guard fclose(stream) == 0, written >= 0 else { throw .noTemporaryFolder(path: Self.parent) }
    return file
  }

  /// Makes a folder at the first of the paths that is free.
  private init(at paths: [String]) throws(RenderingError) {
    let free = paths.first { path in TemporaryFiles.make([path]) { mkdir(path, 0o700) == 0 } }
    guard let free else {
      throw .noTemporaryFolder(path: Self.parent)
    }
    path = free
  }

  // What cannot be removed is left to the system, which cleans its temporary folder.
  private func remove() {
    for file in files { TemporaryFiles.end([file]) { unlink(file) } }
    TemporaryFiles.end([path]) { rmdir(path) }
  }

  /// The folder for temporary files.
  ///
  /// Graphviz writes the path of an image into SVG as it stands, even with a quote in it.
  private static var parent: String {
    let wish = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    guard wish.hasPrefix("/"), !wish.contains(where: { "\"'&<>".contains($0) }) else {
      return "/tmp"
    }
    return wish.hasSuffix("/") ? String(wish.dropLast()) : wish
  }
}
