import Foundation
import Testing

/// How `Scripts/install` answers; that what it installs works is shown by running it.
struct InstallTests {
  private static func run(
    _ arguments: [String], prepare: (String) throws -> Void = { _ in }
  ) throws -> Trial {
    try Trial.run(
      [], shell: "sh '\(Tool.package)/Scripts/install' \(arguments.joined(separator: " "))",
      prepare: prepare)
  }

  private static let files = [
    "bin/napkin", "share/bash-completion/completions/napkin", "share/zsh/site-functions/_napkin",
    "share/fish/vendor_completions.d/napkin.fish", "lib/napkin/Modules/SystemDesign.swiftmodule",
    "lib/napkin/Modules/SystemDesign.swiftdoc",
  ]

  @Test("its help names every file that it puts somewhere") func help() throws {
    let trial = try Self.run(["--help"])
    #expect(trial.status == 0 && trial.errors.isEmpty && trial.changes.isEmpty)
    for file in Self.files { #expect(trial.output.contains("PREFIX/\(file)")) }
  }

  @Test(
    "without one folder it is wrong usage",
    arguments: [[], ["''"], ["a", "b"], ["--uninstall"], ["--frobnicate"]])
  func usage(arguments: [String]) throws {
    let trial = try Self.run(arguments)
    #expect(trial.status == 64)
    #expect(trial.output.isEmpty && trial.changes.isEmpty)
    #expect(trial.errors.split(separator: "\n").last?.hasPrefix("error: ") == true)
  }

  @Test("--uninstall takes away what was installed and nothing else") func uninstall() throws {
    let others = ["bin/other", "lib/napkin-of-others/x", "share/zsh/site-functions/_other"]
    let trial = try Self.run(["--uninstall", "there"]) { folder in
      for file in Self.files + others {
        let path = "\(folder)/there/\(file)"
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data("x").write(to: URL(fileURLWithPath: path))
      }
    }
    #expect(trial.status == 0)
    #expect(trial.bytes.keys.sorted() == others.map { "there/\($0)" }.sorted())
  }

  @Test("--uninstall says so where nothing is") func nothing() throws {
    let trial = try Self.run(["--uninstall", "nowhere"])
    #expect(trial.status == 2)
    #expect(trial.errors.hasPrefix("error: there is no napkin in '"))
    #expect(trial.changes.isEmpty)
  }

  @Test("a folder that cannot be made is told before anything is built") func noFolder() throws {
    let trial = try Self.run(["/dev/null/x"])
    #expect(trial.status == 2)
    #expect(trial.errors == "error: cannot make the folder '/dev/null/x'\n")
  }
}
