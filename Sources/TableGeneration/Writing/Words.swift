import Foundation

/// The folder the generated files lie in.
public struct Words: Sendable {
  private let folder: URL

  /// The words of a folder.
  public init(folder: String) { self.folder = URL(filePath: folder) }

  /// The names of the files that are not what they should be, or should not be.
  public func differing(from files: [TableFile]) throws -> [String] {
    let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    return Set(expected.keys).union(present).sorted().filter { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) != expected[name]
    }
  }

  /// Writes the files and takes away what no longer belongs there.
  public func replace(with files: [TableFile]) throws {
    let names = Set(files.map(\.name))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in present where !names.contains(name) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    for name in try differing(from: files) {
      guard let file = files.first(where: { $0.name == name }) else { continue }
      try file.text.write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
  }

  private var present: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".swift") }
  }
}

extension GeneratedTable {
  /// What was entered and what was left out, for the developer.
  public var summary: String {
    let rules = LeftOut.allCases.map { "  \(leftOut[$0] ?? 0) left out: \($0.rawValue)" }
    return (["\(count) words in \(files.count) files"] + rules).joined(separator: "\n")
  }
}
