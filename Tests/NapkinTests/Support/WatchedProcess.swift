import Foundation
import TestSupport
import Synchronization
import Testing

/// A process that is killed when it does not end, which fails the test.
final class WatchedProcess {
  /// How it ended and what it wrote.
  struct End {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Far more than anything here takes; only a process that hangs meets it.
  private static let limit = DispatchTimeInterval.seconds(120)

  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)
  private let read = DispatchGroup()
  private let output = Collected()
  private let errors = Collected()
  private let command: String

  init(
    _ command: [String], in folder: String, environment: [String: String], stdin: String
  ) throws {
    self.command = command.joined(separator: " ")
    process.executableURL = URL(fileURLWithPath: try #require(command.first))
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
    process.standardInput = pipes.input
    process.standardOutput = pipes.output
    process.standardError = pipes.errors
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    for (pipe, collected) in [(pipes.output, output), (pipes.errors, errors)] {
      let handle = pipe.fileHandleForReading
      DispatchQueue.global().async(group: read) {
        collected.take(everything(from: handle))
      }
    }
    let writing = pipes.input.fileHandleForWriting
    // A process that reads nothing may have ended, and a write to it would end this one.
    if !stdin.isEmpty { try? writing.write(contentsOf: Data(stdin)) }
    try? writing.close()
  }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  func waitUntilItEnds() -> End {
    if ended.wait(timeout: .now() + Self.limit) == .timedOut {
      Issue.record("'\(command)' did not end and was killed")
      send(SIGKILL)
      ended.wait()
    }
    _ = read.wait(timeout: .now() + Self.limit)
    let bySignal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return End(
      status: bySignal + process.terminationStatus, output: output.text, errors: errors.text)
  }
}

/// What a process wrote, once all of it is there.
private final class Collected: Sendable {
  private let data = Mutex(Data())

  func take(_ all: Data) { data.withLock { $0 = all } }

  var text: String { data.withLock { String(decoding: $0, as: UTF8.self) } }
}
