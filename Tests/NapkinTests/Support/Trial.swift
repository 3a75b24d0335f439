import Foundation
import Testing

/// One run of the built `napkin` in a fresh folder, and everything that came of it.
struct Trial {
  /// The exit status; what a signal ended has 128 and its number, as in a shell.
  let status: Int32
  let output: String
  let errors: String
  /// What is new, gone or altered in the folder: names, bytes and times of change.
  let changes: [String]
  /// What the files in the folder hold afterwards.
  let bytes: [String: Data]
  /// What is left in the folder for temporary files.
  let leftovers: [String]

  /// The lines on the standard error but for those that only say what to type next.
  var messages: [String] {
    errors.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("next:") }
  }

  /// A signal that is sent some time after the start.
  struct Interruption {
    let signal: Int32
    let milliseconds: Int
  }

  /// Runs it.
  ///
  /// - Parameters:
  ///   - arguments: What follows `napkin` on the command line.
  ///   - stdin: What stands on its standard input.
  ///   - files: What stands in its folder, by name.
  ///   - environment: Variables besides the usual ones; nil takes one away.
  ///   - shell: What a shell does with the command line, which is `"$@"` there.
  ///   - interruption: The signal that it gets, if any.
  ///   - prepare: What else is done to the folder before the run.
  static func run(
    _ arguments: [String], stdin: String = "", files: [String: Data] = [:],
    environment: [String: String?] = [:], shell: String? = nil,
    interruption: Interruption? = nil, prepare: (String) throws -> Void = { _ in }
  ) throws -> Trial {
    let folders = try Folders()
    for (name, bytes) in files {
      try bytes.write(to: URL(fileURLWithPath: folders.work + "/\(name)"))
    }
    try prepare(folders.work)
    let before = Snapshot(of: folders.work)

    var command = [Tool.path] + arguments
    if let shell { command = ["/bin/sh", "-c", shell, "sh"] + command }
    var variables = Tool.environment
    variables["TMPDIR"] = folders.temporary
    for (name, value) in environment { variables[name] = value }
    let run = try WatchedProcess(
      command, in: folders.work, environment: variables, stdin: stdin)
    if let interruption {
      usleep(UInt32(interruption.milliseconds) * 1_000)
      run.send(interruption.signal)
    }
    let end = run.waitUntilItEnds()
    let after = Snapshot(of: folders.work)
    return Trial(
      status: end.status, output: end.output, errors: end.errors,
      changes: before.changes(to: after), bytes: after.bytes,
      leftovers: Snapshot(of: folders.temporary).names)
  }

  /// A folder to work in and one for temporary files, both gone with this.
  private final class Folders {
    let root: String
    var work: String { root + "/work" }
    var temporary: String { root + "/temporary" }

    init() throws {
      root =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("napkin-trial-\(UUID().uuidString)").path
      for folder in [work, temporary] {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: folder == temporary ? 0o777 : 0o755])
      }
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o777], ofItemAtPath: temporary)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }
  }
}

extension Data {
  /// A text as a file has it.
  init(_ text: String) { self = text.data(using: .utf8) ?? Data() }
}
