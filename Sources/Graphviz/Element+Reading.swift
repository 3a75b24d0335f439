extension Element {
  /// Reads the first element of an XML text, or returns nil if the text is not well-formed enough.
  ///
  /// Graphviz's own SVG is all it has to read, so it knows no sections, no entities of a document
  /// and no name spaces. It forgives what Graphviz gets wrong: a bare ampersand is taken as itself.
  init?(reading text: some StringProtocol) {
    var reader = ElementReader(rest: Array(text.utf8)[...])
    guard let root = reader.readRoot() else { return nil }
    self = root
  }
}

private struct ElementReader {
  var rest: ArraySlice<UInt8>

  mutating func readRoot() -> Element? {
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if !skipAside() { return readElement() }
    }
    return nil
  }

  /// Skips a comment, an instruction or a document type.
  private mutating func skipAside() -> Bool {
    for (opening, closing) in [("<!--", "-->"), ("<?", "?>"), ("<!", ">")] where starts(opening) {
      rest = rest.dropFirst(opening.utf8.count)
      while !rest.isEmpty, !starts(closing) { rest.removeFirst() }
      rest = rest.dropFirst(closing.utf8.count)
      return true
    }
    return false
  }

  /// Reads an element, whose opening tag comes next.
  private mutating func readElement() -> Element? {
    guard take("<"), let name = readName() else { return nil }
    var element = Element(name: name)
    while true {
      skipBlanks()
      if take("/>") { return element }
      if take(">") { break }
      guard let attribute = readAttribute() else { return nil }
      element.attributes.append(attribute)
    }
    while !rest.isEmpty {
      if take("</") {
        guard readName() == name else { return nil }
        skipBlanks()
        return take(">") ? element : nil
      } else if starts("<") {
        if skipAside() { continue }
        guard let child = readElement() else { return nil }
        element.children.append(.element(child))
      } else {
        let text = rest.prefix { $0 != UInt8(ascii: "<") }
        rest = rest[text.endIndex...]
        element.children.append(.text(CharacterData.decode(text)))
      }
    }
    return nil
  }

  private mutating func readAttribute() -> Element.Attribute? {
    guard let name = readName() else { return nil }
    skipBlanks()
    guard take("=") else { return nil }
    skipBlanks()
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.firstIndex(of: quote)
    else { return nil }
    let value = CharacterData.decode(rest[..<end])
    rest = rest[(end + 1)...]
    return Element.Attribute(name: name, value: value)
  }

  private mutating func readName() -> String? {
    let name = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...,
        UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    rest = rest[name.endIndex...]
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }

  private func starts(_ text: String) -> Bool { rest.starts(with: text.utf8) }

  private mutating func take(_ text: String) -> Bool {
    guard starts(text) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }
}
