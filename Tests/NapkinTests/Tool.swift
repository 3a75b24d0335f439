import Foundation
import Testing

/// The built `napkin`, run as a user runs it.
struct Tool {
  /// What one run answered.
  struct Answer {
    let status: Int32
    let output: String
    let errors: String

    /// The messages without the lines that only say what to type next.
    var messages: [String] {
      errors.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("next:") }
    }
  }

  /// A folder of its own for each test, gone when the test is over.
  final class Folder {
    let path: String

    init() throws {
      path =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("napkin-test-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
      try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
    }

    func read(_ name: String) throws -> String {
      try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }

    var files: [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The program that was built beside the tests.
  static let path: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let near = [tests, Bundle.main.bundleURL, tests.deletingLastPathComponent()]
      .map { $0.appendingPathComponent("napkin").path }
    return near.first { FileManager.default.isExecutableFile(atPath: $0) }
      ?? package + "/.build/debug/napkin"
  }()

  /// What children of the tests are given.
  ///
  /// Read once: Graphviz, which other tests run in this process, sets variables, and who reads them
  /// at that moment may read what is gone.
  static let environment = ProcessInfo.processInfo.environment

  /// Runs it with these arguments, in a folder, with something on its standard input.
  static func run(
    _ arguments: [String], in folder: String = package, input: String? = nil,
    environment: [String: String] = [:], output: String? = nil
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Self.environment.merging(environment) { $1 }
    let outputs = (try temporaryFile(), try temporaryFile())
    defer {
      try? FileManager.default.removeItem(at: outputs.0)
      try? FileManager.default.removeItem(at: outputs.1)
    }
    process.standardOutput = try FileHandle(
      forWritingTo: output.map { URL(fileURLWithPath: $0) } ?? outputs.0)
    process.standardError = try FileHandle(forWritingTo: outputs.1)
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    if let input { try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputs.0), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: outputs.1), as: UTF8.self))
  }

  private static func temporaryFile() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("napkin-output-\(UUID().uuidString)")
    try Data().write(to: url)
    return url
  }

  /// The answer in JSON, as objects.
  static func json(_ arguments: [String], in folder: String = package) throws -> [String: Any] {
    let answer = try run(arguments + ["--format", "json"], in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(object as? [String: Any])
  }
}
