import ArgumentParser
import DesignLoading

/// Runs a compiled design and writes its model; only this program itself starts it, as a child.
struct RunDesignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "__run-design", shouldDisplay: false)

  @Argument var library: String
  @Argument var output: String

  func run() throws { throw ExitCode(runCompiledDesign(library: library, output: output)) }
}
