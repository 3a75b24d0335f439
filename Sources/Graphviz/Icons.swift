/// The drawings of icons, by name.
struct Icons: Sendable, Hashable {
  /// The inside of an SVG on a grid of 24 by 24, drawn in strokes of the current colour.
  let drawings: [String: String]

  /// What every icon has in common, whether it stands in a file or in a symbol.
  static let strokes = [
    ("viewBox", "0 0 24 24"), ("fill", "none"), ("stroke", "currentColor"),
    ("stroke-width", "1.8"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"),
  ].map { Element.Attribute(name: $0, value: $1) }

  /// Reads the drawing of an icon.
  func content(of name: String) throws(RenderingError) -> [Element.Content] {
    guard let drawing = drawings[name] else { throw .unknownIcon(name: name) }
    guard let group = Element(reading: "<g>\(drawing)</g>") else {
      throw .malformedIcon(name: name)
    }
    return group.children
  }

  /// The text of a graph that Graphviz can draw: each icon is a file in the folder, written by this.
  ///
  /// Returns the icons by the paths of their files, too.
  func writeFiles(
    for dot: String, in folder: inout IconFolder
  ) throws(RenderingError) -> (dot: String, icons: [String: IconReference]) {
    var icons: [String: IconReference] = [:]
    let text = try Images.replace(in: dot) { tag, source throws(RenderingError) in
      guard let icon = IconReference(source: source) else {
        throw .foreignImage(source: String(source))
      }
      let content = try file(for: icon)
      let path = try folder.write(content, to: "\(icon.name)-\(Hash.name(of: content)).svg")
      icons[path] = icon
      return String(tag.replacing(source, with: path, maxReplacements: 1))
    }
    return (text, icons)
  }

  /// An icon in its colour, as the content of a file.
  private func file(for icon: IconReference) throws(RenderingError) -> String {
    var root = Element(name: "svg", children: try content(of: icon.name))
    root["xmlns"] = "http://www.w3.org/2000/svg"
    root["width"] = "24"
    root["height"] = "24"
    root["color"] = icon.colour
    root.attributes += Self.strokes
    return root.document
  }
}
