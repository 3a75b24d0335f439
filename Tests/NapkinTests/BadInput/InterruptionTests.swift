import Foundation
import Testing

@Suite("Whatever is half done is gone after an interruption") struct InterruptionTests {
  struct Moment: CustomTestStringConvertible {
    let name: String
    let signal: Int32
    let milliseconds: Int

    var testDescription: String { "\(name) after \(milliseconds) ms" }
  }

  static let moments = [("SIGINT", SIGINT), ("SIGTERM", SIGTERM), ("SIGHUP", SIGHUP)].flatMap {
    (name, signal) in
    [0, 2, 5, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 400].map {
      Moment(name: name, signal: signal, milliseconds: $0)
    }
  }

  private static let old = Data("the picture of yesterday")

  @Test("the whole old picture stands there or the whole new one", arguments: moments)
  func whole(moment: Moment) throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "old.png"], files: ["old.png": Self.old],
      interruption: .init(signal: moment.signal, milliseconds: moment.milliseconds))
    #expect([0, 128 + moment.signal].contains(trial.status), "\(trial.errors)")
    #expect(trial.leftovers.isEmpty)
    #expect(trial.messages.isEmpty)
    if trial.changes.isEmpty { return }
    #expect(trial.changes == ["old.png"])
    #expect(trial.bytes["old.png"] == Self.new)
  }

  private static let new: Data? = try? Trial.run(["draw", "url-shortener", "-o", "old.png"])
    .bytes["old.png"]

  @Test("what is told to go on goes on, as under nohup", arguments: [10, 50, 100])
  func ignored(milliseconds: Int) throws {
    let trial = try Trial.run(
      ["draw", "url-shortener", "-o", "old.png"], files: ["old.png": Self.old],
      shell: "trap '' HUP; exec \"$@\"",
      interruption: .init(signal: SIGHUP, milliseconds: milliseconds))
    // The shell itself may be hit before it looks away.
    #expect([0, 128 + SIGHUP].contains(trial.status))
    if trial.status == 0 { #expect(trial.bytes["old.png"] == Self.new) }
    #expect(trial.leftovers.isEmpty)
  }
}
