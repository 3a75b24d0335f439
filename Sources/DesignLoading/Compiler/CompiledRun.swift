import Subprocess
import SystemDesign

/// Runs a compiled design in a process of its own and brings back what it made.
struct CompiledRun {
  let path: String
  let child: String
  let timeLimit: Duration

  private typealias Item = TemporaryFolder.Item

  /// How much of what a design prints is read, for the words it stops with.
  private static let mostPrinted = 64 << 10

  func design(in folder: TemporaryFolder) async throws(LoadingError) -> Design {
    let (end, said) = await Tool.run(
      .path(.init(child)),
      ["__run-design", "./\(Item.library.rawValue)", "./\(Item.model.rawValue)"],
      // A design that stops says where: in plain text, about its own thread, and at once.
      environment: [
        "SWIFT_BACKTRACE":
          "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,"
          + "output-to=stderr"
      ],
      // What it writes where it stands is gone with the folder.
      in: folder.path, within: timeLimit)
    let printed = String(
      decoding: (try? Platform.read(folder.file(.printed), atMost: Self.mostPrinted)) ?? [],
      as: UTF8.self)
    switch end {
    case .exited(0): break
    case .outOfTime:
      throw stopped("the design did not finish in \(timeLimit.components.seconds) s")
    case .notStarted: throw .helper(says: "'\(child)' cannot be started: \(said)")
    case .exited(RunStatus.notStarted), .exited(RunStatus.notWritten):
      throw .helper(says: "the compiled design cannot be run: " + firstLine(printed + said))
    case .exited(let status):
      throw stopped("the design ended the program itself, with status \(status)")
    case .signalled(let signal): throw crash(signal, printed, in: folder)
    }
    let bytes = (try? Platform.read(folder.file(.model), atMost: JSON.mostBytes)) ?? []
    guard !bytes.isEmpty else { throw stopped("the design ended the program itself") }
    return try design(from: bytes)
  }

  /// What a design made, from the model of it.
  func design(from bytes: [UInt8]) throws(LoadingError) -> Design {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw stopped("the model of this design cannot be read: \(error.says)")
    }
    let outcome: DesignOutcome
    do {
      outcome = try DesignOutcome(json)
    } catch {
      throw unreadable(error, in: json.nested("design"))
    }
    switch outcome {
    case .design(let design): return design
    case .mistakes(let mistakes): throw .mistakes(mistakes)
    case .made(let designs): throw .made(path: path, designs)
    case .unwritable(let says, let origin):
      throw .stopped(path: path, line: origin.line, column: origin.column, says: says)
    }
  }

  /// What the model refuses, at the innermost thing on the way that was said in a place of its own.
  private func unreadable(_ error: ModelError, in model: JSON) -> LoadingError {
    let places = model.values(along: error.path).map(\.place)
    guard let last = places.lastIndex(where: { $0 != nil }), let place = places[last] else {
      return stopped("\(error)")
    }
    let rest = ModelError(JSONPath(steps: error.path.steps[last...]), error.says)
    return .stopped(path: path, line: place.line, column: place.column, says: "\(rest)")
  }

  private func stopped(_ says: String) -> LoadingError {
    .stopped(path: path, line: nil, column: nil, says: says)
  }

  private func crash(
    _ signal: Int32, _ printed: String, in folder: TemporaryFolder
  ) -> LoadingError {
    if Platform.Stop.isOutOfTime(signal) {
      return stopped("the design did not finish in \(Platform.Limit.processorTime) s")
    }
    if Platform.Stop.isOutOfRoom(signal) {
      let all = (try? Platform.read(folder.file(.printed), atMost: Platform.Limit.printed)) ?? []
      let what = all.count < Platform.Limit.printed ? "wrote a file of" : "printed"
      return stopped("the design \(what) more than \(Platform.Limit.printed.inMegabytes)")
    }
    let lines = printed.split(separator: "\n").map(String.init)
    let place = lines.lazy.compactMap(CompiledRun.place).first
    let message = lines.lazy.compactMap { line in
      line.firstRange(of: "Fatal error: ").map { String(line[$0.upperBound...]) }
    }.first
    let reason =
      message
      ?? (Platform.Stop.isBadMemory(signal)
        ? "it calls itself without end, or touches memory that is not there" : "signal \(signal)")
    return .stopped(
      path: path, line: place?.line, column: place?.column, says: "the design stopped: \(reason)")
  }

  /// The place in a line of a backtrace, where the line is about the design's own code:
  /// `3 [ra] 0x00007f2f1e83e87a deep(_:) + 73 in design.so at /home/me/shop.swift:4:41`.
  private static func place(_ frame: String) -> (line: Int, column: Int)? {
    guard let range = frame.firstRange(of: " in design.so at ") else { return nil }
    let parts = frame[range.upperBound...].split(separator: ":").suffix(2).compactMap { Int($0) }
    return parts.count == 2 && parts[0] > 0 ? (parts[0], parts[1]) : nil
  }

  private func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? "it says nothing"
  }
}

extension JSON {
  fileprivate func nested(_ key: String) -> JSON {
    if case .object(let object) = self { object[key] ?? self } else { self }
  }

  /// Where it was said, by its own origin.
  fileprivate var place: (line: Int, column: Int)? {
    guard case .object(let object) = self, case .array(let at) = object["at"],
      case .number(let line) = at.first, case .number(let column) = at.dropFirst().first,
      let line = Int(exactly: line), let column = Int(exactly: column)
    else { return nil }
    return (line, column)
  }
}
