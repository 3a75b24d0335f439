/// A card as an HTML-like label: icon at the left, title, subtitle, figures and badges beside it.
struct CardLabel {
  private let theme: Theme
  private let icons: IconStyle
  private let isCompact: Bool

  init(_ theme: Theme, _ icons: IconStyle, isCompact: Bool) {
    self.theme = theme
    self.icons = icons
    self.isCompact = isCompact
  }

  func text(_ card: Picture.Card) -> String {
    let border = card.state.isBad ? theme.bad.line : theme.border
    let fill = card.state.isBad ? theme.bad.fill : theme.card
    let padding = isCompact ? 4 : 6
    let lines = HTML.table(lines(card), padding: 1)
    return "<TABLE BORDER=\"\(card.state.isBad ? 2 : 1)\" COLOR=\"\(border)\" BGCOLOR=\"\(fill)\" "
      + "STYLE=\"\(card.state.border)\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
      + "CELLPADDING=\"\(padding)\">"
      + "<TR><TD>\(tile(card))</TD><TD ALIGN=\"LEFT\">\(lines)</TD>"
      + HTML.fixed("", 2, 2) + "</TR></TABLE>"
  }

  /// The lines, with air above and below.
  ///
  /// Graphviz spreads the lines of a card that is lower than its icon over all the room, and a group
  /// narrower than its title would have links run through the title; the air sees to both.
  private func lines(_ card: Picture.Card) -> String {
    let accent = card.state.isBad ? theme.bad.ink : theme.tint(card.tier).accent
    let size = isCompact ? Fonts.compactTitle : Fonts.cardTitle
    let title = cut(card.title, size, bold: true)
    var words = [HTML.words(title.isEmpty ? "(no name)" : title, size, theme.ink, bold: true)]
    if !isCompact { words.append(HTML.words(cut(card.subtitle), Fonts.small, theme.second)) }
    let figures = cut(card.figures, Fonts.small, bold: true)
    words.append(HTML.words(figures, Fonts.small, accent, bold: true))
    let rows = words.filter { !$0.isEmpty }.map(HTML.row)
    let badges = card.badges.filter { !Escaping.visible($0.text).isEmpty }
    let height = Int(size * 1.2) + 2 + (rows.count - 1) * 14 + badges.count * 17
    let air = "<TR>\(HTML.fixed("", isCompact ? 60 : 104, max(1, (tileSide - height) / 2)))</TR>"
    return air + rows.joined() + badges.map { HTML.badge($0.text, theme.box($0.kind)) }.joined()
      + air
  }

  private var tileSide: Int { isCompact ? 24 : 36 }

  /// The icon on a rounded tile in the colour of the tier.
  private func tile(_ card: Picture.Card) -> String {
    let tint = theme.tint(card.tier)
    let colour = card.state.isBad ? theme.bad.ink : tint.accent
    let fill = card.state.isBad ? theme.bad.tile : tint.fill
    let side = tileSide
    let size = isCompact ? 16 : 24
    let icon = HTML.fixed(icons.image(card.icon, colour), size, size)
    let rounded = HTML.table(
      "<TR>\(icon)</TR>", spacing: (side - size) / 2,
      " BGCOLOR=\"\(fill)\" STYLE=\"ROUNDED\"")
    return HTML.table("<TR>\(HTML.fixed(rounded, side, side))</TR>")
  }

  /// Wider than this no card should be, for five of them stand in a row.
  private func cut(_ text: String, _ size: Double = Fonts.small, bold: Bool = false) -> String {
    TextWidth(size: size, isBold: bold).cut(Escaping.visible(text), to: isCompact ? 130 : 190)
  }
}

extension Picture.State {
  /// How the border of its card is drawn: what is overloaded is no single point of failure.
  var border: String { self == .overloaded ? "ROUNDED,DASHED" : "ROUNDED" }
}

/// What stands in the cell of an icon.
public enum IconStyle: Sendable, Hashable {
  /// A reference that the renderer of Napkin fills with a drawing.
  case references
  /// Nothing, so that the text is the same and draws the same everywhere.
  case absent

  func image(_ icon: Icon, _ colour: String) -> String {
    switch self {
    case .references: "<IMG SRC=\"napkin-icon:\(icon.name):\(colour.dropFirst())\" SCALE=\"TRUE\"/>"
    case .absent: ""
    }
  }
}
