import Foundation
import Testing

/// The compiler's driver starts the linker in a group of processes that is not its own.
@Suite("A linker at work is gone with the compiler that started it")
struct LinkerInterruptionTests {
  /// A compiler that is told which linker to use, and is the real one but for that.
  private static let compiler = """
    #!/bin/sh
    here=$(dirname "$0")
    PATH=${PATH#*:}
    case "$1" in
      -emit-library) exec swiftc "$@" -ld-path="$here/linker" ;;
      *) exec swiftc "$@" ;;
    esac

    """

  /// A linker that has napkin interrupted, stays, and writes where its output would be.
  ///
  /// It was started by `clang`, that by the driver, and that by napkin.
  private static func linker(sending signal: Int32, mark: String) -> String {
    """
    #!/bin/sh
    driver=$(ps -o ppid= -p $PPID)
    napkin=$(ps -o ppid= -p $driver)
    kill -\(signal) $napkin
    sleep \(mark)
    touch design.so

    """
  }

  @Test("whatever the signal", .enabled(if: Swiftc.isHere), arguments: [SIGINT, SIGTERM, SIGHUP])
  func gone(signal: Int32) throws {
    let mark = "7\(getpid())\(Int.random(in: 100...999))"
    let trial = try Trial.run(
      ["model", "--compile", "d.swift"],
      files: [
        "d.swift": Data("import SystemDesign\nlet shop = Design(\"Shop\") {}\n"),
        "swiftc": Data(Self.compiler),
        "linker": Data(Self.linker(sending: signal, mark: mark)),
      ],
      shell: "PATH=$PWD:$PATH exec \"$@\""
    ) { folder in
      for name in ["swiftc", "linker"] {
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
      }
    }
    #expect(trial.status == 128 + signal, "\(trial.errors)")
    #expect(trial.errors.isEmpty && trial.output.isEmpty, "\(trial.errors)")
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty, "\(trial.leftovers)")
    #expect(!(try WrongProgramTests.isRunning("sleep \(mark)")))
  }
}
