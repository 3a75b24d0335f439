import Foundation
import TemporaryFiles
import Testing

@Suite("Temporary files are gone when the process is told to stop") struct TemporaryFilesTests {
  private static func freshPath() -> String {
    TemporaryFiles.randomPath(in: FileManager.default.temporaryDirectory.path)
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// Sends a signal to this very thread, which has it when the call returns; the threads of a pool
  /// have all signals blocked.
  private static func deliver(_ number: Int32) {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
  }

  /// A folder with two files in it, known as they are made.
  private static func makeFolder(_ path: String) {
    TemporaryFiles.make([path]) { mkdir(path, 0o700) == 0 }
    for file in ["\(path)/a", "\(path)/b"] {
      TemporaryFiles.make([file]) { FileManager.default.createFile(atPath: file, contents: Data()) }
    }
  }

  @Test("by each signal that asks for it, the files before their folder")
  func signals() async {
    let path = Self.freshPath()
    await #expect(processExitsWith: .signal(SIGINT)) { [path = path as String] in
      Self.makeFolder(path)
      Self.deliver(SIGINT)
    }
    #expect(!Self.exists(path))
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      Self.makeFolder(path)
      Self.deliver(SIGTERM)
    }
    #expect(!Self.exists(path))
    await #expect(processExitsWith: .signal(SIGHUP)) { [path = path as String] in
      Self.makeFolder(path)
      Self.deliver(SIGHUP)
    }
    #expect(!Self.exists(path))
  }

  @Test("while other threads make and end more of them without a pause") func busy() async {
    let path = Self.freshPath()
    mkdir(path, 0o700)
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      for thread in 0..<4 {
        Thread.detachNewThread {
          for number in 0... {
            let file = "\(path)/\(thread)-\(number)"
            TemporaryFiles.make([file]) { close(open(file, O_CREAT | O_EXCL, 0o600)) == 0 }
            TemporaryFiles.end([file]) { unlink(file) }
          }
        }
      }
      usleep(100_000)
      kill(getpid(), SIGTERM)
      while true { usleep(1_000) }
    }
    #expect(FileManager.default.subpaths(atPath: path) == [])
    rmdir(path)
  }

  @Test("but what was ended before stays") func ended() async {
    let path = Self.freshPath()
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      TemporaryFiles.make(["\(path).part"]) {
        FileManager.default.createFile(atPath: "\(path).part", contents: Data("x".utf8))
      }
      TemporaryFiles.end(["\(path).part"]) { rename("\(path).part", path) }
      Self.deliver(SIGTERM)
    }
    #expect(Self.exists(path) && !Self.exists("\(path).part"))
    unlink(path)
  }

  @Test("what could not be made is not ours to take away") func notMade() async {
    let path = Self.freshPath()
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      TemporaryFiles.make([path]) { open(path, O_CREAT | O_EXCL, 0o600) >= 0 }
      TemporaryFiles.make([path + "-other"]) { mkdir(path + "-other", 0o700) == 0 }
      Self.deliver(SIGTERM)
    }
    #expect(Self.exists(path) && !Self.exists(path + "-other"))
    unlink(path)
  }

  @Test("a signal that was ignored stays ignored") func ignored() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      let path = Self.freshPath()
      Self.makeFolder(path)
      Self.deliver(SIGHUP)
      guard Self.exists(path) else { exit(1) }
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
