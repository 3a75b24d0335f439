import Foundation
import TestSupport

/// The compiler's parser, which the reader is held against.
enum Compiler {
  /// What it is given; read once, since Graphviz, which other tests run in this process, sets
  /// variables, and who reads them at that moment may read what is gone.
  private static let environment = ProcessInfo.processInfo.environment

  /// Where it is on the path.
  static let path: String? =
    (environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/swiftc" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The first line of each text with an error, by the text's place in the list; all of them in one
  /// run, as a start costs more than the parsing.
  static func firstErrorLines(of texts: [String]) throws -> [Int: Int] {
    guard let path else { return [:] }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("design-syntax-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, text) in texts.enumerated() {
      try Data(text.utf8).write(to: folder.appendingPathComponent("\(index).swift"))
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.currentDirectoryURL = folder
    process.environment = environment
    process.arguments =
      ["-frontend", "-parse", "-diagnostic-style", "llvm"] + texts.indices.map { "\($0).swift" }
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let output = everything(from: pipe.fileHandleForReading)
    process.waitUntilExit()
    return lines(String(decoding: output, as: UTF8.self))
  }

  private static func lines(_ output: String) -> [Int: Int] {
    var first: [Int: Int] = [:]
    for message in output.split(separator: "\n") {
      let parts = message.split(separator: ":", maxSplits: 4)
      guard parts.count == 5, parts[3] == " error", let line = Int(parts[1]),
        let index = Int(parts[0].prefix { $0 != "." }),
        // Of a single file it is allowed; of several, none is the main one.
        !parts[4].contains("not allowed at the top level")
      else { continue }
      first[index] = min(line, first[index] ?? line)
    }
    return first
  }
}
