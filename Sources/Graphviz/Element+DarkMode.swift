extension Element {
  /// This drawing with a style that shows it in other colours to a reader in dark mode.
  ///
  /// `colours` maps the light to the dark ones. Graphviz writes colours as attributes, and a style
  /// of any kind is stronger than an attribute. The style counts only inside this drawing, because
  /// in a web page it would reach all drawings of the page.
  func darkening(by colours: [String: String]) throws(RenderingError) -> Element {
    var dark: [String: String] = [:]
    for (light, other) in colours.sorted(by: { $0.key < $1.key }) {
      for colour in [light, other] where !Self.isColour(colour) { throw .malformedColour(colour) }
      dark[light.lowercased()] = other.lowercased()
    }
    guard let identifier = self["id"] else { return self }
    let rules = rules(for: dark).map { "#\(identifier) \($0)" }
    guard !rules.isEmpty else { return self }

    let style = "@media (prefers-color-scheme: dark) {\n" + rules.joined(separator: "\n") + "\n}"
    var copy = self
    copy.children.insert(
      contentsOf: [.element(Element(name: "style", children: [.text(style)])), .text("\n")],
      at: copy.endOfTitles)
    return copy
  }

  /// The place after the title and the description, which readers expect first.
  private var endOfTitles: Int {
    let first = children.firstIndex { child in
      guard case .element(let element) = child else { return false }
      return element.name != "title" && element.name != "desc"
    }
    return first ?? children.endIndex
  }

  /// A rule for each property and colour that occurs in the drawing, in a fixed order.
  private func rules(for dark: [String: String]) -> [String] {
    var rules: Set<String> = []
    visit { element in
      for property in ["fill", "stroke", "color"] {
        if let value = element[property], let other = dark[value] {
          rules.insert("[\(property)=\"\(value)\"] { \(property): \(other) }")
        }
      }
      // Graphviz writes no colour for black text.
      if element.name == "text", element["fill"] == nil, let other = dark["black"] {
        rules.insert("text:not([fill]) { fill: \(other) }")
      }
    }
    return rules.sorted()
  }

  /// Whether a text is a name or a number of a colour, and so can break out of no style.
  private static func isColour(_ text: String) -> Bool {
    let digits = text.dropFirst()
    if text.first == "#" {
      return [3, 6, 8].contains(digits.utf8.count)
        && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
    return !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isLetter }
  }
}
