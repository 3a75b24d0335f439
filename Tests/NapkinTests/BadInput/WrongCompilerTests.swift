import Foundation
import Testing

@Suite("Whatever is wrong with the compiler that --compile asks is told in one line")
struct WrongCompilerTests {
  private static let design = """
    import SystemDesign
    let shop = Design("Shop") {
      Flow("F", at: 1.perSecond) { Client("A").calls(Service("B")) }
    }

    """

  /// A program that takes the place of the compiler.
  private static func fake(_ script: String) -> [String: Data] {
    ["d.swift": Data(design), "swiftc": Data("#!/bin/sh\n\(script)\n")]
  }

  private static func row(
    _ name: String, _ files: [String: Data] = ["d.swift": Data(design)],
    environment: [String: String?] = [:], says: String
  ) -> BadRow {
    BadRow(
      name, ["estimate", "--compile", "d.swift"], files: files, environment: environment,
      // The first on the path is the one in the folder, if there is one.
      shell: "PATH=$PWD:$PATH exec \"$@\"", status: 3, says: says)
  }

  static let rows = [
    row(
      "another version than the one that built the modules",
      fake(
        "echo \"d.swift:1:8: error: module compiled with Swift 6.3.1 cannot be imported by the "
          + "Swift 6.2 compiler: /build/Modules/SystemDesign.swiftmodule\"; exit 1"),
      says: "error: napkin was built with Swift 6.3.1, and the swiftc found is Swift 6.2; "
        + "build napkin anew with that one, or put the other first on the path"),
    row(
      "it fails and says nothing", fake("exit 1"),
      says: "error: the compiler failed: it says nothing"),
    row(
      "it fails and says what is no message", fake("echo 'segmentation fault'; exit 139"),
      says: "error: the compiler failed: segmentation fault"),
    row(
      "it dies", fake("kill -9 $$"), says: "error: the compiler failed: it says nothing"),
    row(
      "it makes nothing", fake("exit 0"),
      says: "error: the compiled design cannot be run: "
        + "./design.so: cannot open shared object file: No such file or directory"),
    row(
      "it cannot link", fake("[ \"$1\" = -c ] || { echo 'no linker' >&2; exit 1; }"),
      says: "error: the compiled design cannot be linked: no linker"),
    row(
      "no modules", environment: ["NAPKIN_MODULES": "/nowhere"],
      says: "error: no module SystemDesign in '/nowhere'; "
        + "set NAPKIN_MODULES to the folder that has it"),
    row(
      "no temporary folder", fake("exit 0"), environment: ["TMPDIR": "/nowhere"],
      says: "error: no temporary folder can be made in '/nowhere': no such file or directory; "
        + "set TMPDIR to a folder that can be written to"),
  ]

  @Test("in status 3", arguments: rows) func wrong(row: BadRow) throws {
    try row.check {
      let swiftc = $0 + "/swiftc"
      guard FileManager.default.fileExists(atPath: swiftc) else { return }
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: swiftc)
    }
  }

  @Test("there is none") func missing() throws {
    try BadRow(
      "", ["estimate", "--compile", "d.swift"], files: ["d.swift": Data(Self.design)],
      environment: ["PATH": "/nowhere"], status: 3,
      says: "error: no swiftc on the path; install Swift from swift.org to read a .swift file, "
        + "or take a .json model or a built-in scenario, which need none"
    ).check()
  }

  @Test("a full temporary folder") func full() throws {
    try BadRow(
      "", ["estimate", "--compile", "d.swift"], files: ["d.swift": Data(Self.design)],
      shell: "ulimit -f 0; exec \"$@\"", status: 3,
      says: "error: the temporary folder takes no file: file too large"
    ).check()
  }

  @Test("a module that another version made, to the real compiler", .enabled(if: Swiftc.isHere))
  func otherModule() throws {
    let name = "SystemDesign.swiftmodule"
    let built = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
      .appendingPathComponent("Modules/\(name)")
    var module = try Data(contentsOf: built)
    // The compiler's version stands near the beginning as `6.3.1(6.3.1)/Swift version 6.3.1 (`, and
    // the number of the module's form in the bytes before it.
    let words = try #require(module.range(of: Data("/Swift version ".utf8)))
    let version = module[words.upperBound...].prefix { $0 != UInt8(ascii: " ") }
    let form = words.lowerBound - 2 * version.count - 2 - 17
    module[form] &-= 1
    let trial = try Trial.run(
      ["estimate", "--compile", "d.swift"],
      files: ["d.swift": Data(Self.design), name: module],
      shell: "NAPKIN_MODULES=$PWD exec \"$@\"")
    #expect(trial.status == 3 && trial.output.isEmpty)
    #expect(trial.messages.count == 1)
    #expect(
      trial.messages.first?.wholeMatch(
        of:
          /error: napkin was built with .+ the swiftc found.*; build napkin anew with that one, .+/)
        != nil, "\(trial.errors)")
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
  }
}
