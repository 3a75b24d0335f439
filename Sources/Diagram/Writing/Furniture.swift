/// What stands round the cards: the title, the legend, the titles of groups.
struct Furniture {
  private let theme: Theme

  init(_ theme: Theme) { self.theme = theme }

  /// The title and the subtitle.
  func title(_ picture: Picture) -> String {
    let title = cut(picture.title, Fonts.title, bold: true, to: 700)
    var rows = HTML.row(
      HTML.words(title.isEmpty ? "(no name)" : title, Fonts.title, theme.ink, bold: true))
    if !picture.subtitle.isEmpty {
      let subtitle = cut(picture.subtitle, Fonts.subtitle, bold: false, to: 900)
      rows += HTML.row(HTML.words(subtitle, Fonts.subtitle, theme.second))
    }
    // Graphviz leaves no room between a title and what is below it.
    rows += "<TR>" + HTML.fixed("", 1, 12) + "</TR>"
    return HTML.table(rows, padding: 2)
  }

  /// Each sign with its word, and the footers, in one row; nil where there is nothing to explain.
  func legend(_ picture: Picture) -> String? {
    var cells = picture.legend.map { sign in
      "<TD>\(drawing(of: sign))</TD>" + cell(sign.words)
    }
    cells += picture.footers.prefix(3).map(cell)
    guard !cells.isEmpty else { return nil }
    // Begins where the title begins.
    return HTML.table("<TR>\(HTML.fixed("", 6, 10))\(cells.joined())</TR>", padding: 3)
  }

  /// The title of a group in capitals.
  func group(_ group: Picture.Group) -> String {
    let title = cut(group.title.uppercased(), Fonts.small, bold: true, to: 240)
    let words = HTML.words(
      title.isEmpty ? "(no name)" : title, Fonts.small, theme.tint(group.tier).label, bold: true)
    return HTML.table("<TR><TD>\(words)</TD></TR>", padding: 2)
  }

  /// The words of a label, a line each.
  func label(_ link: Picture.Link) -> String {
    let lines = link.label.prefix(2).map {
      HTML.words(cut($0, Fonts.small, bold: false, to: 160), Fonts.small, theme.second)
    }
    return HTML.table(
      "<TR><TD>\(lines.filter { !$0.isEmpty }.joined(separator: "<BR/>"))</TD></TR>", padding: 1)
  }

  private func cell(_ words: String) -> String {
    // The empty cell keeps the next sign away; a cell cannot have a margin of its own.
    let words = cut(words, Fonts.small, bold: false, to: 300)
    return "<TD ALIGN=\"LEFT\">" + HTML.words(words, Fonts.small, theme.second) + "</TD>"
      + HTML.fixed("", 10, 10)
  }

  /// A piece of the line itself, drawn with signs of the font.
  private func drawing(of sign: Picture.Sign) -> String {
    switch sign {
    case .waits: HTML.words("──▸", Fonts.sign, theme.line(.waits), bold: true)
    case .message: HTML.words("╌╌▸", Fonts.sign, theme.line(.message), bold: true)
    case .changes: HTML.words("┈┈▸", Fonts.sign, theme.line(.changes), bold: true)
    case .fallback: HTML.words("╌╌▸", Fonts.sign, theme.line(.fallback))
    case .singlePoint:
      "<TABLE BORDER=\"2\" COLOR=\"\(theme.bad.line)\" BGCOLOR=\"\(theme.bad.fill)\" "
        + "STYLE=\"ROUNDED\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
        + "<TR>\(HTML.fixed("", 16, 8))</TR></TABLE>"
    }
  }

  private func cut(_ text: String, _ size: Double, bold: Bool, to width: Double) -> String {
    TextWidth(size: size, isBold: bold).cut(Escaping.visible(text), to: width)
  }
}
