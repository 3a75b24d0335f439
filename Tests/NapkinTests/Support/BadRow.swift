import Foundation
import Testing

/// One thing that goes wrong around a design, and the lines that are said of it.
struct BadRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let arguments: [String]
  var stdin = ""
  var files: [String: Data] = [:]
  var environment: [String: String?] = [:]
  /// What a shell does with the command line, which is `"$@"` there.
  var shell: String?
  let status: Int32
  var says: [String]

  init(
    _ name: String, _ arguments: [String], stdin: String = "", files: [String: Data] = [:],
    environment: [String: String?] = [:], shell: String? = nil, status: Int32 = 2,
    says: String...
  ) {
    testDescription = name
    self.arguments = arguments
    self.stdin = stdin
    self.files = files
    self.environment = environment
    self.shell = shell
    self.status = status
    self.says = says
  }

  /// Runs it, and holds what is said, the status, no answer, and an untouched folder.
  func check(prepare: (String) throws -> Void = { _ in }) throws {
    let trial = try Trial.run(
      arguments, stdin: stdin, files: files, environment: environment, shell: shell,
      prepare: prepare)
    #expect(trial.errors == says.map { $0 + "\n" }.joined())
    #expect(trial.status == status)
    #expect(trial.output.isEmpty)
    #expect(trial.changes.isEmpty)
    #expect(trial.leftovers.isEmpty)
  }
}

/// A design as a model, which no compiler is needed for.
enum GoodModel {
  static let text = (try? Tool.run(["model", "url-shortener"]).output) ?? ""
  static let file = ["good.json": Data(text)]
}

/// A user who may do less than root, where the tests run as root.
enum OrdinaryUser {
  /// What a shell does to run a command line as that user; nil where it cannot.
  static let shell: String? = {
    guard getuid() == 0 else { return "exec \"$@\"" }
    let shell = "exec setpriv --reuid=65534 --regid=65534 --clear-groups -- \"$@\""
    let trial = try? Trial.run(["--version"], shell: shell)
    if trial?.status == 0 { return shell }
    print("skipped what needs an ordinary user: root cannot become one with setpriv here")
    return nil
  }()
}
