/// What stands round the cards: the title, the legend, the titles of groups.
struct Furniture {
  private let theme: Theme

  init(_ theme: Theme) { self.theme = theme }

  /// The title and the subtitle.
  func title(_ picture: Picture) -> String {
    let title = cut(picture.title, Fonts.title, bold: true, to: 700)
    var rows = HTML.row(
      HTML.words(title.isEmpty ? "(no name)" : title, Fonts.title, theme.ink, bold: true))
    let font = TextWidth(size: Fonts.subtitle, isBold: false)
    let parts = picture.subtitle.split(separator: separator).map(String.init)
    for line in Self.lines(of: parts, in: Self.width(of: picture), { font($0 + separator) }).prefix(
      3)
    {
      let line = cut(line.joined(separator: separator), Fonts.subtitle, bold: false, to: 900)
      rows += HTML.row(HTML.words(line, Fonts.subtitle, theme.second))
    }
    // Graphviz leaves no room between a title and what is below it.
    rows += "<TR>" + HTML.fixed("", 1, 12) + "</TR>"
    return HTML.table(rows, padding: 2)
  }

  /// Each sign with its word, and the footers; nil where there is nothing to explain.
  func legend(_ picture: Picture) -> String? {
    let font = TextWidth(size: Fonts.small, isBold: false)
    let entries: [(sign: Picture.Sign?, words: String)] =
      picture.legend.map { ($0, $0.words) }
      + picture.footers.prefix(3).map { (nil, cut($0, Fonts.small, bold: false, to: 300)) }
    guard !entries.isEmpty else { return nil }
    let lines = Self.lines(of: entries, in: Self.width(of: picture)) {
      font($0.words) + ($0.sign == nil ? 22 : 54)
    }
    let rows = lines.map { line in
      let cells = line.map { entry in
        (entry.sign.map { "<TD>\(drawing(of: $0))</TD>" } ?? "") + cell(entry.words)
      }
      return "<TR>" + cells.joined() + "</TR>"
    }
    // Begins where the title begins; each line is a table, for its columns are its own.
    let tables = rows.map { HTML.row(HTML.table($0, padding: 3)) }.joined()
    return HTML.table("<TR>\(HTML.fixed("", 6, 10))<TD>\(HTML.table(tables))</TD></TR>")
  }

  /// The least width a picture of so many cards was found to have, 36 points a margin aside.
  ///
  /// Graphviz centres a drawing under a wider title or legend, which then begin at other places; so
  /// neither may be much wider than the drawing. Three cards stand one under the other, seven are
  /// 640 points wide.
  private static func width(of picture: Picture) -> Double {
    switch picture.cards.count {
    case ...3: 250
    case ...6: 400
    case ...9: 580
    default: 760
    }
  }

  private let separator = " · "

  /// Things put into as few lines as are wide enough, at least one in each.
  private static func lines<T>(
    of things: [T], in width: Double, _ size: (T) -> Double
  ) -> [[T]] {
    var lines: [[T]] = []
    var room = 0.0
    for thing in things {
      room -= size(thing)
      if room < 0 || lines.isEmpty {
        lines.append([])
        room = width - size(thing)
      }
      lines[lines.count - 1].append(thing)
    }
    return lines
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
      "<TR><TD>\(lines.filter { !$0.isEmpty }.joined(separator: "<BR/>"))</TD></TR>", padding: 2)
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
    case .singlePoint: card(.singlePoint, 16, 8)
    // Its dashes are told only on a border that has a few of them.
    case .overloaded: card(.overloaded, 24, 10)
    }
  }

  private func card(_ state: Picture.State, _ width: Int, _ height: Int) -> String {
    "<TABLE BORDER=\"2\" COLOR=\"\(theme.bad.line)\" BGCOLOR=\"\(theme.bad.fill)\" "
      + "STYLE=\"\(state.border)\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
      + "<TR>\(HTML.fixed("", width, height))</TR></TABLE>"
  }

  private func cut(_ text: String, _ size: Double, bold: Bool, to width: Double) -> String {
    TextWidth(size: size, isBold: bold).cut(Escaping.visible(text), to: width, scalars: 300)
  }
}
