import Subprocess
import Synchronization
import TemporaryFiles

/// Runs another program within a time limit.
enum Tool {
  /// How a run ended.
  enum End {
    case exited(Int32)
    case signalled(Int32)
    case outOfTime
    /// The program is not there, or could not be started.
    case notStarted
  }

  /// Runs a program to its end; what it says goes to the answer, up to 4 MB.
  ///
  /// What it starts is ended with it. Who starts programs in groups of their own is interrupted and
  /// has so many seconds to end them; any other is killed at once.
  static func run(
    _ executable: Executable, _ arguments: [String], environment: [String: String] = [:],
    in folder: String? = nil, within limit: Duration, patience seconds: Int = 0
  ) async -> (end: End, said: String) {
    await withTaskGroup(of: (end: End, said: String)?.self) { group in
      group.addTask {
        await run(executable, arguments, environment, folder, seconds)
      }
      group.addTask {
        // Cancelled as soon as the program has ended.
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      // A program that still runs is killed for it.
      group.cancelAll()
      await group.waitForAll()
      return first ?? (.outOfTime, "")
    }
  }

  private static func run(
    _ executable: Executable, _ arguments: [String], _ environment: [String: String],
    _ folder: String?, _ patience: Int
  ) async -> (end: End, said: String) {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in environment { changes[.init(stringLiteral: name)] = value }
    var options = PlatformOptions()
    options.processGroupID = 0
    if patience > 0 {
      options.teardownSequence = [
        .send(
          signal: .interrupt, toProcessGroup: true, allowedDurationToNextStep: .seconds(patience))
      ]
    }
    let leader = Mutex<Int32?>(nil)
    defer { if let group = leader.withLock({ $0 }) { Children.ended(group) } }
    do {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments), environment: .inherit.updating(changes),
        workingDirectory: folder.map { .init($0) }, platformOptions: options, input: .none,
        output: .string(limit: 4 << 20), error: .combinedWithOutput
      ) { execution in
        let group = execution.processIdentifier.value
        leader.withLock { $0 = group }
        Children.began(group, patience: patience * 1_000)
      }
      let said = result.standardOutput
      switch result.terminationStatus {
      case .exited(let status): return (.exited(status), said)
      case .signaled(let signal): return (.signalled(signal), said)
      }
    } catch {
      return (.notStarted, "\(error)")
    }
  }
}
