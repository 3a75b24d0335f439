/// Writes a picture as the text of a graph.
struct DOT {
  let picture: Picture
  let theme: Theme
  private let cardLabel: CardLabel
  let furniture: Furniture
  let nodes: [Picture.Card.ID: String]
  /// The groups of the cards that stand in one.
  private let groups: [Picture.Card.ID: Picture.Group.ID]

  init(_ picture: Picture, _ theme: Theme, _ icons: IconStyle) {
    self.picture = picture
    self.theme = theme
    cardLabel = CardLabel(theme, icons, isCompact: picture.isCompact)
    furniture = Furniture(theme)
    nodes = Dictionary(
      picture.cards.enumerated().map { ($1.id, "c\($0 + 1)") },
      uniquingKeysWith: { first, _ in first })
    let known = Set(picture.groups.map(\.id))
    groups = Dictionary(
      picture.cards.compactMap { card in
        card.group.flatMap { known.contains($0) ? (card.id, $0) : nil }
      }, uniquingKeysWith: { first, _ in first })
  }

  var text: String {
    var lines = ["digraph \(Escaping.quoted(picture.title)) {"]
    lines += settings.map { "  " + $0 }
    lines.append("  subgraph cluster_page {")
    lines.append("    " + statement("graph", page))
    for card in picture.cards where groups[card.id] == nil { lines.append("    " + node(card)) }
    for (index, group) in picture.groups.enumerated() {
      lines += cluster(group, index + 1).map { "    " + $0 }
    }
    for (index, link) in picture.links.enumerated() where group(around: link) == nil {
      lines += labelNode(link, index + 1).map { "    " + $0 }
    }
    lines.append("  }")
    for (index, link) in picture.links.enumerated() {
      lines += edges(link, index + 1).map { "  " + $0 }
    }
    lines += rows.map { "  " + $0 } + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private var settings: [String] {
    var graph: [(String, String)] = [
      ("bgcolor", Escaping.quoted(theme.page)), ("pad", "0.15"), ("rankdir", "TB"),
      ("nodesep", "0.3"), ("ranksep", roomBetweenRows), ("splines", "spline"),
      ("outputorder", "edgesfirst"),
      ("fontname", Escaping.quoted(Fonts.family)),
    ]
    // Where lines are many, fewer rounds of straightening cost a little beauty and save most of the
    // time: 199 cards with 579 lines took 10.4 s without these and 2.5 s with them.
    if picture.links.count > 60 {
      graph += [("nslimit", "1"), ("nslimit1", "1"), ("mclimit", "0.1")]
    }
    if let legend = furniture.legend(picture) {
      graph += [("label", "<\(legend)>"), ("labelloc", "b"), ("labeljust", "l")]
    }
    return [
      statement("graph", graph),
      statement(
        "node", [("shape", "plain"), ("margin", "0"), ("fontname", Escaping.quoted(Fonts.family))]),
      statement("edge", [("arrowsize", "0.7"), ("fontname", Escaping.quoted(Fonts.family))]),
    ]
  }

  /// In inches: many lines that go past each other between two rows need room to be told apart.
  private var roomBetweenRows: String { picture.links.count > 18 ? "0.6" : "0.3" }

  /// An invisible frame round everything, which carries the title; the graph itself has the legend.
  ///
  /// Its margin is also the room that Graphviz keeps between the groups in it.
  private var page: [(String, String)] {
    [
      ("label", "<\(furniture.title(picture))>"), ("labelloc", "t"), ("labeljust", "l"),
      ("margin", "14"), ("penwidth", "0"), ("style", "invis"),
    ]
  }

  private func cluster(_ group: Picture.Group, _ number: Int) -> [String] {
    let cards = picture.cards.filter { groups[$0.id] == group.id }
    guard !cards.isEmpty else { return [] }
    let tint = theme.tint(group.tier)
    let look = [
      ("label", "<\(furniture.group(group))>"), ("labelloc", "t"), ("labeljust", "l"),
      ("style", "\"rounded,filled\""), ("fillcolor", Escaping.quoted(tint.fill)),
      ("color", Escaping.quoted(tint.fill)), ("margin", "14"),
      ("id", Escaping.quoted(group.id)), ("class", Escaping.quoted("group tier-\(group.tier)")),
      ("tooltip", Escaping.tooltip([group.title])),
    ]
    let labels = picture.links.enumerated()
      .filter { self.group(around: $0.element) == group.id }
      .flatMap { labelNode($0.element, $0.offset + 1) }
    return ["subgraph cluster_\(number) {", "  " + statement("graph", look)]
      + cards.map { "  " + node($0) } + labels.map { "  " + $0 } + ["}"]
  }

  /// In a crowd, invisible edges that put the fifth card of a group under the first.
  ///
  /// Graphviz makes one row of cards that nothing joins; sixty cards in six groups were 4,961 points
  /// wide that way and are 2,586 with rows of four. Rows of three crossed five times as often.
  private var rows: [String] {
    guard picture.isCompact else { return [] }
    return picture.groups.flatMap { group in
      let cards = picture.cards.filter { groups[$0.id] == group.id }.compactMap {
        nodes[$0.id]
      }
      return zip(cards, cards.dropFirst(4)).map {
        statement("\($0) -> \($1)", [("style", "invis")])
      }
    }
  }

  private func node(_ card: Picture.Card) -> String {
    statement(
      nodes[card.id] ?? "c0",
      [
        ("label", "<\(cardLabel.text(card))>"), ("id", Escaping.quoted(card.id)),
        ("class", Escaping.quoted("card tier-\(card.tier)")),
        ("tooltip", Escaping.tooltip(card.tooltip.isEmpty ? [card.title] : card.tooltip)),
      ])
  }

  /// The group both ends of a link stand in.
  ///
  /// The label must stand in it too: outside, Graphviz would put the two cards side by side and
  /// lead the link out of the group and back.
  func group(around link: Picture.Link) -> Picture.Group.ID? {
    groups[link.from] == groups[link.to] ? groups[link.from] : nil
  }

  func statement(_ subject: String, _ attributes: [(String, String)]) -> String {
    "\(subject) [" + attributes.map { "\($0)=\($1)" }.joined(separator: " ") + "];"
  }
}
