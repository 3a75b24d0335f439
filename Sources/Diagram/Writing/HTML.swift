/// The pieces of HTML-like labels.
enum HTML {
  /// Words in a font; no words make no markup, since Graphviz refuses an empty font.
  static func words(_ text: String, _ size: Double, _ colour: String, bold: Bool = false) -> String
  {
    let escaped = Escaping.html(text)
    guard !escaped.isEmpty else { return "" }
    let strong = bold ? "<B>\(escaped)</B>" : escaped
    return "<FONT FACE=\"\(Fonts.family)\" POINT-SIZE=\"\(number(size))\" COLOR=\"\(colour)\">"
      + strong + "</FONT>"
  }

  /// A table without lines; the rows are whole `<TR>` elements.
  static func table(
    _ rows: String, padding: Int = 0, spacing: Int = 0, _ more: String = ""
  ) -> String {
    "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"\(spacing)\" CELLPADDING=\"\(padding)\""
      + more + ">" + rows + "</TABLE>"
  }

  /// A row of one cell at the left.
  static func row(_ content: String) -> String { "<TR><TD ALIGN=\"LEFT\">\(content)</TD></TR>" }

  /// A cell of exactly this size.
  ///
  /// Its padding is always written: a fixed cell that inherits more padding than it has room for
  /// stops Graphviz 2.43, and the whole process, with `Assertion delx >= 0`.
  static func fixed(_ content: String, _ width: Int, _ height: Int, _ more: String = "") -> String {
    "<TD FIXEDSIZE=\"TRUE\" CELLPADDING=\"0\" WIDTH=\"\(width)\" HEIGHT=\"\(height)\"\(more)>"
      + content + "</TD>"
  }

  /// A badge: the cell is fixed at the width of its words and a coloured table fills it.
  ///
  /// Graphviz 2.43 gives a fixed table its height as width, so the cell is fixed instead. The words
  /// sit at the bottom of a cell one point lower, for they hang too high otherwise.
  static func badge(_ text: String, _ box: Theme.Box, _ size: Double = Fonts.small) -> String {
    let font = TextWidth(size: size, isBold: true)
    let shown = font.cut(Escaping.visible(text), to: 180)
    let width = Int((font(shown) + 14).rounded(.up))
    let height = Int(size.rounded(.up)) + 7
    let words = words(shown, size, box.ink, bold: true)
    let inner = fixed(words, width - 2, height - 3, " VALIGN=\"BOTTOM\"")
    let filled = table("<TR>\(inner)</TR>", " BGCOLOR=\"\(box.fill)\" STYLE=\"ROUNDED\"")
    return "<TR><TD FIXEDSIZE=\"TRUE\" CELLPADDING=\"1\" WIDTH=\"\(width)\" HEIGHT=\"\(height)\" "
      + "ALIGN=\"LEFT\">\(filled)</TD></TR>"
  }

  /// A number without a fraction that says nothing.
  static func number(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
