import DesignLoading

/// Everything that Napkin uses, looked at on this machine.
struct Examination: Sendable {
  let checks: [Check]

  init() async {
    let graphviz = GraphvizExamination()
    let compiler = await DesignLoader().inspectCompiler()
    checks =
      [Self.program] + graphviz.checks
      + [FontExamination.check, Self.temporaryFolder]
      + Self.checks(compiler) + [Self.terminal]
  }

  /// Whether every command can do its work.
  var isComplete: Bool { !checks.contains { $0.state == .missing } }

  private static var program: Check {
    #if DEBUG
      let build = "debug"
    #else
      let build = "release"
    #endif
    return Check(
      "napkin", .good, "\(Napkin.version), a \(build) build, made with Swift \(compilerOfBuild)")
  }

  // A program is told only whether its compiler is at least some version.
  private static var compilerOfBuild: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var temporaryFolder: Check {
    let (path, failure) = Platform.temporaryFolder
    guard let failure else { return Check("temporary files", .good, "'\(path)' can be written") }
    return Check("temporary files", .missing, "'\(path)': \(failure)", .temporaryFolder)
  }

  private static func checks(_ found: CompilerInspection) -> [Check] {
    let module =
      found.hasModule
      ? Check("SystemDesign", .good, "in '\(found.modules)'")
      : Check(
        "SystemDesign", .lacking, "not in \(found.modules); only --compile needs it",
        .reinstall)
    guard let version = found.version else {
      return [
        Check("swiftc", .lacking, "not on the path; only --compile needs it", .compiler),
        module,
      ]
    }
    if let disagreement = found.disagreement {
      return [Check("swiftc", .lacking, "\(version): \(disagreement)", .reinstall), module]
    }
    let match = found.hasModule ? ", and it reads the module SystemDesign" : ""
    return [Check("swiftc", .good, version + match), module]
  }

  private static var terminal: Check {
    let terminal = Terminal.current
    let place =
      Platform.outputIsTerminal
      ? "\(Platform.terminalWidth.map(String.init) ?? "an unknown number of") columns" : "none here"
    let colour = terminal.hasColour ? "colour" : "no colour"
    guard terminal.hasSigns else {
      return Check(
        "terminal", .lacking, "\(place), \(colour), no UTF-8: signs are written in ASCII", .alphabet
      )
    }
    return Check("terminal", .good, "\(place), \(colour), UTF-8")
  }
}
