import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A terminal of a given width that shows what `napkin` writes.
enum Terminal {
  struct Shown: Equatable {
    let status: Int32
    let text: String
  }

  /// Whether this machine gives out terminals; a bare container may not.
  static let isThere: Bool = {
    var ends: (ours: Int32, theirs: Int32) = (-1, -1)
    guard openpty(&ends.ours, &ends.theirs, nil, nil, nil) == 0 else {
      print("skipped what needs a terminal: this machine gives out none")
      return false
    }
    close(ends.ours)
    close(ends.theirs)
    return true
  }()

  /// Runs a command whose output is the terminal.
  static func show(
    _ arguments: [String], columns: UInt16, environment: [String: String] = [:]
  ) throws -> Shown {
    var ends: (ours: Int32, theirs: Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&ends.ours, &ends.theirs, nil, nil, &size) == 0)
    let ours = FileHandle(fileDescriptor: ends.ours, closeOnDealloc: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm", "LC_ALL": "C.UTF-8"]
      .merging(environment) { $1 }
    let theirs = FileHandle(fileDescriptor: ends.theirs, closeOnDealloc: true)
    process.standardOutput = theirs
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try theirs.close()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(ours.fileDescriptor, &buffer, buffer.count)
      // The other side being gone is an error here, not an end.
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    return Shown(
      status: process.terminationStatus,
      text: String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n"))
  }
}
