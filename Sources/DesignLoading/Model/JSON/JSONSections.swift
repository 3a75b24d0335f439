/// The members of the outermost object of a text, each with the bytes of its value, so that they can
/// be read side by side.
struct JSONSections {
  /// A member and where its value stands.
  struct Section: Sendable {
    let key: String
    let place: Range<Int>
  }

  let bytes: [UInt8]
  let all: [Section]

  /// Nil where the text is no object of so few members that can be told apart: who reads it from its
  /// beginning says what is wrong with it.
  init?(of bytes: [UInt8], most: Int) {
    guard bytes.count <= JSON.mostBytes else { return nil }
    var parser = JSONParser(bytes: bytes)
    guard let sections = try? parser.sections(most) else { return nil }
    (self.bytes, all) = (bytes, sections)
  }

  /// The value of a member; nil where it is not one value and nothing else.
  func value(of section: Section) -> JSON? {
    var parser = JSONParser(bytes: bytes, at: section.place.lowerBound, depth: 1)
    guard let value = try? parser.value() else { return nil }
    parser.skipSpace()
    return parser.offset == section.place.upperBound ? value : nil
  }
}

extension JSONParser {
  /// The members of the object that is the whole text; nil where it is none.
  fileprivate mutating func sections(
    _ most: Int
  ) throws(JSONError) -> [JSONSections.Section]? {
    var sections: [JSONSections.Section] = []
    var known: Set<String> = []
    skipSpace()
    guard take("{") else { return nil }
    repeat {
      let key = try key().name
      guard known.insert(key).inserted, known.count <= most else { return nil }
      let start = offset
      skim()
      sections.append(JSONSections.Section(key: key, place: start..<offset))
    } while take(",")
    guard take("}") else { return nil }
    skipSpace()
    return offset == bytes.count ? sections : nil
  }

  /// Goes on to the comma or bracket behind a value, whatever stands in it.
  private mutating func skim() {
    var depth = 0
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
      case UInt8(ascii: ","): guard depth > 0 else { return }
      case UInt8(ascii: "\""): skimText()
      default: break
      }
      advance()
    }
  }

  /// Goes on to the quote that ends a text.
  private mutating func skimText() {
    advance()
    while let byte = peek(), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") { advance() }
      advance()
    }
  }
}
