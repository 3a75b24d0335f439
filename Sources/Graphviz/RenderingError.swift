/// Why there is no drawing.
public enum RenderingError: Error, Sendable, Hashable {
  /// The text holds a NUL, where Graphviz would stop reading.
  case containsNUL
  /// The text holds no graph.
  case noGraph
  /// The text holds a second graph, which Graphviz would leave out.
  case severalGraphs
  /// Graphviz cannot read the text; the line is the one Graphviz names.
  case malformedDOT(line: Int?, problem: String)
  /// Graphviz cannot read an HTML-like label; without this error it would draw the plain name.
  case malformedLabel(owner: String, problem: String)
  /// The text asks for an icon that the renderer was not given.
  case unknownIcon(name: String)
  /// The drawing of an icon is not well-formed.
  case malformedIcon(name: String)
  /// The text asks for an image that is not an icon, which no drawing of one file could hold.
  case foreignImage(source: String)
  /// A colour of the dark palette is not written as a colour.
  case malformedColour(String)
  /// The graph has so many nodes that a layout takes seconds.
  case tooManyNodes(Int, most: Int)
  /// The graph has so many edges between its nodes that a layout takes minutes.
  case tooDense(nodes: Int, edges: Int)
  /// Graphviz is installed, but knows none of its own parts.
  case noPlugins
  /// This installation of Graphviz cannot write a format.
  case unavailableFormat(Format)
  /// Graphviz read the graph and then gave up.
  case failed(problem: String)
  /// Graphviz wrote a drawing that is not well-formed.
  case malformedDrawing
  /// The folder for the icons could not be made or written.
  case noTemporaryFolder(path: String)
  /// There was no memory for the drawing.
  case outOfMemory
}

extension RenderingError: CustomStringConvertible {
  /// The error as a sentence, with its remedy.
  public var description: String {
    switch self {
    case .containsNUL: "the text of the graph contains a NUL character; remove it"
    case .noGraph: "the text contains no graph; begin it with 'digraph {'"
    case .severalGraphs: "the text contains more than one graph; render each by itself"
    case .malformedDOT(let line, let problem):
      line.map { "line \($0) of the graph: \(problem)" } ?? "the graph: \(problem)"
    case .malformedLabel(let owner, let problem): "the label of \(owner): \(problem)"
    case .unknownIcon(let name): "no icon is called '\(name)'; give its drawing to the renderer"
    case .malformedIcon(let name): "the drawing of the icon '\(name)' is not well-formed XML"
    case .foreignImage(let source):
      "the image '\(source)' is not an icon, and a drawing must need no other file"
    case .malformedColour(let text): "'\(text)' is not a colour; write it as '#0f172a'"
    case .tooManyNodes(let nodes, let most):
      "the graph has \(nodes) nodes, and more than \(most) take too long; draw a part of it"
    case .tooDense(let nodes, let edges):
      "the graph has \(edges) edges between \(nodes) nodes, which take too long; draw a part of it"
    case .noPlugins: "Graphviz has no plugins: run 'sudo dot -c'"
    case .unavailableFormat(let format):
      "this Graphviz cannot write \(format.rawValue); install its package with Cairo and Pango"
    case .failed(let problem): "Graphviz could not draw the graph: \(problem)"
    case .malformedDrawing: "Graphviz wrote an SVG that is not well-formed; please report the graph"
    case .noTemporaryFolder(let path):
      "the icons could not be written to '\(path)'; set TMPDIR to a folder that can be written"
    case .outOfMemory: "there is not enough memory for the drawing"
    }
  }
}
