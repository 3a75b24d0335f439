/// How wide words are in the fonts of our pictures, known without asking Graphviz.
///
/// A badge is a cell of a fixed size, and a name that is too long is cut: both need the width
/// before the layout. The numbers are the advance widths of Liberation Sans, which are those of
/// Helvetica, in thousandths of the size of the font.
struct TextWidth {
  /// The size of the font in points.
  let size: Double
  /// Whether the letters are bold.
  let isBold: Bool

  /// The width of a text in points; what the table does not know counts as wide.
  func callAsFunction(_ text: String) -> Double {
    width(of: text.unicodeScalars)
  }

  /// The longest beginning that fits, with an ellipsis where anything was left out.
  ///
  /// Scalars are counted too: one letter may carry thousands of marks that add no width, and
  /// Graphviz reads no label above 16,384 bytes.
  func cut(_ text: String, to limit: Double, scalars most: Int = 120) -> String {
    if text.unicodeScalars.count <= most, self(text) <= limit { return text }
    var width = of("…")
    var kept = String.UnicodeScalarView()
    for character in text {
      let letter = character.unicodeScalars.prefix(16)
      let wider = width + self.width(of: letter)
      if wider > limit || kept.count + letter.count > most { break }
      width = wider
      kept.append(contentsOf: letter)
    }
    while kept.last == " " { kept.removeLast() }
    return String(kept) + "…"
  }

  /// The first mark on a letter has no width of its own; a second one stands in a box where the font
  /// cannot stack them.
  private func width(of scalars: some Sequence<Unicode.Scalar>) -> Double {
    var isMarked = false
    return scalars.reduce(0) { width, scalar in
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      defer { isMarked = isMark }
      return width + (isMark && isMarked ? 1.4 * size : of(scalar))
    }
  }

  private func of(_ scalar: Unicode.Scalar) -> Double {
    Double(thousandths(scalar)) * size / 1_000
  }

  private func thousandths(_ scalar: Unicode.Scalar) -> Int {
    let code = Int(scalar.value)
    switch code {
    case 0x20...0x7E: return (isBold ? Self.boldASCII : Self.regularASCII)[code - 0x20]
    case 0xA0...0xFF: return (isBold ? Self.boldLatin : Self.regularLatin)[code - 0xA0]
    default: break
    }
    if let known = Self.signs[scalar] { return known }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    // The widest of Latin, Greek and Cyrillic is 1,010, of fonts that stand in for a missing letter
    // 1,400. Without such a font a box with the letter's number stands there: 1,300 wide for four
    // digits, 1,750 for six, at 10 points on a machine with Liberation Sans alone.
    return code < 0x0500 ? 1_050 : code < 0x1_0000 ? 1_400 : 1_800
  }

  private static let regularASCII = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722,
    722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
    500, 334, 260, 334, 584,
  ]

  private static let regularLatin = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549,
    333, 333, 333, 576, 537, 333, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667,
    667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778,
    778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500,
    556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 549, 611, 556,
    556, 556, 556, 500, 556, 500,
  ]

  private static let boldASCII = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722,
    722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
    500, 389, 280, 389, 584,
  ]

  private static let boldLatin = [
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552, 400, 549,
    333, 333, 333, 576, 556, 333, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722,
    722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778,
    778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556,
    556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 549, 611, 611,
    611, 611, 611, 556, 611, 556,
  ]

  /// The same in both weights, or the wider of the two.
  private static let signs: [Unicode.Scalar: Int] = [
    "–": 556, "—": 1_000, "‘": 278, "’": 278, "“": 500, "”": 500, "•": 350, "…": 1_000,
    "←": 1_000, "→": 1_000, "≈": 549, "≤": 549, "≥": 549, "€": 556, "−": 584,
  ]
}
