/// Any text, made fit for a place in the text of a graph.
enum Escaping {
  /// A text on one line with nothing in it that a reader cannot see.
  ///
  /// Signs that only steer (line breaks, marks of direction, of width nothing) are left out, for
  /// they could hide or turn around what stands beside them; joiners stay, since emoji and some
  /// scripts need them. Of the marks on one letter two stay: no script stacks more, and a font that
  /// cannot stack them draws a box for each. A text of such signs alone is shown as their code
  /// points.
  static func visible(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > 2 { continue }
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        if shown.last != " ", !shown.isEmpty { shown.append(" ") }
      case .format where !isJoiner(scalar): break
      case .unassigned, .privateUse, .surrogate: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    if shown.last == " " { shown.removeLast() }
    if shown.contains(where: { !isJoiner($0) && !isMark($0) }) { return String(shown) }
    return text.unicodeScalars.prefix(3).map(codePoint).joined(separator: " ")
  }

  /// The words of an HTML-like label.
  ///
  /// A backslash is doubled: Graphviz puts the name of the node where such a label says `\N`. A
  /// closing bracket is written as its number: expat keeps one before a tag, since `]]>` might
  /// follow, and Graphviz takes that for an error.
  static func html(_ text: String) -> String {
    var out = ""
    for character in visible(text).unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      case "\\": out += "\\\\"
      case "]": out += "&#93;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// A quoted text that Graphviz takes as it stands: a name, a colour, a class.
  ///
  /// Graphviz reads none above 16,384 bytes.
  static func quoted(_ text: String) -> String {
    var out = "\""
    for character in visible(text).unicodeScalars.prefix(1_000) {
      switch character {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      default: out.unicodeScalars.append(character)
      }
    }
    return out + "\""
  }

  /// A quoted text of several lines that Graphviz shows: a tooltip.
  ///
  /// Graphviz 2.43 takes its escapes out twice, so a backslash is written as four; and it reads
  /// entities there.
  static func tooltip(_ lines: [String]) -> String {
    let width = TextWidth(size: 10, isBold: false)
    let shown = lines.prefix(12).map { line in
      var out = ""
      for character in width.cut(visible(line), to: 3_000, scalars: 300).unicodeScalars {
        switch character {
        case "\"": out += "\\\""
        case "&": out += "&amp;"
        case "\\": out += "\\\\\\\\"
        default: out.unicodeScalars.append(character)
        }
      }
      return out
    }
    return "\"" + shown.joined(separator: "\\n") + "\""
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200C}" || scalar == "\u{200D}" || isTag(scalar)
  }

  /// What makes the flags of Scotland and Wales; nothing is seen of it elsewhere.
  private static func isTag(_ scalar: Unicode.Scalar) -> Bool {
    (0xE0020...0xE007F).contains(scalar.value)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
