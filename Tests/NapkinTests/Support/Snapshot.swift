import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Everything that stands in a folder at one moment.
struct Snapshot {
  private struct Entry: Equatable {
    let kind: UInt32
    let bytes: Data?
    let seconds: Int
    let nanoseconds: Int
  }

  private let entries: [String: Entry]

  init(of folder: String) {
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String]
    entries = Dictionary(
      uniqueKeysWithValues: (paths ?? []).map { ($0, Self.entry(at: "\(folder)/\($0)")) })
  }

  var names: [String] { entries.keys.sorted() }

  /// What the files hold.
  var bytes: [String: Data] { entries.compactMapValues(\.bytes) }

  /// The names of what differs in another snapshot.
  func changes(to other: Snapshot) -> [String] {
    Set(entries.keys).union(other.entries.keys).filter { entries[$0] != other.entries[$0] }.sorted()
  }

  private static func entry(at path: String) -> Entry {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return Entry(kind: 0, bytes: nil, seconds: 0, nanoseconds: 0)
    }
    let kind = UInt32(status.st_mode)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    let isFile = status.st_mode & S_IFMT == S_IFREG
    return Entry(
      kind: kind, bytes: isFile ? try? Data(contentsOf: URL(fileURLWithPath: path)) : nil,
      seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
  }
}
