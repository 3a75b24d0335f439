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
    let parent = Platform.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/napkin.XXXXXX".utf8CString)
    // mkdtemp makes it for its owner alone (0700).
    guard mkdtemp(&template) != nil else { return nil }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    Traces.leave(Item.allCases.map(file) + [path])
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
    rmdir(path)
    Traces.forget()
  }
}

/// What is taken away when the process is told to stop from outside.
///
/// A process has one folder at a time; of several, the last is known here.
private enum Traces {
  /// Plain memory with nil at its end, since a handler of signals may neither allocate nor wait.
  nonisolated(unsafe) static var paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = nil

  static func leave(_ names: [String]) {
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: names.count + 1)
    list.initialize(repeating: nil, count: names.count + 1)
    for (index, name) in names.enumerated() { list[index] = strdup(name) }
    // The list before it is not freed: a handler may be reading it, and it is half a kilobyte.
    paths = list
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, interrupted)
      // What was ignored stays ignored, as under nohup.
      if address(before) == address(SIG_IGN) { signal(number, before) }
    }
  }

  static func forget() { paths = nil }

  private static func address(_ handler: (@convention(c) (Int32) -> Void)?) -> Int {
    unsafeBitCast(handler, to: Int.self)
  }
}

/// Takes the traces away and stops, as without us.
private func interrupted(_ number: Int32) {
  if let paths = Traces.paths {
    var index = 0
    while let path = paths[index] {
      if unlink(path) != 0 { rmdir(path) }
      index += 1
    }
  }
  signal(number, SIG_DFL)
  raise(number)
}
