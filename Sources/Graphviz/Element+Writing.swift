extension Element {
  /// The element as XML, for the start of a file.
  var document: String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    write(to: &text)
    return text + "\n"
  }

  /// Appends the element as XML.
  private func write(to text: inout String) {
    text += "<" + name
    for attribute in attributes {
      text += " \(attribute.name)=\"\(CharacterData.encodeAttribute(attribute.value))\""
    }
    guard !children.isEmpty else {
      text += "/>"
      return
    }
    text += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &text)
      case .text(let words): text += CharacterData.encode(words)
      }
    }
    text += "</\(name)>"
  }
}
