/// The images in the HTML-like labels of a graph.
enum Images {
  /// Replaces each image tag of a text by what the change makes of it.
  ///
  /// Names and tooltips cannot be taken for a tag: in a label their signs are escaped, and in a
  /// quoted text every quote of `SRC="…"` has a backslash before it.
  static func replace<Failure>(
    in dot: String, _ change: (_ tag: Substring, _ source: Substring) throws(Failure) -> String
  ) throws(Failure) -> String {
    var result = ""
    var rest = dot[...]
    while let tag = nextTag(in: rest) {
      result += rest[..<tag.lowerBound]
      let text = rest[tag]
      if let source = source(of: text) {
        result += try change(text, source)
      } else {
        result += text
      }
      rest = rest[tag.upperBound...]
    }
    return result + rest
  }

  /// Whether a text has any image tag at all.
  static func areIn(_ dot: String) -> Bool { nextTag(in: dot[...]) != nil }

  private static func nextTag(in text: Substring) -> Range<Substring.Index>? {
    let bytes = text.utf8
    var at = bytes.startIndex
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      at = bytes.index(after: start)
      let isImage = bytes[at...].prefix(3).elementsEqual("img".utf8) { $0 | 0x20 == $1 }
      if isImage, let end = bytes[at...].firstIndex(of: UInt8(ascii: ">")) {
        return start..<bytes.index(after: end)
      }
    }
    return nil
  }

  /// The value of the attribute SRC between double quotes.
  private static func source(of tag: Substring) -> Substring? {
    guard let start = (tag.firstRange(of: "SRC=\"") ?? tag.firstRange(of: "src=\""))?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return nil }
    return tag[start..<end]
  }
}
