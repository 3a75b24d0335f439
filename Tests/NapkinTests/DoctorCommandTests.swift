import Foundation
import Testing

@testable import napkin

struct DoctorCommandTests {
  private func states(_ environment: [String: String?] = [:]) throws -> [String: String] {
    let trial = try Trial.run(["doctor", "--format", "json"], environment: environment)
    #expect(trial.changes.isEmpty && trial.leftovers.isEmpty)
    let answer = try JSONSerialization.jsonObject(with: Data(trial.output)) as? [String: Any]
    let data = answer?["data"] as? [String: Any]
    let checks = data?["checks"] as? [[String: Any]] ?? []
    let states = checks.map { ($0["name"] as? String ?? "", $0["state"] as? String ?? "") }
    let isComplete = !states.contains { $0.1 == "missing" }
    #expect(data?["complete"] as? Bool == isComplete)
    #expect(trial.status == (isComplete ? 0 : 3))
    return Dictionary(uniqueKeysWithValues: states)
  }

  private static let pictures = ["pictures as svg", "pictures as png", "pictures as pdf"]

  @Test("a machine that runs the tests has everything that is needed") func complete() throws {
    let trial = try Trial.run(["doctor"])
    #expect(trial.status == 0)
    #expect(trial.output.hasSuffix("\n  So: everything that is needed is here.\n"))
    #expect(trial.messages.isEmpty && trial.leftovers.isEmpty)
    let states = try states()
    #expect(!states.values.contains("missing"))
  }

  @Test("Graphviz without its plugins is missing, with what to type on each system")
  func noPlugins() throws {
    let states = try states(["GVBINDIR": "."])
    for name in Self.pictures + ["Graphviz"] { #expect(states[name] == "missing") }
    #expect(states["temporary files"] == "good")
    let text = try Trial.run(["doctor"], environment: ["GVBINDIR": "."]).output
    for words in ["Debian, Ubuntu   sudo apt-get install", "Fedora", "macOS            brew"] {
      #expect(text.contains(words))
    }
  }

  @Test("a temporary folder that is not there is missing") func noTemporaryFolder() throws {
    let states = try states(["TMPDIR": "/nowhere"])
    #expect(states["temporary files"] == "missing")
    for name in Self.pictures { #expect(states[name] == "missing") }
    #expect(states["Graphviz"] == "good")
  }

  @Test("a machine without any font is told so, and nothing else is said") func noFont() throws {
    let none = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
      <fontconfig></fontconfig>
      """
    let trial = try Trial.run(
      ["doctor"], files: ["none.conf": Data(none)],
      shell: "export FONTCONFIG_FILE=$PWD/none.conf; exec \"$@\"")
    #expect(trial.status == 3)
    #expect(trial.messages.isEmpty)
    #expect(trial.output.contains("missing   font"))
  }

  @Test("only a font of the same widths stands in well")
  func font() {
    func state(_ found: String) -> Check.State {
      FontExamination.check(wish: "Liberation Sans", found: found, file: "/f.ttf").state
    }
    #expect(state("Liberation Sans") == .good)
    #expect(state("Arimo") == .good)
    #expect(state("DejaVu Sans") == .lacking)
  }

  @Test("a compiler that is not there is no fault, nor is a module")
  func noCompiler() throws {
    let states = try states(["PATH": "/nowhere", "NAPKIN_MODULES": "/nowhere"])
    #expect(states["swiftc"] == "lacking")
    #expect(states["SystemDesign"] == "lacking")
  }

  @Test("a compiler that cannot read the module is told by name")
  func otherCompiler() throws {
    let fake = """
      #!/bin/sh
      if [ "$1" = --version ]; then echo "Swift version 5.0 (fake)"; exit 0; fi
      echo "x.swift:1:8: error: module compiled with Swift 6.3 cannot be imported by the Swift 5.0 \
      compiler: /m"
      exit 1
      """
    let trial = try Trial.run(
      ["doctor"], files: ["swiftc": Data(fake)],
      shell: "export PATH=$PWD; exec \"$@\""
    ) {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: $0 + "/swiftc")
    }
    #expect(trial.status == 0)
    #expect(
      trial.output.contains(
        "lacking   swiftc            5.0: napkin was built with Swift 6.3, "
          + "and the swiftc found is Swift 5.0"))
  }
}
