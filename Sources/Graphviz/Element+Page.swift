extension Element {
  /// This drawing as an image of a page: with a name for those who do not see it, and a size.
  ///
  /// It is as large as Graphviz meant it, and shrinks where there is less room.
  func asImage(title: String?, description: String?) throws(RenderingError) -> Element {
    let box = self["viewBox"]?.split(separator: " ").compactMap { Double($0) } ?? []
    guard name == "svg", box.count == 4 else { throw .malformedDrawing }
    let prefix = Self.prefix(for: title)
    var image = prefixingIdentifiers(with: prefix)
    image.attributes.removeAll { ["width", "height", "xmlns:xlink"].contains($0.name) }
    image["id"] = prefix
    image["width"] = Self.pixels(box[2])
    image["height"] = Self.pixels(box[3])
    image["style"] = "max-width: 100%; height: auto"
    image["role"] = "img"

    var labels: [(element: String, text: String)] = []
    if let title, !title.isEmpty { labels.append(("title", title)) }
    if let description, !description.isEmpty { labels.append(("desc", description)) }
    if !labels.isEmpty {
      image["aria-labelledby"] = labels.map { "\(prefix)-\($0.element)" }.joined(separator: " ")
    }
    for label in labels.reversed() {
      var element = Element(name: label.element, children: [.text(label.text)])
      element["id"] = "\(prefix)-\(label.element)"
      image.children.insert(contentsOf: [.text("\n"), .element(element)], at: 0)
    }
    return image
  }

  /// This drawing in the words of today's SVG: "none" for "transparent", and links without a prefix.
  func modernised() -> Element {
    changed { element in
      for name in ["fill", "stroke"] where element[name] == "transparent" { element[name] = "none" }
      if let address = element["xlink:href"] {
        element["xlink:href"] = nil
        element["href"] = address
      }
      element.attributes.removeAll { $0.name.hasPrefix("xlink:") }
    }
  }

  /// The name of the graph, unless Graphviz invented it.
  var graphName: String? {
    let graph = elements.first { $0["class"]?.hasPrefix("graph") == true }
    guard let name = graph?.elements.first(where: { $0.name == "title" })?.text else { return nil }
    return name.hasPrefix("%") ? nil : name
  }

  /// A length in points, in the pixels of a browser, of which 96 make an inch.
  ///
  /// Whole pixels would change the proportions, and leave a strip of page beside the drawing.
  private static func pixels(_ points: Double) -> String {
    let hundredths = Int((points * 100 * 96 / 72).rounded())
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
  }
}
