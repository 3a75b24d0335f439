extension Element {
  /// The fonts that stand in for one another, those with the same widths first.
  ///
  /// Graphviz measures texts once, with the font it finds. A font with other widths would let texts
  /// run out of their boxes, so a pretty font such as Inter, 5 % wider, has no place here.
  private static let sans = "Liberation Sans, Arial, Helvetica, Arimo, sans-serif"
  private static let serif = "Liberation Serif, Times New Roman, Times, Tinos, serif"
  private static let mono = "Liberation Mono, Courier New, Courier, Cousine, monospace"

  /// This drawing with fonts that readers have, and the common one named once.
  func withFonts() -> Element {
    var root = changed { element in
      guard let family = element["font-family"] else { return }
      let fonts = Self.fonts(for: family)
      element["font-family"] = fonts == Self.sans ? nil : fonts
    }
    root["font-family"] = Self.sans
    return root
  }

  private static func fonts(for family: String) -> String {
    let first = family.prefix { $0 != "," }.lowercased()
    return switch first {
    case "liberation sans", "arial", "helvetica", "arimo", "sans", "sans-serif": sans
    case "liberation serif", "times new roman", "times", "tinos", "serif": serif
    case "liberation mono", "courier new", "courier", "cousine", "monospace": mono
    default: family
    }
  }
}
