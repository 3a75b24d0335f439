extension Element {
  /// This drawing with each image of an icon's file replaced by a use of a symbol in the drawing.
  ///
  /// `files` names the icons by the paths of their files. An image of another file is an error: the
  /// drawing would need that file.
  func drawingIcons(
    from icons: Icons, files: [String: IconReference]
  ) throws(RenderingError) -> Element {
    var used: Set<String> = []
    let content = try rewritten { element throws(RenderingError) in
      guard element.name == "image" else { return [.element(element)] }
      let source = element["xlink:href"] ?? element["href"] ?? ""
      guard let icon = files[source] else { throw .foreignImage(source: source) }
      used.insert(icon.name)
      return [.element(element.use(of: icon))]
    }
    guard case .element(var root) = content.first, !used.isEmpty else { return self }

    var definitions = Element(name: "defs")
    for name in used.sorted() {
      var symbol = Element(name: "symbol", children: try icons.content(of: name))
      symbol["id"] = "icon-" + name
      symbol.attributes += Icons.strokes
      definitions.children.append(.element(symbol))
    }
    root.children.insert(.element(definitions), at: 0)
    return root
  }

  /// The use of an icon where this image stands.
  private func use(of icon: IconReference) -> Element {
    var use = Element(name: "use")
    use["href"] = "#icon-" + icon.name
    for name in ["x", "y", "width", "height", "transform"] {
      guard let value = self[name] else { continue }
      use[name] = value.hasSuffix("px") ? String(value.dropLast(2)) : value
    }
    use["color"] = icon.colour
    return use
  }
}
