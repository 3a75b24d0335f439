import ArgumentParser
import DesignLoading
import Diagram
import Estimation
import Graphviz
import Reliability

/// `napkin draw`: a picture of a design.
struct DrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws a design as SVG, PNG, PDF or DOT.",
    discussion: """
      The name of the file says its form. Without -o the picture is written beside you, named after \
      the design. SVG stands alone, follows the reader's dark mode and has tooltips.

      EXAMPLES
        napkin draw shop.swift
        napkin draw shop.swift -o shop.png
        napkin draw url-shortener -o - --as dot
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Where to write it: .svg, .png, .pdf or .dot; '-' for standard output.",
      valueName: "file"))
  var output: String?

  @Option(name: .customLong("as"), help: "The form, where the file's name does not say it.")
  var form: Graphviz.Format?

  func run() async throws {
    let loaded = try await input.load()
    let format = try chosenFormat()
    let path = output ?? "\(loaded.slug).\(format.rawValue)"
    let reliability = Reliability(of: Estimate(of: loaded.design))
    let drawing = Drawing(of: reliability)
    let bytes = try drawing.bytes(as: format)
    if path == "-" {
      try Platform.answer(bytes)
      return
    }
    if let reason = Platform.replaceFile(path, with: bytes) {
      throw Refusal("cannot write '\(path)': \(reason)", "choose another place for it")
    }
    try Terminal.current.say("wrote \(path.onOneLine)   \(drawing.summary)")
    input.next("open \(path) in a browser or viewer")
  }

  /// What `--as` says, else the ending of the file's name, else SVG.
  private func chosenFormat() throws -> Graphviz.Format {
    if let form { return form }
    guard let output, output != "-" else { return .svg }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let format = Graphviz.Format(rawValue: ending), output.contains(".") else {
      let forms = Graphviz.Format.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw Refusal(
        "'\(output)' does not say what to draw", "end it in one of \(forms), or say --as svg",
        status: 64)
    }
    return format
  }
}

extension Graphviz.Format: ExpressibleByArgument {}
