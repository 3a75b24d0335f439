extension Element {
  /// This drawing without the titles Graphviz gives to its parts, which show internal names such as
  /// "a->b", and with the tooltips the author gave as titles in their place.
  ///
  /// Graphviz writes a tooltip as the title of a link to nowhere. Browsers show no title of a link,
  /// and take the reader nowhere on a click; a title in a group is shown. A link that leads to a web
  /// page stays.
  func withTooltips() -> Element {
    let content = rewritten { element in
      switch element.name {
      case "g": [.element(element.withoutName)]
      case "a": element.unwrapped
      default: [.element(element)]
      }
    }
    guard case .element(let root) = content.first else { return self }
    return root
  }

  /// This group without Graphviz's own title, if it is one of Graphviz's parts.
  private var withoutName: Element {
    guard let kind = self["class"]?.split(separator: " ").first,
      ["graph", "cluster", "node", "edge"].contains(kind)
    else { return self }
    var copy = self
    copy.children.removeAll { if case .element(let child) = $0 { child.isName } else { false } }
    return copy
  }

  private var isName: Bool { name == "title" }

  /// What stands for this link: itself if it leads to a page, or else what is in it.
  private var unwrapped: [Content] {
    var content = children
    // "<TABLE>" is what Graphviz says of a table whose author said nothing.
    if let tooltip = self["xlink:title"], !tooltip.isEmpty, tooltip != "<TABLE>" {
      content.insert(.element(Element(name: "title", children: [.text(tooltip)])), at: 0)
    }
    guard let address = self["xlink:href"] ?? self["href"], Self.leadsToPage(address) else {
      return content
    }
    var link = Element(name: "a", children: content)
    link["href"] = address
    link["target"] = self["target"]
    return [.element(link)]
  }

  private static func leadsToPage(_ address: String) -> Bool {
    ["https://", "http://", "mailto:", "#"].contains { address.lowercased().hasPrefix($0) }
  }
}
