import Foundation
import TestSupport
import TableGeneration

/// The folder of the package.
let package = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// What the script is given; read once, since Graphviz, which other tests run in this process, sets
/// variables, and who reads them at that moment may read what is gone.
private let environment = ProcessInfo.processInfo.environment

/// Whether there is a compiler to make a symbol graph with.
let hasToolchain = (environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/swiftc") }

/// A failure of the script that makes a symbol graph.
struct ToolchainFailure: Error { let says: String }

/// The table generated for the sources of a folder.
func generate(module: String, sources: URL) throws -> GeneratedTable {
  let graph = try temporaryFolder()
  defer { try? FileManager.default.removeItem(at: graph) }
  let script = Process()
  script.executableURL = URL(filePath: "/bin/sh")
  script.arguments = [
    package.appending(path: "Scripts/symbol-graph").path, module, sources.path, graph.path,
  ]
  script.environment = environment
  let errors = Pipe()
  script.standardError = errors
  try script.run()
  let said = everything(from: errors.fileHandleForReading)
  script.waitUntilExit()
  guard script.terminationStatus == 0 else {
    throw ToolchainFailure(says: String(decoding: said, as: UTF8.self))
  }
  return try GeneratedTable(
    symbolGraph: graph.path, sources: try Source.all(in: sources.path), module: module)
}

/// The table generated for a made-up module of one file.
func generate(_ text: String) throws -> GeneratedTable {
  let folder = try temporaryFolder()
  defer { try? FileManager.default.removeItem(at: folder) }
  let sources = folder.appending(path: "Things")
  try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
  try text.write(to: sources.appending(path: "Thing.swift"), atomically: true, encoding: .utf8)
  return try generate(module: "MadeUp", sources: sources)
}

private func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
