extension Element {
  /// This drawing with a prefix before each identifier and in each reference to one.
  ///
  /// Graphviz calls the first node of every drawing "node1"; on a page with two drawings the second
  /// would use the gradients and icons of the first.
  func prefixingIdentifiers(with prefix: String) -> Element {
    changed { element in
      for index in element.attributes.indices {
        let attribute = element.attributes[index]
        switch attribute.name {
        case "id":
          let identifier = attribute.value.split(whereSeparator: \.isWhitespace)
          element.attributes[index].value = prefix + "-" + identifier.joined(separator: "_")
        case "href", "xlink:href":
          guard attribute.value.hasPrefix("#") else { continue }
          element.attributes[index].value = "#\(prefix)-\(attribute.value.dropFirst())"
        default:
          guard attribute.value.hasPrefix("url(#") else { continue }
          element.attributes[index].value = "url(#\(prefix)-\(attribute.value.dropFirst(5))"
        }
      }
    }
  }

  /// A prefix for the identifiers of a drawing: the letters and digits of its title.
  static func prefix(for title: String?) -> String {
    guard let title, !title.isEmpty else { return "napkin-drawing" }
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return "napkin-" + (words.isEmpty ? Hash.name(of: title) : words.joined(separator: "-"))
  }
}
