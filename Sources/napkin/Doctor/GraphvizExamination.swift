import Diagram
import Graphviz

/// Draws the smallest picture in every form, as `napkin draw` would.
struct GraphvizExamination {
  var checks: [Check] { [library] + [Graphviz.Format.svg, .png, .pdf].map(check) }

  private var library: Check {
    let version = Installation.version ?? "of a version it does not say"
    if let failure = failure(drawing: "digraph { a }", as: .dot)?.says {
      return Check("Graphviz", .missing, "\(version): \(failure)", .graphviz)
    }
    return Check("Graphviz", .good, "\(version), with the layout 'dot'")
  }

  private func check(_ format: Graphviz.Format) -> Check {
    let name = "pictures as \(format.rawValue)"
    guard let icon = Icon.all.first?.name else { return Check(name, .good, "drawn") }
    let plain = "digraph { a -> b }"
    let withIcon = """
      digraph { a [shape=plain label=<<TABLE><TR><TD FIXEDSIZE="TRUE" WIDTH="30" HEIGHT="30">\
      <IMG SRC="napkin-icon:\(icon):0e7490"/></TD></TR></TABLE>>] }
      """
    if let failure = failure(drawing: plain, as: format) {
      return Check(name, .missing, failure.says, failure.remedy)
    }
    if let failure = failure(drawing: withIcon, as: format) {
      return Check(name, .missing, "without icons: \(failure.says)", failure.remedy)
    }
    return Check(name, .good, "drawn, with icons")
  }

  private func failure(
    drawing dot: String, as format: Graphviz.Format
  ) -> (says: String, remedy: Remedy)? {
    let drawn = Result<Rendering, RenderingError> { () throws(RenderingError) in
      try Platform.withoutNoise { () throws(RenderingError) in
        try Renderer(icons: Icon.drawings).render(dot, as: format)
      }
    }
    switch drawn {
    case .success(let rendering): return rendering.warnings.first.map { ($0, .graphviz) }
    case .failure(.noTemporaryFolder(let path)):
      return ("nothing can be written to '\(path)'", .temporaryFolder)
    case .failure(let error): return ("\(error)", .graphviz)
    }
  }
}
