/// Draws graphs, given as DOT text, with the Graphviz library.
///
/// Equal texts give equal bytes, in every drawing of a process and in every process of a machine;
/// other fonts or another Graphviz may give others. Drawings asked for at the same time wait for
/// each other, because Graphviz can make only one at once.
///
/// A label asks for an icon by an image of the form `<IMG SRC="napkin-icon:server:0e7490"/>`: the
/// icon's name and the six digits of its colour. The image belongs in a cell of a fixed size.
public struct Renderer: Sendable {
  private let icons: Icons
  private let darkColours: [String: String]
  private let dotsPerInch: Int

  /// Creates a renderer that knows some icons and, for dark mode, some colours.
  ///
  /// - Parameters:
  ///   - icons: The inside of an SVG for each name, on a grid of 24 by 24, stroked in `currentColor`.
  ///   - darkColours: For each colour of the graph the one that SVG shows in dark mode.
  ///   - dotsPerInch: How many pixels a PNG has for each 72 points; 144 is sharp on dense screens.
  public init(
    icons: [String: String] = [:], darkColours: [String: String] = [:], dotsPerInch: Int = 144
  ) {
    self.icons = Icons(drawings: icons)
    self.darkColours = darkColours
    self.dotsPerInch = dotsPerInch
  }

  /// Draws a graph.
  ///
  /// - Parameters:
  ///   - dot: The text of one graph.
  ///   - format: What to make of it.
  ///   - title: The name of the drawing, which SVG tells to those who cannot see it. The graph's own
  ///     name is used if there is none.
  ///   - description: What the drawing shows, in words, for the same readers.
  public func render(
    _ dot: String, as format: Format, title: String? = nil, description: String? = nil
  ) throws(RenderingError) -> Rendering {
    switch format {
    case .dot: try Engine.draw(Self.withoutIcons(dot), as: .dot, dotsPerInch: nil)
    case .svg: try page(dot, title: title, description: description)
    case .png: try drawing(dot, as: .png, dotsPerInch: dotsPerInch).rendering
    case .pdf: try drawing(dot, as: .pdf, dotsPerInch: nil).rendering.withoutDate()
    }
  }

  /// The text of a graph without its icons, for readers who draw it with tools of their own.
  ///
  /// Where an icon stood in a cell of a fixed size, the cell stays, so the layout is the same.
  public static func withoutIcons(_ dot: String) -> String {
    Images.replace(in: dot) { tag, source in
      IconReference(source: source) == nil ? String(tag) : ""
    }
  }

  /// What Graphviz makes of a graph, and the icons in it by the paths of their files.
  private typealias Drawing = (rendering: Rendering, icons: [String: IconReference])

  private func drawing(
    _ dot: String, as format: Format, dotsPerInch: Int?
  ) throws(RenderingError) -> Drawing {
    guard Images.areIn(dot) else {
      return (try Engine.draw(dot, as: format, dotsPerInch: dotsPerInch), [:])
    }
    return try IconFolder.open { folder throws(RenderingError) in
      let (text, icons) = try icons.writeFiles(for: dot, in: &folder)
      return (try Engine.draw(text, as: format, dotsPerInch: dotsPerInch), icons)
    }
  }

  private func page(
    _ dot: String, title: String?, description: String?
  ) throws(RenderingError) -> Rendering {
    let (drawing, files) = try drawing(dot, as: .svg, dotsPerInch: nil)
    guard let root = Element(reading: drawing.text) else { throw .malformedDrawing }
    let page = try root.withTooltips()
      .drawingIcons(from: icons, files: files)
      .modernised()
      .withFonts()
      .asImage(title: title ?? root.graphName, description: description)
      .darkening(by: darkColours)
    return Rendering(bytes: Array(page.document.utf8), warnings: drawing.warnings)
  }
}
